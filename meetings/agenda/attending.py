"""Acts on the attendance list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, ProtectedError

from meetings.access.models import User
from meetings.agenda.actions import InUse, lock, shift
from meetings.agenda.models import Attendance, Meeting
from meetings.agenda.signing import erase_signature
from meetings.audit.models import Verb
from meetings.audit.trail import record
from meetings.concurrency import apply, claim, once
from meetings.directory.models import Appointment, Official, Position
from meetings.directory.models.appointment import Capacity

UNORDERED = 10_000  # groups and walk-ins stand behind those with an office


@transaction.atomic
def add_attendance(
    meeting: Meeting, values: Mapping[str, Any], *, uuid: UUID, by: User | None
) -> Attendance:
    """Add a line at its place in protocol order, with the snapshot of that day."""
    lock(meeting)

    def create() -> Attendance:
        filled = with_snapshot(values, meeting.date)
        place = place_for(meeting, filled["position"])
        meeting.attendance.filter(order__gte=place).update(order=F("order") + 1)
        line = Attendance.objects.create(
            meeting=meeting, uuid=uuid, order=place, **filled
        )
        record(Verb.ATTENDANCE_ADDED, line, by=by, meeting=meeting.pk)
        return line

    return once(Attendance, uuid, create)


@transaction.atomic
def edit_attendance(
    line: Attendance, values: Mapping[str, Any], *, version: int, by: User
) -> Attendance:
    """Change a line; the snapshot is taken again only when the links change.

    What it lacked so far, the directory may have learned since. Raises Conflict.
    """
    line = claim(line, version)
    links = ("official", "position", "represents", "capacity")
    if any(name in values and values[name] != getattr(line, name) for name in links):
        values = with_snapshot({"kind": line.kind, **values}, line.meeting.date)
    else:
        values = learned(line) | dict(values)
    changes = apply(line, values)
    if line.status != Attendance.Status.PRESENT or {"official", "name"} & set(changes):
        erase_signature(line, by=by)
    record(
        Verb.ATTENDANCE_EDITED, line, by=by, meeting=line.meeting_id, changes=changes
    )
    return line


@transaction.atomic
def move_attendance(line: Attendance, step: int, *, by: User) -> Attendance:
    """Move one place up (-1) or down (1); at the end of the list it stays."""
    meeting = lock(line.meeting)
    lines = list(meeting.attendance.all())
    if shift(lines, line, step):
        for place, other in enumerate(lines, start=1):
            other.order = place
        Attendance.objects.bulk_update(lines, ["order"])
        record(Verb.ATTENDANCE_MOVED, line, by=by, meeting=meeting.pk, step=step)
    return line


@transaction.atomic
def remove_attendance(line: Attendance, *, by: User) -> None:
    """Remove a line. Raises InUse when the person is recorded as a speaker."""
    details = {"name": line.name, "office": line.office, "status": line.status}
    record(Verb.ATTENDANCE_REMOVED, line, by=by, meeting=line.meeting_id, **details)
    erase_signature(line, by=by)
    try:
        line.delete()
    except ProtectedError as error:
        raise InUse(line) from error


def with_snapshot(values: Mapping[str, Any], date: dt.date | None) -> dict[str, Any]:
    """The values with names, office and institution as they are on the date.

    A walk-in and a group keep what was typed.
    """
    filled = {"position": None, **values}
    official: Official | None = filled.get("official")
    represents: Position | None = filled.get("represents")
    filled["represents_office"] = represents.name if represents else ""
    if official is not None:
        filled |= person(official)
        held = appointment_of(official, filled["position"], date)
        if held is not None:
            filled["position"] = held.position
        filled["capacity"] = printed_capacity(held)
    position: Position | None = filled["position"]
    if position is not None:
        filled["office"] = position.name
        filled["institution"] = position.institution.name
    elif official is not None:
        filled["office"] = filled["institution"] = ""
    return filled


def person(official: Official) -> dict[str, str]:
    """What is printed of a person beside the office."""
    return {
        "name": official.full_name,
        "rank": official.rank,
        "number_label": official.number_label,
        "number": official.number,
    }


def learned(line: Attendance) -> dict[str, str]:
    """Rank and number of the line's official where the line has none."""
    known = person(line.official) if line.official else {}
    return {
        name: known[name]
        for name in ("rank", "number_label", "number")
        if known.get(name) and not getattr(line, name)
    }


def appointment_of(
    official: Official, position: Position | None, date: dt.date | None
) -> Appointment | None:
    """The appointment in which the official sits there that day.

    In the given office, or else in the highest one that the official then holds; an
    office held definitively goes before one that is only acted for.
    """
    held = official.appointments.select_related("position__institution")
    if date is not None:
        held = held.on(date)
    if position is not None:
        held = held.filter(position=position)
    definitive_first = sorted(
        held,
        key=lambda a: (a.capacity != Capacity.DEFINITIVE, a.position.protocol_order),
    )
    return definitive_first[0] if definitive_first else None


def printed_capacity(held: Appointment | None) -> str:
    """A definitive holder's capacity is not printed."""
    if held is None or held.capacity == Capacity.DEFINITIVE:
        return ""
    return held.capacity


def place_for(meeting: Meeting, position: Position | None) -> int:
    """The place of a new line: before the first of lower protocol rank, or last.

    Lines that were moved by hand stay where they are.
    """
    rank = position.protocol_order if position else UNORDERED
    lines = meeting.attendance.values_list("order", "position__protocol_order")
    last = 0
    for order, theirs in lines.order_by("order", "pk"):
        if (UNORDERED if theirs is None else theirs) > rank:
            return order
        last = order
    return last + 1
