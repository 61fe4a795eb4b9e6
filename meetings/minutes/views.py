"""The meeting as one readable document, and the words around the record."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Q, Subquery
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
from meetings.minutes.models import Directive
from meetings.minutes.reading import read


@require_safe
def meeting(request: UserRequest, pk: int) -> HttpResponse:
    meeting = readable(request, pk)
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
        "removed": removed(request, meeting) if may_record else (),
        "next_statuses": next_statuses(meeting) if may_record else (),
        "nearby": nearby(request, meeting),
    }
    return render(request, "minutes/meeting.html", context)


def nearby(request: UserRequest, meeting: Meeting) -> dict[str, Meeting | None]:
    """The meetings of the same forum before and after it that the reader sees."""
    if meeting.series_id is None or meeting.date is None:
        return {}
    others = Meeting.objects.visible_to(request.user).filter(series=meeting.series_id)
    before = Q(date__lt=meeting.date) | Q(date=meeting.date, pk__lt=meeting.pk)
    after = Q(date__gt=meeting.date) | Q(date=meeting.date, pk__gt=meeting.pk)
    # Both in one query.
    previous = others.filter(before).order_by("-date", "-pk").values("pk")[:1]
    following = others.filter(after).order_by("date", "pk").values("pk")[:1]
    both = Meeting.objects.filter(Q(pk=Subquery(previous)) | Q(pk=Subquery(following)))
    here = (meeting.date, meeting.pk)
    return {
        "previous" if (each.date, each.pk) < here else "next": each for each in both
    }


def readable(request: UserRequest, pk: int) -> Meeting:
    """The door to reading: 404 when unseen."""
    meetings = Meeting.objects.visible_to(request.user).select_related(
        "series", "institution__parent", "institution__stationery", "minutes"
    )
    return get_object_or_404(meetings, pk=pk)


def removed(request: UserRequest, meeting: Meeting):
    """What was taken out of the record, for the secretariat to bring back."""
    cleared = Directive.objects.filter(classification__lte=request.user.clearance)
    return cleared.filter(meeting=meeting, removed_at__isnull=False).in_order()


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
