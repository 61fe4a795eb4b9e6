"""The date that a meeting gives to a follow-up, and takes back when it decides anew."""

from __future__ import annotations

import datetime as dt
from typing import Any

from meetings.access import policy
from meetings.access.models import User
from meetings.access.policy import Permission
from meetings.followups import planning
from meetings.followups.models import CarriedOver, FollowUp
from meetings.followups.states import NotYoursToDecide

TAKEN_BACK = "{}: keputusan diubah, tenggat kembali seperti semula."


def give(
    row: CarriedOver, followup: FollowUp, date: dt.date, *, reason: str, by: User
) -> dict[str, Any]:
    """Set the date; returns the due date that it took the place of (``due_before``),
    which is that before the first one when the meeting changes its own."""
    check_right(followup, by)
    before = row.due_before if holds(row, followup) else plain(followup)
    given = planning.give_date(followup, date, reason=reason, by=by)
    return {**(before or {}), "given_at": given.due_set_at.isoformat()}  # type: ignore[union-attr]  # just set


def take_back(row: CarriedOver, followup: FollowUp, *, where: str, by: User) -> None:
    """Let the due date be again what it was before the meeting's, if that holds."""
    if not holds(row, followup):
        return
    check_right(followup, by)
    known: dict[str, Any] = row.due_before or {}
    before = {
        **known,
        "due_date": known["due_date"] and dt.date.fromisoformat(known["due_date"]),
        "due_set_by": User.objects.filter(pk=known["due_set_by"]).first(),
        "due_set_at": known["due_set_at"]
        and dt.datetime.fromisoformat(known["due_set_at"]),
    }
    reason = TAKEN_BACK.format(where)[:500]
    planning.take_back_date(followup, before, reason=reason, by=by)


def holds(row: CarriedOver, followup: FollowUp) -> bool:
    """Whether the due date is the one that the meeting gave, and nobody's since."""
    if row.due_before is None:
        return False
    given = dt.datetime.fromisoformat(row.due_before["given_at"])
    return followup.due_set_at == given


def plain(followup: FollowUp) -> dict[str, Any]:
    """The due date and who set it, as JSON has it."""
    date, moment = followup.due_date, followup.due_set_at
    return {
        "due_kind": followup.due_kind,
        "due_date": date and date.isoformat(),
        "due_wording": followup.due_wording,
        "due_set_by": followup.due_set_by_id,
        "due_set_at": moment and moment.isoformat(),
    }


def check_right(followup: FollowUp, user: User) -> None:
    if not policy.can(user, Permission.FOLLOW_UP, followup.directive.meeting):
        raise NotYoursToDecide
