"""The secretariat asks speakers to confirm, and rules on what they propose."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from meetings.access.policy import Permission
from meetings.access.requests import UserRequest
from meetings.agenda.attendance_views import recordable_line
from meetings.agenda.models import Meeting
from meetings.agenda.views import recordable
from meetings.concurrency import Conflict
from meetings.minutes import confirming, ruling
from meetings.minutes.confirmation_forms import RefusalForm
from meetings.minutes.directive_views import recordable_directive
from meetings.minutes.models import Confirmation
from meetings.minutes.speakers import proposals_in, said_in, speakers_of

GONE = (
    "Usulan itu tidak lagi menunggu putusan: sudah diputuskan, diganti oleh"
    " pembicaranya, atau notulanya sudah disetujui."
)
CHANGED = (
    "Butir itu diubah ketika Anda memeriksanya. Bandingkan usulannya dengan bunyi yang"
    " sekarang, lalu putuskan lagi."
)


@require_safe
def confirmations(request: UserRequest, pk: int) -> HttpResponse:
    """Who was asked, how each directive stands, and what is proposed."""
    return desk(request, recordable(request, pk, Permission.KEEP))


def desk(
    request: UserRequest,
    meeting: Meeting,
    *,
    refused: RefusalForm | None = None,
    proposal: int = 0,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    """The page; ``refused`` is the form of that proposal that came without a reason."""
    said = said_in(meeting)
    forms = {proposal: refused} if refused else {}
    context: dict[str, Any] = {
        "meeting": meeting,
        "takes_answers": confirming.takes_answers(meeting),
        "speakers": speakers_of(meeting, said, timezone.now()),
        "proposals": [
            (each, forms.get(each.answer.pk) or RefusalForm(proposal=each.answer.pk))
            for each in proposals_in(said)
        ],
        "problem": problem,
    }
    return render(request, "minutes/confirmations.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirmation_link(request: UserRequest, pk: int) -> HttpResponse:
    """Make a speaker's link, and tell it this once: nobody can look it up later."""
    line = recordable_line(request, pk, Permission.KEEP)
    context: dict[str, Any] = {"meeting": line.meeting, "line": line}
    if request.method != "POST":
        return render(request, "minutes/confirmation_link.html", context)
    try:
        link, token = confirming.make_link(line, by=request.user)
    except (confirming.Closed, confirming.NothingSaid):
        problem = "Bagi pembicara ini tautan tidak dapat dibuat sekarang."
        return desk(request, line.meeting, problem=problem, status=409)
    address = reverse("minutes:confirm", args=[token])
    context |= {"link": link, "address": request.build_absolute_uri(address)}
    return render(request, "minutes/confirmation_link.html", context)


@require_POST
def revoke_link(request: UserRequest, pk: int) -> HttpResponse:
    line = recordable_line(request, pk, Permission.KEEP)
    confirming.revoke_link(line, by=request.user)
    messages.success(request, "Tautan dicabut. Alamatnya tidak berlaku lagi.")
    return redirect("minutes:confirmations", line.meeting_id)


@require_POST
def accept_proposal(request: UserRequest, pk: int) -> HttpResponse:
    proposal = recordable_proposal(request, pk)
    meeting = proposal.directive.meeting
    version = request.POST.get("version", "")
    if not version.isdecimal() or len(version) > 9:
        return HttpResponseBadRequest()
    try:
        ruling.accept(proposal, version=int(version), by=request.user)
    except Conflict:
        return desk(request, meeting, problem=CHANGED, status=409)
    except (confirming.Closed, ruling.NotWaiting):
        messages.info(request, GONE)
    else:
        messages.success(request, "Usulan diterima. Bunyi butirnya telah diganti.")
    return redirect("minutes:confirmations", meeting.pk)


@require_POST
def refuse_proposal(request: UserRequest, pk: int) -> HttpResponse:
    proposal = recordable_proposal(request, pk)
    meeting = proposal.directive.meeting
    form = RefusalForm(request.POST, proposal=pk)
    if not form.is_valid():
        return desk(request, meeting, refused=form, proposal=pk, status=422)
    try:
        ruling.refuse(proposal, form.cleaned_data["reason"], by=request.user)
    except (confirming.Closed, ruling.NotWaiting):
        messages.info(request, GONE)
    else:
        messages.success(request, "Usulan tidak diterima. Bunyi butirnya tetap.")
    return redirect("minutes:confirmations", meeting.pk)


def recordable_proposal(request: UserRequest, pk: int) -> Confirmation:
    """The door to a proposal, through its directive."""
    rows = Confirmation.objects.filter(kind=Confirmation.Kind.PROPOSED)
    proposal = get_object_or_404(rows, pk=pk)
    proposal.directive = recordable_directive(
        request, proposal.directive_id, Permission.KEEP
    )
    return proposal
