"""The secretariat and who leads decide on what was reported."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from meetings.access.policy import Permission, require
from meetings.access.requests import UserRequest
from meetings.agenda.views import status
from meetings.followups import deciding
from meetings.followups.act_forms import CancelForm, ReasonForm
from meetings.followups.models import FollowUp
from meetings.followups.page import ended, followup_page, refused
from meetings.followups.states import Refused
from meetings.followups.views import visible


@require_POST
def verify(request: UserRequest, pk: int) -> HttpResponse:
    followup = decidable(request, pk)
    try:
        deciding.verify(followup, by=request.user)
    except Refused as refusal:
        messages.warning(request, refused(followup, refusal))
    else:
        messages.success(request, "Tindak lanjut diverifikasi selesai.")
    return redirect(followup)


@require_POST
def send_back(request: UserRequest, pk: int) -> HttpResponse:
    followup = decidable(request, pk)
    form = ReasonForm(request.POST, prefix="kembali")
    if not form.is_valid():
        return followup_page(request, followup, form=form, act="send_back")
    try:
        deciding.send_back(followup, form.cleaned_data["reason"], by=request.user)
    except Refused as refusal:
        messages.warning(request, refused(followup, refusal))
    else:
        messages.success(request, "Laporan dikembalikan dengan alasan Anda.")
    return redirect(followup)


@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: UserRequest, pk: int) -> HttpResponse:
    followup = decidable(request, pk)
    if answer := ended(request, followup):
        return answer
    form = CancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            deciding.cancel(
                followup, data["reason"], authority=data["authority"], by=request.user
            )
        except Refused as refusal:
            messages.warning(request, refused(followup, refusal))
        else:
            messages.success(request, "Tindak lanjut dibatalkan.")
        return redirect(followup)
    context = {"form": form, "followup": followup}
    context |= {"meeting": followup.directive.meeting}
    return render(request, "followups/cancel.html", context, status=status(form))


def decidable(request: UserRequest, pk: int) -> FollowUp:
    """The door to deciding: 404 unseen, 403 for who does not decide."""
    followup = visible(request, pk)
    require(request.user, Permission.VERIFY, followup.directive.meeting)
    return followup
