"""The attendance list as it is worked on: each line with its buttons and its notes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from meetings.agenda.models import Attendance, Meeting
from meetings.agenda.roll import Attendee, Totals, attendee_of, totals_of

Kind = Attendance.Kind
Status = Attendance.Status


@dataclass(frozen=True)
class Row:
    """One line, with what the page needs beside the printed words."""

    attendee: Attendee
    number: int
    mark: str  # the button that is pressed: "hadir", "daring", … or ""
    has_office: bool  # only an office can be represented
    deputies: str  # who came instead, by name
    signed: bool
    first: bool
    last: bool

    @property
    def deputies_clash(self) -> bool:
        """Somebody represents an office that is not marked as represented."""
        return bool(self.deputies) and self.mark != "diwakili"


@dataclass(frozen=True)
class Sheet:
    """All lines of a meeting's list and their head counts."""

    rows: list[Row]
    totals: Totals
    waiting: int  # lines still "invited"

    def row(self, pk: int) -> Row:
        return next(row for row in self.rows if row.attendee.id == pk)


def sheet_of(meeting: Meeting) -> Sheet:
    """The whole list, with one query."""
    lines = list(meeting.attendance.select_related("signature"))
    deputies = deputies_of(lines)
    rows = [
        Row(
            attendee=attendee_of(line),
            number=number,
            mark=mark_of(line),
            has_office=line.position_id is not None,
            deputies=", ".join(deputies.get(line.position_id, [])),
            signed=hasattr(line, "signature"),
            first=number == 1,
            last=number == len(lines),
        )
        for number, line in enumerate(lines, start=1)
    ]
    return Sheet(
        rows=rows,
        totals=totals_of(row.attendee for row in rows),
        waiting=sum(line.status == Status.INVITED for line in lines),
    )


def mark_of(line: Attendance) -> str:
    """The name of the button that says what the line says; '' for "invited"."""
    if line.status == Status.PRESENT:
        return {"online": "daring", "mixed": ""}.get(line.mode, "hadir")
    return {
        Status.REPRESENTED: "diwakili",
        Status.EXCUSED: "izin",
        Status.ABSENT: "tidak-hadir",
    }.get(Status(line.status), "")


def deputies_of(lines: Iterable[Attendance]) -> dict[int | None, list[str]]:
    """Who came for which office: names, or the deputy's own office."""
    found: dict[int | None, list[str]] = defaultdict(list)
    for line in lines:
        if line.represents_id and line.status == Status.PRESENT:
            found[line.represents_id].append(line.name or line.office_text)
    return found
