"""A follow-up as a list tells it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from meetings.access.classification import Classification
from meetings.followups.models import FollowUp, Progress


@dataclass(frozen=True)
class Line:
    """One line; reading what is classified waits behind its link."""

    followup: FollowUp
    days_late: int  # 0: not late
    returned: Progress | None  # why its report came back
    is_duty: bool = True  # of the reader's institutions; else they only read it

    @property
    def is_classified(self) -> bool:
        return self.followup.directive.classification > Classification.ORDINARY

    @property
    def waits(self) -> bool:
        """Whether it is reported as done, and nobody has decided on that."""
        return self.followup.state == FollowUp.State.REPORTED

    @property
    def may_be_reported(self) -> bool:
        state = FollowUp.State
        return self.is_duty and self.followup.state in {
            state.NOT_STARTED,
            state.IN_PROGRESS,
            state.RETURNED,
        }


def lines_of(
    rows: Iterable[FollowUp],
    today: dt.date,
    reasons: Mapping[int, Progress] | None = None,
    duties: Collection[int] | None = None,
) -> list[Line]:
    """``duties``: keys of those on which the reader reports; all, unless told."""
    why = reasons or {}
    return [
        Line(
            row,
            days_late(row, today),
            why.get(row.pk),
            duties is None or row.pk in duties,
        )
        for row in rows
    ]


def reasons_of(rows: Iterable[FollowUp]) -> dict[int, Progress]:
    """Why each of those that were returned was, by follow-up: the last step says it."""
    returned = [row.pk for row in rows if row.state == FollowUp.State.RETURNED]
    steps = Progress.objects.filter(
        followup__in=returned, kind=Progress.Kind.RETURNED
    ).select_related("by")
    return {step.followup_id: step for step in steps.order_by("number")}


def days_late(followup: FollowUp, today: dt.date) -> int:
    """By how many days it is past its date; 0 when it is not late."""
    due = followup.due_date if followup.is_overdue(today) else None
    return (today - due).days if due else 0
