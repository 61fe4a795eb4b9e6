"""Pages of the attendance list."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from meetings.access.policy import Permission, require
from meetings.access.requests import UserRequest
from meetings.agenda import attending
from meetings.agenda.actions import InUse
from meetings.agenda.attendance_forms import FORMS, AttendanceForm
from meetings.agenda.models import Attendance, Meeting
from meetings.agenda.quick_forms import InviteForm
from meetings.agenda.sheet import sheet_of
from meetings.agenda.views import recordable, status, step_of
from meetings.audit.conflict import conflict_page
from meetings.concurrency import Conflict
from meetings.directory.finding import find
from meetings.htmx import wants_piece


@require_safe
def attendance(request: UserRequest, pk: int) -> HttpResponse:
    """The list at work; with ``?q=`` also whom the words mean, alone to htmx."""
    meeting = recordable(request, pk)
    context: dict[str, Any] = {"meeting": meeting}
    if "q" in request.GET:
        context |= found_for(meeting, request.GET["q"])
        if wants_piece(request):
            return render(request, "agenda/_found.html", context)
    context |= {
        "sheet": sheet_of(meeting),
        "invite_form": InviteForm(),
        "ordering": "susun" in request.GET,
    }
    return render(request, "agenda/attendance.html", context)


def found_for(meeting: Meeting, text: str) -> dict[str, Any]:
    """Whom the typed words mean, and who of them is on the list already."""
    lines = meeting.attendance.values_list("official", "position")
    found = find(text, meeting.date)
    return {
        "query": text,
        "found": found,
        "listed_officials": {official for official, _ in lines if official},
        "listed_positions": {
            position for official, position in lines if position and not official
        },
        "present_first": meeting.status != Meeting.Status.PLANNED,
    }


@require_http_methods(["GET", "HEAD", "POST"])
def add_attendance(request: UserRequest, pk: int, kind: str) -> HttpResponse:
    meeting = recordable(request, pk)
    if kind not in FORMS:
        raise Http404
    # What the quick field did not find need not be typed again.
    typed = {"name": request.GET.get("nama", "")}
    form = FORMS[kind](request.POST or None, meeting=meeting, initial=typed)
    if request.method == "POST" and form.is_valid():
        line = attending.add_attendance(
            meeting, form.values, uuid=form.new_uuid, by=request.user
        )
        messages.success(request, f"{line} ditambahkan ke daftar hadir.")
        return redirect("agenda:attendance", meeting.pk)
    return form_page(request, form, meeting, None)


@require_http_methods(["GET", "HEAD", "POST"])
def edit_attendance(request: UserRequest, pk: int) -> HttpResponse:
    line = recordable_line(request, pk)
    form = FORMS[line.kind](request.POST or None, meeting=line.meeting, instance=line)
    back = reverse("agenda:attendance", args=[line.meeting_id])
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            attending.edit_attendance(
                line, form.values, version=version, by=request.user
            )
        except Conflict as conflict:
            return conflict_page(request, form, conflict, back_url=back)
        messages.success(request, "Baris daftar hadir disimpan.")
        return redirect(back)
    return form_page(request, form, line.meeting, line)


def form_page(
    request: UserRequest,
    form: AttendanceForm,
    meeting: Meeting,
    line: Attendance | None,
) -> HttpResponse:
    context = {
        "form": form,
        "meeting": meeting,
        "attendance": line,
        "kind_label": Attendance.Kind(form.kind).label,
    }
    return render(request, "agenda/attendance_form.html", context, status=status(form))


@require_POST
def move_attendance(request: UserRequest, pk: int) -> HttpResponse:
    line = recordable_line(request, pk)
    step = step_of(request)
    if step is None:
        return HttpResponseBadRequest()
    attending.move_attendance(line, step, by=request.user)
    url = reverse("agenda:attendance", args=[line.meeting_id])
    return redirect(f"{url}?susun=1#hadir-{line.pk}")


@require_http_methods(["GET", "HEAD", "POST"])
def remove_attendance(request: UserRequest, pk: int) -> HttpResponse:
    line = recordable_line(request, pk)
    back = reverse("agenda:attendance", args=[line.meeting_id])
    if request.method == "POST":
        try:
            attending.remove_attendance(line, by=request.user)
        except InUse:
            messages.error(
                request,
                "Baris ini belum dapat dihapus karena butirnya tercatat sebagai"
                " ucapannya. Alihkan butirnya kepada pembicara lain lebih dahulu.",
            )
        else:
            messages.success(request, f"{line} dihapus dari daftar hadir.")
        return redirect(back)
    context = {
        "title": "Hapus dari daftar hadir?",
        "message": "Baris ini dihapus dari daftar hadir rapat.",
        "object_text": line.label,
        "back_url": back,
        "meeting": line.meeting,
    }
    return render(request, "confirm.html", context)


def recordable_line(
    request: UserRequest, pk: int, permission: Permission = Permission.RECORD
) -> Attendance:
    """The door to a line of the list, through its meeting."""
    visible = Meeting.objects.visible_to(request.user)
    rows = Attendance.objects.select_related("meeting__minutes").filter(
        meeting__in=visible
    )
    line = get_object_or_404(rows, pk=pk)
    require(request.user, permission, line.meeting)
    return line
