"""Errata of issued minutes: what is proposed, and proposing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from meetings.access.classification import Classification
from meetings.access.policy import Permission, can, require
from meetings.access.requests import UserRequest
from meetings.agenda.models import Meeting
from meetings.agenda.views import status
from meetings.audit.models import Verb
from meetings.audit.trail import record
from meetings.minutes import correcting, reviewing
from meetings.minutes.correction_forms import CorrectionForm, RefusalForm
from meetings.minutes.errata import paragraphs
from meetings.minutes.models import Correction
from meetings.minutes.reading import is_issued, read
from meetings.minutes.review_forms import CapacityForm
from meetings.minutes.review_views import reviewable


@require_safe
def corrections(request: UserRequest, pk: int) -> HttpResponse:
    return corrections_page(request, reviewable(request, pk))


def corrections_page(
    request: UserRequest, meeting: Meeting, form: Any = None
) -> HttpResponse:
    """All errata of the meeting that the user may read; ``form`` was refused."""
    seen = meeting.corrections.filter(classification__lte=request.user.clearance)
    rows = list(seen.select_related("proposed_by", "decided_by", "edition"))
    if any(row.classification > Classification.ORDINARY for row in rows):
        record(Verb.RECORD_READ, meeting, by=request.user)
    capacity = {"capacity": reviewing.capacity_of(request.user, meeting)}
    context = {
        "meeting": meeting,
        "open": [row for row in rows if row.is_open],
        "decided": [row for row in rows if not row.is_open],
        "is_issued": is_issued(meeting),
        "may_propose": can(request.user, Permission.ISSUE, meeting),
        "may_approve": can(request.user, Permission.APPROVE, meeting),
        "form": form or CapacityForm(initial=capacity),
        "refusal_form": RefusalForm(),
    }
    code = status(form) if form is not None else 200
    return render(request, "minutes/corrections.html", context, status=code)


@require_http_methods(["GET", "HEAD", "POST"])
def propose_correction(request: UserRequest, pk: int) -> HttpResponse:
    meeting = reviewable(request, pk, Permission.ISSUE)
    if not is_issued(meeting):
        messages.info(
            request, "Notula ini belum terbit: perbaikilah langsung catatannya."
        )
        return redirect(meeting)
    content = read(meeting, request.user)
    if content.classification > Classification.ORDINARY:
        record(Verb.RECORD_READ, meeting, by=request.user)
    known = paragraphs(content, meeting)
    chosen = request.GET.get("paragraf", "")
    form = CorrectionForm(request.POST or None, known=known, chosen=chosen)
    if request.method == "POST" and form.is_valid():
        try:
            correcting.propose(meeting, **form.values, by=request.user)
        except correcting.StaleParagraph:
            form.add_error("paragraph", "Untuk paragraf ini masih ada usulan terbuka.")
        else:
            messages.success(request, "Usulan ralat disimpan; menunggu persetujuan.")
            return redirect("minutes:corrections", meeting.pk)
    context = {"form": form, "meeting": meeting}
    return render(request, "minutes/correction_form.html", context, status=status(form))


@require_POST
def refuse_correction(request: UserRequest, pk: int) -> HttpResponse:
    visible = Meeting.objects.visible_to(request.user)
    rows = Correction.objects.select_related("meeting").filter(
        meeting__in=visible, classification__lte=request.user.clearance
    )
    correction = get_object_or_404(rows, pk=pk)
    require(request.user, Permission.APPROVE, correction.meeting)
    form = RefusalForm(request.POST)
    if not form.is_valid():
        messages.warning(request, "Tuliskan alasan penolakannya.")
        return redirect("minutes:corrections", correction.meeting_id)
    try:
        correcting.refuse(correction, form.cleaned_data["refusal"], by=request.user)
    except correcting.Decided:
        messages.info(request, "Usulan ini sudah diputuskan.")
    else:
        messages.success(request, "Usulan ralat ditolak.")
    return redirect("minutes:corrections", correction.meeting_id)
