"""An institution asks another one to take over, which answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from meetings.access.requests import UserRequest
from meetings.agenda.views import status
from meetings.followups import delegating
from meetings.followups.act_forms import OfferForm, ReasonForm
from meetings.followups.models import Delegation, FollowUp
from meetings.followups.page import FORBIDDEN, followup_page, refused
from meetings.followups.states import NotYourDuty, Refused
from meetings.followups.views import visible


@require_http_methods(["GET", "HEAD", "POST"])
def offer(request: UserRequest, pk: int) -> HttpResponse:
    followup = visible(request, pk)
    if not delegating.is_staff(request.user, followup.lead_id):
        raise PermissionDenied(FORBIDDEN[NotYourDuty])
    form = OfferForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            delegating.offer(followup, data["to"], note=data["note"], by=request.user)
        except Refused as refusal:
            messages.warning(request, refused(followup, refusal))
        else:
            messages.success(request, f"Ditawarkan kepada {data['to']}.")
        return redirect(followup)
    context = {"form": form, "followup": followup}
    context |= {"meeting": followup.directive.meeting}
    return render(request, "followups/offer.html", context, status=status(form))


@require_POST
def accept(request: UserRequest, pk: int) -> HttpResponse:
    delegation, followup = asked(request, pk)
    told = "Pelimpahan diterima. Instansi Anda sekarang ikut bertugas."
    return answered(request, followup, told, delegating.accept, delegation)


@require_POST
def refuse(request: UserRequest, pk: int) -> HttpResponse:
    delegation, followup = asked(request, pk)
    form = ReasonForm(request.POST, prefix="tolak")
    if not form.is_valid():
        return followup_page(request, followup, form=form, act="refuse")
    try:
        delegating.refuse(delegation, form.cleaned_data["reason"], by=request.user)
    except Refused as refusal:
        messages.warning(request, refused(followup, refusal))
        return redirect(followup)
    # Whoever refused need not see it any longer.
    messages.success(request, "Pelimpahan ditolak.")
    return redirect("followups:work")


@require_POST
def withdraw(request: UserRequest, pk: int) -> HttpResponse:
    delegation, followup = asked(request, pk, giver=True)
    told = "Tawaran pelimpahan ditarik."
    return answered(request, followup, told, delegating.withdraw, delegation)


def answered(
    request: UserRequest,
    followup: FollowUp,
    told: str,
    act: Callable[..., Any],
    delegation: Delegation,
) -> HttpResponse:
    try:
        act(delegation, by=request.user)
    except Refused as refusal:
        messages.warning(request, refused(followup, refusal))
    else:
        messages.success(request, told)
    return redirect(followup)


def asked(
    request: UserRequest, pk: int, *, giver: bool = False
) -> tuple[Delegation, FollowUp]:
    """The door to answering: 404 unseen, 403 for who was not asked."""
    seen = FollowUp.objects.visible_to(request.user)
    rows = Delegation.objects.filter(followup__in=seen)
    delegation = get_object_or_404(rows, pk=pk)
    own = delegation.giver_id if giver else delegation.to_id
    if not delegating.is_staff(request.user, own):
        raise PermissionDenied(FORBIDDEN[delegating.NotAsked])
    return delegation, visible(request, delegation.followup_id)
