"""The meeting as one readable document, and the words around the record."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from meetings.access.classification import Classification
from meetings.access.policy import Permission, can
from meetings.access.requests import UserRequest
from meetings.agenda.models import Meeting
from meetings.agenda.views import next_statuses, recordable, status
from meetings.audit.conflict import conflict_page
from meetings.audit.models import Verb
from meetings.audit.trail import record
from meetings.concurrency import Conflict
from meetings.minutes import actions
from meetings.minutes.checking import tally
from meetings.minutes.forms import ClassificationForm, MinutesForm
from meetings.minutes.gaps import gaps
from meetings.minutes.neighbours import neighbours_of, with_neighbours
from meetings.minutes.reading import read


@require_safe
def meeting(request: UserRequest, pk: int) -> HttpResponse:
    meeting = get_object_or_404(with_neighbours(to_read(request), request.user), pk=pk)
    content = read(meeting, request.user)
    if content.classification > Classification.ORDINARY:
        record(Verb.RECORD_READ, meeting, by=request.user)
    may_record = can(request.user, Permission.RECORD, meeting)
    context = {
        "meeting": meeting,
        "record": content,
        "may_record": may_record,
        "may_review": can(request.user, Permission.ISSUE, meeting)
        or can(request.user, Permission.APPROVE, meeting),
        "may_print": True,
        "gaps": gaps(content) if may_record else (),
        "tally": tally(content) if may_record else None,
        "next_statuses": next_statuses(meeting) if may_record else (),
        "nearby": neighbours_of(meeting),
    }
    return render(request, "minutes/meeting.html", context)


def readable(request: UserRequest, pk: int) -> Meeting:
    """The door to reading: 404 when unseen."""
    return get_object_or_404(to_read(request), pk=pk)


def to_read(request: UserRequest) -> QuerySet[Meeting]:
    """The meetings that the user sees, with what each is read from."""
    return Meeting.objects.visible_to(request.user).select_related(
        "series", "institution__parent", "institution__stationery", "minutes"
    )


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: UserRequest, pk: int) -> HttpResponse:
    meeting = recordable(request, pk)
    minutes = actions.minutes_of(meeting)
    form = MinutesForm(request.POST or None, instance=minutes)
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            actions.edit_minutes(minutes, form.values, version=version, by=request.user)
        except Conflict as conflict:
            back = meeting.get_absolute_url()
            return conflict_page(request, form, conflict, back_url=back)
        messages.success(request, "Notula disimpan.")
        return redirect(meeting)
    context = {"form": form, "meeting": meeting}
    return render(request, "minutes/minutes_form.html", context, status=status(form))


@require_http_methods(["GET", "HEAD", "POST"])
def reclassify(request: UserRequest, pk: int) -> HttpResponse:
    meeting = recordable(request, pk)
    form = ClassificationForm(request.POST or None, meeting=meeting, user=request.user)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            actions.reclassify(
                meeting,
                data["classification"],
                version=data["version"],
                by=request.user,
            )
        except Conflict as conflict:
            back = reverse("minutes:reclassify", args=[meeting.pk])
            return conflict_page(request, form, conflict, back_url=back)
        messages.success(request, "Klasifikasi rapat disimpan.")
        return redirect(meeting)
    context = {"form": form, "meeting": meeting}
    return render(request, "minutes/reclassify.html", context, status=status(form))
