"""What goes out before a meeting: a letter, a calendar entry, a text for messages."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from meetings.access.requests import UserRequest
from meetings.agenda.calendar_file import calendar_of
from meetings.agenda.invitation_forms import InvitationForm
from meetings.agenda.invitation_letter import edit_invitation as write_letter
from meetings.agenda.invitation_letter import invitation_of
from meetings.agenda.models import Meeting
from meetings.agenda.views import recordable, status
from meetings.audit.conflict import conflict_page
from meetings.concurrency import Conflict

REQUEST = "Mohon kehadiran Bapak/Ibu. Bila berhalangan, mohon menugaskan wakil."


@require_http_methods(["GET", "HEAD", "POST"])
def edit_invitation(request: UserRequest, pk: int) -> HttpResponse:
    meeting = recordable(request, pk)
    form = InvitationForm(request.POST or None, instance=invitation_of(meeting))
    here = reverse("agenda:edit_invitation", args=[meeting.pk])
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            write_letter(meeting, form.values, version=version, by=request.user)
        except Conflict as conflict:
            return conflict_page(request, form, conflict, back_url=here)
        messages.success(request, "Surat undangan disimpan.")
        return redirect(here)
    context = {"form": form, "meeting": meeting}
    return render(request, "agenda/invitation_form.html", context, status=status(form))


@require_safe
def calendar(request: UserRequest, pk: int) -> HttpResponse:
    """The meeting for a calendar; 404 while it has no date."""
    meeting = get_object_or_404(Meeting.objects.visible_to(request.user), pk=pk)
    if meeting.date is None:
        raise Http404
    url = request.build_absolute_uri(meeting.get_absolute_url())
    content = calendar_of(meeting, url, timezone.now())
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    name = f"rapat-{meeting.date:%Y-%m-%d}.ics"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_safe
def invitation_text(request: UserRequest, pk: int) -> HttpResponse:
    """An invitation to paste into a message."""
    meetings = Meeting.objects.visible_to(request.user).select_related("institution")
    meeting = get_object_or_404(meetings, pk=pk)
    address = request.build_absolute_uri(meeting.get_absolute_url())
    return HttpResponse(
        text_of(meeting, address), content_type="text/plain; charset=utf-8"
    )


def text_of(meeting: Meeting, address: str) -> str:
    """The particulars that are known, a line each, in the order of a letter."""
    items = [f"{each.number}. {each.title}" for each in meeting.agenda_items.all()]
    place = meeting.place
    if meeting.mode != Meeting.Mode.IN_PERSON:
        manner = str(meeting.get_mode_display()).lower()
        place = ", ".join(part for part in (place, f"secara {manner}") if part)
    particulars = [
        f"*{meeting}*",
        meeting.invitation_number and f"Nomor: {meeting.invitation_number}",
        meeting.date_text and f"Hari/tanggal: {meeting.date_text}",
        meeting.time_text and f"Waktu: {meeting.time_text}",
        place and f"Tempat: {place}",
        meeting.link and f"Tautan: {meeting.link}",
        "\n".join(["Acara:", *items]) if items else "",
        f"Rincian: {address}",
    ]
    occasion, request = (
        ("PEMBATALAN RAPAT", "Rapat ini dibatalkan. Mohon maklum.")
        if meeting.status == Meeting.Status.CANCELLED
        else ("UNDANGAN RAPAT", REQUEST)
    )
    blocks = [
        f"*{occasion}*\n{meeting.institution.name}",
        "\n".join(line for line in particulars if line),
        request,
    ]
    return "\n\n".join(blocks) + "\n"
