"""A follow-up as a list tells it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from meetings.access.classification import Classification
from meetings.followups.models import FollowUp, Progress


@dataclass(frozen=True)
class Line:
    """One line; reading what is classified waits behind its link."""

    followup: FollowUp
    days_late: int  # 0: not late
    returned: Progress | None  # why its report came back

    @property
    def is_classified(self) -> bool:
        return self.followup.directive.classification > Classification.ORDINARY

    @property
    def may_be_reported(self) -> bool:
        state = FollowUp.State
        return self.followup.state in {
            state.NOT_STARTED,
            state.IN_PROGRESS,
            state.RETURNED,
        }


def lines_of(
    rows: Iterable[FollowUp],
    today: dt.date,
    reasons: Mapping[int, Progress] | None = None,
) -> list[Line]:
    why = reasons or {}
    return [Line(row, days_late(row, today), why.get(row.pk)) for row in rows]


def days_late(followup: FollowUp, today: dt.date) -> int:
    """By how many days it is past its date; 0 when it is not late."""
    due = followup.due_date if followup.is_overdue(today) else None
    return (today - due).days if due else 0
