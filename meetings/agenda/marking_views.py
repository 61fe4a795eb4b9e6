"""Buttons and quick fields of the attendance list."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import reswap, retarget, trigger_client_event

from meetings.access.models import User
from meetings.access.requests import UserRequest
from meetings.agenda import inviting, marking
from meetings.agenda.attendance_views import recordable_line
from meetings.agenda.models import Attendance, Meeting
from meetings.agenda.quick_forms import (
    DeputyForm,
    FoundForm,
    InviteForm,
    MarkAllForm,
)
from meetings.agenda.sheet import sheet_of
from meetings.agenda.views import recordable, status
from meetings.directory.finding import find
from meetings.directory.models import Official
from meetings.htmx import answer, go, wants_piece


@require_POST
def invite_list(request: UserRequest, pk: int) -> HttpResponse:
    meeting = recordable(request, pk)
    form = InviteForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest()
    added = inviting.invite_list(meeting, form.cleaned_data["list"], by=request.user)
    if added:
        messages.success(request, f"{len(added)} undangan ditambahkan.")
    else:
        messages.info(request, "Semua dalam daftar undangan itu sudah ada di sini.")
    return redirect("agenda:attendance", meeting.pk)


@require_POST
def add_found(request: UserRequest, pk: int) -> HttpResponse:
    """Add whom the quick field found; htmx gets the new list beside the field."""
    meeting = recordable(request, pk)
    form = FoundForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest()
    line, needed = inviting.add_found(meeting, **form.cleaned_data, by=request.user)
    said = (
        f"{line} ditambahkan ke daftar hadir."
        if needed
        else f"{line} sudah ada dalam daftar hadir."
    )
    if wants_piece(request):
        context = {"meeting": meeting, "sheet": sheet_of(meeting), "said": said}
        return render(request, "agenda/_sheet_and_word.html", context)
    messages.success(request, said)
    return redirect(line_url(line))


@require_POST
def mark(request: UserRequest, pk: int) -> HttpResponse:
    """One tap; htmx gets that line and the head counts."""
    line = recordable_line(request, pk)
    wanted = marking.MARKS.get(request.POST.get("mark", ""))
    if wanted is None:
        return HttpResponseBadRequest()
    marking.mark(line, *wanted, by=request.user)
    if not wants_piece(request):
        return redirect(line_url(line))
    sheet = sheet_of(line.meeting)
    context = {"meeting": line.meeting, "sheet": sheet, "row": sheet.row(line.pk)}
    return render(request, "agenda/_marked.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def represent(request: UserRequest, pk: int) -> HttpResponse:
    """By whom? With ``?q=`` officials to choose from, alone to htmx."""
    line = recordable_line(request, pk)
    if line.position_id is None:
        messages.error(request, "Yang dapat diwakili hanya pemegang jabatan.")
        return go(request, line_url(line))
    names = f"wakil-{line.pk}-%s"
    form = DeputyForm(request.POST or None, initial={"uuid": uuid4()}, auto_id=names)
    if "unknown" in request.POST:
        marking.mark(line, Attendance.Status.REPRESENTED, by=request.user)
        return represented(request, line, "Ditandai diwakili.")
    if request.method == "POST" and form.is_valid():
        deputy = saved(line, form, by=request.user)
        if deputy is not None:
            return represented(request, line, f"{deputy} dicatat sebagai wakil.")
    text = request.GET.get("q", "")
    context = {
        "line": line,
        "meeting": line.meeting,
        "form": form,
        "query": text,
        "officials": officials_for(line, text),
        "inline": wants_piece(request),
    }
    fragment = "agenda/_deputies.html" if "q" in request.GET else "agenda/_deputy.html"
    return answer(
        request, "agenda/represent.html", fragment, context, status=status(form)
    )


def saved(line: Attendance, form: DeputyForm, *, by: User) -> Attendance | None:
    """The deputy's line; None when the form now says why there is none."""
    uuid = form.cleaned_data["uuid"] or uuid4()
    try:
        return marking.represent(line, form.deputy, uuid=uuid, by=by)
    except marking.AlreadyRepresents:
        form.add_error(None, "Pejabat ini tidak dapat mewakili jabatan tersebut.")
        return None


def represented(request: UserRequest, line: Attendance, said: str) -> HttpResponse:
    """Back to the line; htmx gets the whole list anew, because it has a line more."""
    if not wants_piece(request):
        messages.success(request, said)
        return redirect(line_url(line))
    context = {"meeting": line.meeting, "sheet": sheet_of(line.meeting)}
    response = render(request, "agenda/_sheet.html", context)
    response = retarget(reswap(response, "outerHTML"), "#lembar")
    return trigger_client_event(
        response, "rakor:focus", {"id": f"hadir-{line.pk}"}, after="settle"
    )


def officials_for(line: Attendance, text: str) -> list[dict[str, Any]]:
    """Officials whom the words mean, each once, but for the one to be represented."""
    chosen: dict[int, dict[str, Any]] = {}
    for each in find(text, line.meeting.date):
        official: Official | None = each.official
        if official is not None and official.pk != line.official_id:
            chosen.setdefault(
                official.pk, {"official": official, "office": each.office}
            )
    return list(chosen.values())


@require_http_methods(["GET", "HEAD", "POST"])
def mark_all(request: UserRequest, pk: int) -> HttpResponse:
    """Everybody still invited was there, except the ticked."""
    meeting = recordable(request, pk)
    form = MarkAllForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        counts = marking.mark_all(
            meeting,
            values["shown"],
            values["missing"],
            values["status"],
            by=request.user,
        )
        messages.success(request, counted(counts, values["status"]))
        return redirect("agenda:attendance", meeting.pk)
    rows = [row for row in sheet_of(meeting).rows if row.attendee.status == "invited"]
    context = {
        "meeting": meeting,
        "form": form,
        "rows": rows,
        "online": meeting.mode == Meeting.Mode.ONLINE,
        "ticked": request.POST.getlist("missing"),
    }
    return render(request, "agenda/mark_all.html", context, status=status(form))


def counted(counts: dict[str, int], missing: str) -> str:
    """What was done, in a sentence."""
    label = Attendance.Status(missing).label.lower()
    came = counts[Attendance.Status.PRESENT.value]
    return f"{came} baris ditandai hadir, {counts[missing]} {label}."


def line_url(line: Attendance) -> str:
    """The line's place on the page of the list."""
    page = reverse("agenda:attendance", args=[line.meeting_id])
    return f"{page}#hadir-{line.pk}"
