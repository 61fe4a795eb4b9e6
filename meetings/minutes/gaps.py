"""What a record lacks before its minutes can be printed, and where to mend it."""

from __future__ import annotations

from meetings.minutes.checks.finding import Gap
from meetings.minutes.checks.registry import CHECKS
from meetings.minutes.record import Record, items_of

__all__ = ["Gap", "gaps", "items_of"]


def gaps(record: Record) -> tuple[Gap, ...]:
    """What the essential checks find; empty when the minutes can be printed.

    Only what makes the minutes invalid: clock time, place, number and letter of
    invitation are left out of the form when they are not known.
    """
    essential = [check for check in CHECKS if check.essential]
    return tuple(gap for check in essential for gap in check.find(record))
