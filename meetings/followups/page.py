"""The page of one follow-up, with what its reader can do there."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from meetings.access.classification import Classification
from meetings.access.policy import Permission, can
from meetings.access.requests import UserRequest
from meetings.agenda.views import status
from meetings.audit.models import Verb
from meetings.audit.trail import record
from meetings.followups import delegating
from meetings.followups.act_forms import ReasonForm
from meetings.followups.lines import days_late
from meetings.followups.models import (
    CarriedOver,
    Delegation,
    Evidence,
    FollowUp,
    Progress,
    Reminder,
)
from meetings.followups.models.delegation import STANDING
from meetings.followups.parties import case_of, party_of
from meetings.followups.states import (
    Act,
    NotLive,
    NotYourDuty,
    NotYoursToDecide,
    OwnReport,
    Refused,
    Side,
    allows,
    is_own,
)

Kind = Progress.Kind
REMINDERS = 20  # on the page
TOLD = {
    NotLive: "Notulanya belum terbit, sehingga tindak lanjut ini masih rencana.",
    delegating.AlreadyDelegated: "Sudah ada pelimpahan yang ditawarkan atau diterima.",
    delegating.AlreadyBound: "Instansi itu sudah ikut bertugas di sini.",
    delegating.NotWaiting: "Tawaran itu sudah dijawab atau ditarik.",
}
ELSEWHERE = (
    "Keadaan tindak lanjut ini sudah berubah: sekarang “{}”. Tidak ada yang diubah."
)
NO_MORE = "isi dan tenggatnya tidak dapat diubah, dan tidak dapat dibatalkan lagi."
OWN = (
    "Laporan ini berasal dari Anda atau dari instansi Anda, sehingga harus diverifikasi"
    " oleh orang lain."
)
FORBIDDEN = {
    NotYourDuty: "Tindak lanjut ini bukan tugas instansi Anda.",
    NotYoursToDecide: "Hanya sekretariat penyelenggara dan pimpinan yang memutuskan.",
    OwnReport: OWN,
    delegating.NotAsked: "Pelimpahan ini bukan untuk dijawab oleh instansi Anda.",
}


def refused(followup: FollowUp, refusal: Refused) -> str:
    """Why an act was not done, for a message; 403 when the user may never do it."""
    if type(refusal) in FORBIDDEN:
        raise PermissionDenied(FORBIDDEN[type(refusal)])
    return told(followup, refusal)


def told(followup: FollowUp, refusal: Refused) -> str:
    """Why an act was not done, in words."""
    if type(refusal) in FORBIDDEN:
        return FORBIDDEN[type(refusal)]
    followup.refresh_from_db()
    elsewhere = ELSEWHERE.format(followup.get_state_display())
    return TOLD.get(type(refusal), elsewhere)


def ended(request: UserRequest, followup: FollowUp) -> HttpResponse | None:
    """The answer to who opens a form for what is closed; None while it is open. What
    was typed before it was closed is refused by the act."""
    if request.method == "POST" or followup.is_open:
        return None
    state = followup.get_state_display()
    messages.info(request, f"Tindak lanjut ini {state.lower()}: {NO_MORE}")
    return redirect(followup)


def followup_page(
    request: UserRequest, followup: FollowUp, *, form: Any = None, act: str = ""
) -> HttpResponse:
    """``form`` is what was refused, of that act."""
    if followup.directive.classification > Classification.ORDINARY:
        record(Verb.RECORD_READ, followup, by=request.user)
    case, party = case_of(followup), party_of(request.user, followup)
    steps = steps_of(followup)
    standing = standing_of(followup)
    context = {
        "reminders": reminders_of(followup) if Side.WATCH in party.sides else [],
        "followup": followup,
        "directive": followup.directive,
        "meeting": followup.directive.meeting,
        "steps": steps,
        "discussed": discussed_in(request, followup),
        "returned": last(steps, Kind.RETURNED) if case.state == "returned" else None,
        "cancelled": last(steps, Kind.CANCELLED),
        "live": case.live,
        "days_late": days_late(followup, timezone.localdate()),
        "delegation": standing,
        "refusal": refusal_of(followup) if standing is None else None,
        "may_plan": can(request.user, Permission.FOLLOW_UP, followup.directive.meeting)
        and followup.is_open,
        "may_report": allows(Act.REPORT, case, party),
        "may_send_back": allows(Act.SEND_BACK, case, party),
        "may_verify": allows(Act.VERIFY, case, party),
        "is_own": is_own(case, party),
        "may_cancel": allows(Act.CANCEL, case, party),
        "may_offer": case.live and standing is None and may_offer(request, followup),
        "may_answer": waits_for(request, standing, "to_id"),
        "may_withdraw": waits_for(request, standing, "giver_id"),
        "send_back_form": form if act == "send_back" else ReasonForm(prefix="kembali"),
        "refuse_form": form if act == "refuse" else ReasonForm(prefix="tolak"),
    }
    code = status(form) if form is not None else 200
    return render(request, "followups/followup.html", context, status=code)


def may_offer(request: UserRequest, followup: FollowUp) -> bool:
    return followup.state in delegating.BEFORE_REPORT and delegating.is_staff(
        request.user, followup.lead_id
    )


def waits_for(request: UserRequest, delegation: Delegation | None, side: str) -> bool:
    """Whether it is an offer, with the user's institution on that side of it."""
    if delegation is None or delegation.state != Delegation.State.OFFERED:
        return False
    return delegating.is_staff(request.user, getattr(delegation, side))


def standing_of(followup: FollowUp) -> Delegation | None:
    """The delegation that is offered or accepted, if any."""
    found = [e for e in followup.delegations.all() if e.state in STANDING]
    return found[0] if found else None


def refusal_of(followup: FollowUp) -> Delegation | None:
    """The last answer to an offer, where that was a refusal."""
    found = [e for e in followup.delegations.all() if e.answered_at]
    newest = max(found, key=lambda each: (each.answered_at, each.pk), default=None)
    if newest is None or newest.state != Delegation.State.REFUSED:
        return None
    return newest


def discussed_in(request: UserRequest, followup: FollowUp) -> list[CarriedOver]:
    """Where it was taken up again, the newest meeting first."""
    rows = CarriedOver.objects.visible_to(request.user).filter(followup=followup)
    return list(rows.select_related("meeting").order_by("-taken_at", "-pk"))


def steps_of(followup: FollowUp) -> list[Progress]:
    """Every step with its evidence, the newest first."""
    rows = Progress.objects.filter(followup=followup).select_related("by")
    files = Evidence.objects.order_by("pk")
    evidence = models.Prefetch("evidence", files, to_attr="files")
    return list(rows.prefetch_related(evidence).order_by("-number"))


def reminders_of(followup: FollowUp) -> list[Reminder]:
    """Who was reminded of it, the newest first: for those who watch over it."""
    rows = Reminder.objects.filter(followup=followup).select_related("user", "mail")
    return list(rows[:REMINDERS])


def last(steps: list[Progress], kind: str) -> Progress | None:
    return next((step for step in steps if step.kind == kind), None)
