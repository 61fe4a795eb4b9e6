"""Notices on the screen, and texts to paste into a message."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from meetings.access.classification import Classification
from meetings.access.requests import UserRequest
from meetings.audit.models import Verb
from meetings.audit.trail import record
from meetings.followups.lines import lines_of, reasons_of
from meetings.followups.models import Reminder
from meetings.followups.parties import refused_to
from meetings.followups.reminder_text import digest_message, message
from meetings.followups.reminding import read_all
from meetings.followups.sending import parts_for
from meetings.followups.views import PAGE_SIZE, own_pages, visible

PLAIN = "text/plain; charset=utf-8"
CLOSED = "Tindak lanjut ini {}, jadi tidak ada yang perlu diingatkan.\n"


@require_safe
def notices(request: UserRequest) -> HttpResponse:
    """Of what the user was reminded, the newest first; before it what was refused."""
    rows = Reminder.objects.visible_to(request.user)
    told = rows.select_related("followup__lead", "followup__directive__meeting")
    page = Paginator(told, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "page_obj": page,
        "refusals": refused_to(request.user).select_related(
            "to", "followup__directive"
        ),
        **own_pages(request.user),
    }
    return render(request, "followups/notices.html", context)


@require_POST
def read_notices(request: UserRequest) -> HttpResponse:
    read_all(by=request.user)
    return redirect("followups:notices")


@require_safe
def text(request: UserRequest, pk: int) -> HttpResponse:
    """One open follow-up as text; what is classified is not in it."""
    followup = visible(request, pk)
    if not followup.is_open:
        told = CLOSED.format(followup.get_state_display().lower())
        return HttpResponse(told, content_type=PLAIN, status=404)
    if followup.directive.classification > Classification.ORDINARY:
        record(Verb.RECORD_READ, followup, by=request.user)
    today = timezone.localdate()
    [line] = lines_of([followup], today, reasons_of([followup]))
    return HttpResponse(message(line, today), content_type=PLAIN)


@require_safe
def digest_text(request: UserRequest) -> HttpResponse:
    """What is open for the user, as text."""
    today = timezone.localdate()
    parts = parts_for(request.user, today)
    return HttpResponse(digest_message(parts, today), content_type=PLAIN)
