"""Acts by which one institution hands what it must do to another."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from meetings.access import policy
from meetings.access.models import User
from meetings.concurrency import apply
from meetings.directory.models import Institution
from meetings.followups.models import Delegation, FollowUp
from meetings.followups.parties import bound_to, is_live
from meetings.followups.states import NotLive, NotYourDuty, Refused, WrongState
from meetings.followups.steps import Kind, append, claimed

State = Delegation.State
# While it is reported, the report waits for who verifies.
BEFORE_REPORT = {
    FollowUp.State.NOT_STARTED,
    FollowUp.State.IN_PROGRESS,
    FollowUp.State.RETURNED,
}


class AlreadyDelegated(Refused):
    """It is offered to somebody, or somebody has taken it over."""


class AlreadyBound(Refused):
    """That institution has the duty anyhow."""


class NotAsked(Refused):
    """Only who was asked answers, and only who asked withdraws."""


class NotWaiting(Refused):
    """The offer was answered or withdrawn."""


@transaction.atomic
def offer(
    followup: FollowUp, to: Institution, *, note: str = "", by: User
) -> Delegation:
    """Ask another institution to take it over, in the name of the leading one.

    Raises NotYourDuty, NotLive, WrongState, AlreadyBound, AlreadyDelegated.
    """
    followup = claimed(followup)
    if not is_staff(by, followup.lead_id):
        raise NotYourDuty
    if not is_live(followup):
        raise NotLive
    if followup.state not in BEFORE_REPORT:
        raise WrongState
    if followup.delegations.standing().exists():
        raise AlreadyDelegated
    if to in bound_to(followup):
        raise AlreadyBound
    delegation = Delegation.objects.create(
        followup=followup, giver=followup.lead, to=to, note=note, offered_by=by
    )
    step(followup, Kind.OFFERED, delegation, f"Kepada {to}. {note}".strip(), by)
    return delegation


@transaction.atomic
def accept(delegation: Delegation, *, by: User) -> Delegation:
    """Take it over. Raises NotAsked, NotWaiting, or WrongState when it is closed."""
    followup, delegation = locked(delegation)
    answer(delegation, State.ACCEPTED, delegation.to_id, by)
    if not followup.is_open:
        raise WrongState
    step(followup, Kind.ACCEPTED, delegation, "", by)
    return delegation


@transaction.atomic
def refuse(delegation: Delegation, reason: str, *, by: User) -> Delegation:
    """Leave it where it is, and say why. Raises NotAsked, NotWaiting."""
    followup, delegation = locked(delegation)
    answer(delegation, State.REFUSED, delegation.to_id, by, reason)
    step(followup, Kind.REFUSED, delegation, reason, by)
    return delegation


@transaction.atomic
def withdraw(delegation: Delegation, *, by: User) -> Delegation:
    """Take an offer back before it is answered. Raises NotAsked, NotWaiting."""
    followup, delegation = locked(delegation)
    answer(delegation, State.WITHDRAWN, delegation.giver_id, by)
    step(followup, Kind.WITHDRAWN, delegation, "", by)
    return delegation


def locked(delegation: Delegation) -> tuple[FollowUp, Delegation]:
    """Both; the follow-up first, as every act on it does."""
    followup = claimed(delegation.followup)
    rows = Delegation.objects.select_related("giver", "to")
    return followup, rows.select_for_update(of=("self",)).get(pk=delegation.pk)


def answer(
    delegation: Delegation, state: str, institution: int, by: User, reason: str = ""
) -> None:
    if not is_staff(by, institution):
        raise NotAsked
    if delegation.state != State.OFFERED:
        raise NotWaiting
    delegation.state, delegation.reason = state, reason
    delegation.answered_by, delegation.answered_at = by, timezone.now()
    delegation.save(update_fields=["state", "reason", "answered_by", "answered_at"])


def step(
    followup: FollowUp, kind: Kind, delegation: Delegation, text: str, by: User
) -> None:
    own = kind in {Kind.OFFERED, Kind.WITHDRAWN}
    apply(followup, {})
    append(
        followup,
        kind,
        was=followup.state,
        by=by,
        institution=delegation.giver if own else delegation.to,
        text=text,
        details={"delegation": delegation.pk},
    )


def is_staff(user: User, institution: int) -> bool:
    return institution in policy.agencies_of(policy.grants_of(user))
