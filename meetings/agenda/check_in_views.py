"""The check-in: the secretariat's page with the code, and the public page behind it."""

from __future__ import annotations

from io import BytesIO
from urllib.parse import urlencode

import segno
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from meetings.access.classification import Classification
from meetings.access.requests import UserRequest
from meetings.agenda import actions, checking_in
from meetings.agenda.limits import too_often
from meetings.agenda.models import Attendance, CheckIn, Meeting
from meetings.agenda.sheet import sheet_of
from meetings.agenda.signing import key_of
from meetings.agenda.views import recordable
from meetings.htmx import answer

# A whole room checks in from one network address: sixty people who look twice a minute.
SEARCHES_A_MINUTE = 120
MODES = {Attendance.Mode.IN_PERSON.value, Attendance.Mode.ONLINE.value}


@require_safe
def check_in(request: UserRequest, pk: int) -> HttpResponse:
    """The code to put on the wall and how many are here; the count alone to htmx."""
    meeting = recordable(request, pk)
    opened = CheckIn.objects.open().filter(meeting=meeting).first()
    context = {
        "meeting": meeting,
        "address": address(request, opened) if opened else "",
        "totals": sheet_of(meeting).totals,
        "in_session": meeting.status == Meeting.Status.IN_SESSION,
        "classified": meeting.classification != Classification.ORDINARY,
    }
    return answer(
        request, "agenda/check_in.html", "agenda/_check_in_count.html", context
    )


@require_POST
def open_check_in(request: UserRequest, pk: int) -> HttpResponse:
    meeting = recordable(request, pk)
    try:
        checking_in.open_check_in(meeting, by=request.user)
    except checking_in.NotNow:
        messages.error(
            request,
            "Presensi hanya untuk rapat yang sedang berlangsung dan berklasifikasi"
            " biasa.",
        )
    return redirect("agenda:check_in", meeting.pk)


@require_POST
def close_check_in(request: UserRequest, pk: int) -> HttpResponse:
    meeting = recordable(request, pk)
    actions.close_check_in(meeting, by=request.user)
    messages.success(request, "Presensi ditutup. Kode yang lama tidak berlaku lagi.")
    return redirect("agenda:check_in", meeting.pk)


@require_safe
@never_cache
def check_in_code(request: UserRequest, pk: int) -> HttpResponse:
    """The QR code of the public page's address, as SVG."""
    meeting = recordable(request, pk)
    opened = get_object_or_404(CheckIn, meeting=meeting)
    image = BytesIO()
    code = segno.make(address(request, opened), error="m", micro=False)
    code.save(image, kind="svg", border=2, light="#fff", omitsize=True)
    return HttpResponse(image.getvalue(), content_type="image/svg+xml")


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def attend(request: HttpRequest, token: str) -> HttpResponse:
    """Where attendants find themselves by the first letters and say that they are here.

    One who posts must have typed the name, too: keys alone open nothing.
    """
    rows = CheckIn.objects.open().select_related("meeting")
    opened = get_object_or_404(rows, token=token)
    meeting = opened.meeting
    text = request.POST.get("q", request.GET.get("q", ""))[:100]
    searched = bool(text.strip())
    if searched and too_often(request, token, most=SEARCHES_A_MINUTE):
        return render(request, "agenda/too_often.html", status=429)
    found = checking_in.waiting_for(meeting, text)
    if request.method == "POST":
        return confirm(request, opened, found)
    context = {
        "meeting": meeting,
        "query": text,
        "found": found,
        "searched": searched,
        "fewest": checking_in.FEWEST_LETTERS,
        "full": len(found) == checking_in.MOST_SHOWN,
        "online_first": meeting.mode == Meeting.Mode.ONLINE,
    }
    return render(request, "agenda/attend.html", context)


def confirm(
    request: HttpRequest, opened: CheckIn, found: list[Attendance]
) -> HttpResponse:
    """Confirm one of those whom the typed letters show."""
    mode = request.POST.get("mode", "")
    if mode not in MODES:
        return HttpResponseBadRequest()
    line = next((f for f in found if str(f.pk) == request.POST.get("line")), None)
    try:
        if line is None:
            raise checking_in.AlreadyMarked
        line = checking_in.confirm(opened, line, mode)
    except checking_in.AlreadyMarked:
        messages.info(
            request,
            "Nama itu tidak lagi menunggu presensi; mungkin sudah tercatat."
            " Bila keliru, hubungi sekretariat rapat.",
        )
        return redirect("agenda:attend", opened.token)
    messages.success(request, f"Terima kasih. Kehadiran {line.name} tercatat.")
    query = urlencode({"kunci": key_of(line)})
    return redirect(f"{reverse('agenda:sign', args=[opened.token])}?{query}")


def address(request: HttpRequest, opened: CheckIn) -> str:
    """The public page's whole address, as it stands in the code."""
    return request.build_absolute_uri(reverse("agenda:attend", args=[opened.token]))
