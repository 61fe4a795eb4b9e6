"""What the checks find in a record, taken as strictly as the admin wants."""

from __future__ import annotations

from dataclasses import dataclass

from meetings.agenda.models import Meeting
from meetings.minutes.checks.finding import Finding
from meetings.minutes.checks.registry import blocking, findings, warnings
from meetings.minutes.models import CheckSetting
from meetings.minutes.record import Record

Status = Meeting.Status


@dataclass(frozen=True)
class Tally:
    """How many findings of each severity."""

    blocking: int
    warnings: int


def found_in(record: Record) -> tuple[Finding, ...]:
    return findings(record, CheckSetting.objects.chosen())


def tally(record: Record) -> Tally | None:
    """None while nothing can have been recorded yet, or ever will be."""
    if record.status not in {Status.IN_SESSION, Status.HELD}:
        return None
    found = found_in(record)
    return Tally(len(blocking(found)), len(warnings(found)))
