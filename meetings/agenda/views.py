"""Pages of meetings."""

from __future__ import annotations

import re

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from meetings.access.policy import Permission, can, require
from meetings.access.requests import UserRequest
from meetings.agenda import actions
from meetings.agenda.forms import MeetingFilter, MeetingForm
from meetings.agenda.models import Attendance, Meeting
from meetings.audit.conflict import conflict_page
from meetings.concurrency import Conflict

PAGE_SIZE = 25
STEPS = {"up": -1, "down": 1}


@require_safe
def list_meetings(request: UserRequest) -> HttpResponse:
    visible = Meeting.objects.visible_to(request.user)
    form = MeetingFilter(request.GET or None, visible=visible)
    keys = form.narrow(visible).newest_first().values_list("pk", flat=True)
    page = Paginator(keys, PAGE_SIZE).get_page(request.GET.get("page"))
    # Counted for the page's rows only.
    rows = Meeting.objects.filter(pk__in=list(page.object_list))
    page.object_list = with_counts(rows).newest_first()
    context = {
        "page_obj": page,
        "form": form,
        "filtered": bool(request.GET),
        "may_create": can(request.user, Permission.CREATE_MEETING),
    }
    return render(request, "agenda/list.html", context)


def with_counts(meetings):
    """Meetings with ``present_count``: lines of those who took part."""
    present = (
        Attendance.objects.filter(
            meeting=OuterRef("pk"), status=Attendance.Status.PRESENT
        )
        .order_by()
        .values("meeting")
        .annotate(count=Count("pk"))
        .values("count")
    )
    return meetings.select_related("series", "institution").annotate(
        present_count=Coalesce(Subquery(present, output_field=IntegerField()), 0)
    )


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: UserRequest, pk: int) -> HttpResponse:
    meeting = recordable(request, pk)
    form = MeetingForm(request.POST or None, user=request.user, instance=meeting)
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            actions.edit_meeting(meeting, form.values, version=version, by=request.user)
        except Conflict as conflict:
            back = meeting.get_absolute_url()
            return conflict_page(request, form, conflict, back_url=back)
        messages.success(request, "Perubahan rapat disimpan.")
        return redirect(meeting)
    # A refused form has already written its values onto its own instance.
    context = {"form": form, "meeting": recordable(request, pk)}
    return render(request, "agenda/meeting_form.html", context, status=status(form))


@require_POST
def change_status(request: UserRequest, pk: int) -> HttpResponse:
    meeting = recordable(request, pk)
    wanted = request.POST.get("status", "")
    if wanted not in Meeting.Status.values:
        return HttpResponseBadRequest()
    try:
        meeting = actions.change_status(meeting, wanted, by=request.user)
    except actions.WrongStatus:
        messages.warning(
            request,
            f"Status tidak diubah: rapat ini sedang “{meeting.get_status_display()}”.",
        )
    else:
        label = meeting.get_status_display()
        messages.success(request, f"Status rapat sekarang: {label}.")
    return redirect(meeting)


def recordable(
    request: UserRequest, pk: int, permission: Permission = Permission.RECORD
) -> Meeting:
    """The door to recording: 404 when unseen, 403 when seen but not allowed."""
    meetings = Meeting.objects.visible_to(request.user)
    meeting = get_object_or_404(
        meetings.select_related("institution", "minutes"), pk=pk
    )
    require(request.user, permission, meeting)
    return meeting


def step_of(request: UserRequest) -> int | None:
    """By a button one place, by drag as many as it says (negative: up).

    None for what is neither, or has over four digits.
    """
    if step := STEPS.get(request.POST.get("direction", "")):
        return step
    text = request.POST.get("step", "")
    return int(text) if re.fullmatch(r"-?[0-9]{1,4}", text) else None


def next_statuses(meeting: Meeting) -> list[tuple[str, str]]:
    """Where the meeting can go from its status, with labels."""
    return [
        (each.value, str(each.label))
        for each in actions.NEXT[Meeting.Status(meeting.status)]
    ]


def status(form) -> int:
    """422 when the input was refused, so that scripts and logs can tell."""
    return 422 if form.is_bound and form.errors else 200
