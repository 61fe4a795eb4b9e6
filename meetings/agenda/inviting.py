"""Acts that bring many people onto the attendance list in little time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django.db import transaction

from meetings.access.models import User
from meetings.agenda.actions import lock
from meetings.agenda.attending import UNORDERED, add_attendance, with_snapshot
from meetings.agenda.models import Attendance, Meeting
from meetings.audit.models import Verb
from meetings.audit.trail import record
from meetings.directory.finding import held_on
from meetings.directory.models import (
    InvitationEntry,
    InvitationList,
    Official,
    Position,
)
from meetings.directory.models.appointment import Capacity

Kind = Attendance.Kind


@transaction.atomic
def invite_list(
    meeting: Meeting, invitations: InvitationList, *, by: User
) -> list[Attendance]:
    """Invite everybody on the list who is not invited yet; return the new lines.

    An office becomes a line of whoever holds it that day, and stays nameless when
    nobody does. A second call adds nothing and leaves no event.
    """
    lock(meeting)
    present = list(meeting.attendance.all())
    added = [
        Attendance(meeting=meeting, **with_snapshot(values, meeting.date))
        for values in lines_of(invitations, present, meeting.date)
    ]
    if added:
        put_in_place(present, added)
        Attendance.objects.bulk_update(present, ["order"])
        Attendance.objects.bulk_create(added)
        record(
            Verb.ATTENDANCE_INVITED,
            meeting,
            by=by,
            list=invitations.name,
            count=len(added),
            lines=[line.pk for line in added],
        )
    return added


@transaction.atomic
def add_found(
    meeting: Meeting,
    official: Official | None,
    position: Position | None,
    *,
    status: str,
    by: User,
) -> tuple[Attendance, bool]:
    """Add an official or an office that was found; and whether that was needed.

    Whoever is on the list already stays as they are, so a second click adds nobody.
    """
    lock(meeting)
    mine = {"official": official} if official else {"position": position}
    line = meeting.attendance.filter(**mine).first()
    if line is not None:
        return line, False
    kind = Kind.OFFICIAL if official else Kind.OFFICE
    values = {
        "kind": kind,
        "official": official,
        "position": position,
        "status": status,
    }
    return add_attendance(meeting, values, uuid=uuid4(), by=by), True


def lines_of(
    invitations: InvitationList, present: Sequence[Attendance], date: dt.date | None
) -> list[dict[str, Any]]:
    """The values of the lines that the list still lacks; nobody comes twice."""
    rows = invitations.entries.select_related("official", "position__institution")
    entries = [entry for entry in rows if active(entry)]
    holders = holders_of([each.position for each in entries if each.position], date)
    taken: set[str] = set()
    for line in present:
        group = line.name if line.kind == Kind.GROUP else ""
        taken |= names_of(line.official_id, line.position_id, group)
    added = []
    for entry in entries:
        mine = names_of(entry.official_id, entry.position_id, entry.group)
        if mine & taken:
            continue
        official, position = entry.official, entry.position
        holder = holders.get(position.pk) if position else None
        # Who sits there for another office already cannot sit here, too.
        if holder is not None and not names_of(holder.pk, None, "") & taken:
            official = holder
        taken |= mine | names_of(official.pk if official else None, None, "")
        added.append(values_of(entry.group, official, position))
    return added


def names_of(official: int | None, position: int | None, group: str) -> set[str]:
    """By what a line is known to be on the list already."""
    known = {"official": official, "position": position, "group": group}
    return {f"{what} {which}" for what, which in known.items() if which}


def values_of(
    group: str, official: Official | None, position: Position | None
) -> dict[str, Any]:
    """A line with status "invited" for one of the three."""
    if official is not None:
        return {"kind": Kind.OFFICIAL, "official": official, "position": position}
    if position is not None:
        return {"kind": Kind.OFFICE, "position": position}
    return {"kind": Kind.GROUP, "name": group}


def active(entry: InvitationEntry) -> bool:
    """Whether the person or the office is still in service; a group always is."""
    return all(each.active for each in (entry.official, entry.position) if each)


def holders_of(positions: list[Position], date: dt.date | None) -> dict[int, Official]:
    """Who holds each office that day; a definitive holder goes before an acting one."""
    held = list(held_on(date).filter(position__in=positions))
    held.sort(key=lambda each: each.capacity == Capacity.DEFINITIVE)
    return {each.position_id: each.official for each in held}


def put_in_place(present: list[Attendance], added: list[Attendance]) -> None:
    """Number all lines; each new one stands before the first of lower protocol rank.

    Lines that were moved by hand stay where they are among each other.
    """
    ranks = dict(
        Position.objects.filter(
            pk__in={line.position_id for line in present if line.position_id}
        ).values_list("pk", "protocol_order")
    )
    row = [(ranks.get(line.position_id or 0, UNORDERED), line) for line in present]
    for line in added:
        rank = line.position.protocol_order if line.position else UNORDERED
        place = next((n for n, (other, _) in enumerate(row) if other > rank), len(row))
        row.insert(place, (rank, line))
    for order, (_, line) in enumerate(row, start=1):
        line.order = order
