"""What a meeting decides on a follow-up of an earlier one."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from meetings.access.models import User
from meetings.agenda.models import Meeting
from meetings.audit.models import Verb
from meetings.audit.trail import record
from meetings.concurrency import apply, claim
from meetings.followups import deciding, redating
from meetings.followups.carrying_over import claimed
from meetings.followups.models import CarriedOver, FollowUp
from meetings.followups.models.follow_ups import CLOSED
from meetings.followups.states import WrongState
from meetings.followups.steps import claimed as claimed_followup

Decision = CarriedOver.Decision
# What others have done before the meeting came to it.
DONE = {
    (Decision.CLOSED, FollowUp.State.VERIFIED),
    (Decision.STOPPED, FollowUp.State.CANCELLED),
}


@transaction.atomic
def decide(
    row: CarriedOver,
    decision: str,
    *,
    note: str = "",
    date: dt.date | None = None,
    version: int,
    by: User,
) -> CarriedOver:
    """Record what the meeting decided, and do it: a new date, verify, or cancel.

    ``date`` belongs to a new date, and a ``note`` to stopping it. Another decision
    takes back the date that the one before gave. Raises Conflict, NotStarted,
    Submitted; WrongState when the meeting has ended it already; and what the act on
    the follow-up refuses (``states.Refused``).
    """
    meeting = claimed(row.meeting)
    row = claim(row, version)
    if row.is_settled:
        raise WrongState
    where = authority_of(meeting)
    before = carry_out(row, Decision(decision), note, date, where, by)
    apply(
        row,
        {
            "decision": Decision(decision),
            "note": note,
            "new_date": date if decision == Decision.DATED else None,
            "due_before": before,
            "decided_by": by,
            "decided_at": timezone.now(),
        },
    )
    told = {"followup": row.followup_id, "decision": decision, "note": note}
    record(Verb.CARRIED_DECIDED, row, by=by, **told, date=row.new_date)
    return row


def carry_out(
    row: CarriedOver,
    decision: CarriedOver.Decision,
    note: str,
    date: dt.date | None,
    where: str,
    by: User,
) -> dict[str, Any] | None:
    """Do to the follow-up what was decided; what is done already is only recorded.

    Returns the due date that a new one took the place of.
    """
    followup = claimed_followup(row.followup)
    if decision != Decision.DATED:
        redating.take_back(row, followup, where=where, by=by)
    if (decision, followup.state) in DONE:
        return None
    if followup.state in CLOSED:
        raise WrongState
    reason = f"{where}: {note}"[:500] if note else where
    if decision == Decision.DATED and date is not None:
        return redating.give(row, followup, date, reason=reason, by=by)
    if decision == Decision.CLOSED:
        deciding.verify(followup, text=reason, by=by)
    elif decision == Decision.STOPPED:
        deciding.cancel(followup, note, authority=where[:300], by=by)
    return None


def authority_of(meeting: Meeting) -> str:
    """``Rapat Koordinasi TPID (April 2026), 14 April 2026``"""
    day = date_format(meeting.date, "j F Y") if meeting.date else ""
    return ", ".join(part for part in (str(meeting), day) if part)
