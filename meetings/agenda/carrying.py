"""A new meeting with all that it brings from its forum or from an earlier meeting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from meetings.access.models import User
from meetings.agenda.attending import UNORDERED, with_snapshot
from meetings.agenda.models import AgendaItem, Attendance, Meeting, Topic
from meetings.agenda.starting import Start
from meetings.audit.models import Verb
from meetings.audit.trail import record
from meetings.concurrency import once
from meetings.directory.models import Appointment, Official, Position
from meetings.directory.models.appointment import Capacity

Kind = Attendance.Kind
Role = Attendance.Role


@dataclass(frozen=True)
class Invitee:
    """Whom to invite: an office, a person or a group."""

    position: Position | None = None
    official: Official | None = None
    group: str = ""
    role: str = Role.PARTICIPANT


@transaction.atomic
def create_meeting_from(
    start: Start,
    values: Mapping[str, Any],
    topics: Iterable[Topic],
    *,
    uuid: UUID,
    by: User,
) -> Meeting:
    """Create a meeting with chair, invitees and the topics as agenda, or nothing.

    A repeated call with the same UUID returns the first one.
    """

    def create() -> Meeting:
        meeting = Meeting.objects.create(uuid=uuid, **values)
        lines = invite(meeting, invitees_of(start))
        items = put_on_agenda(meeting, topics)
        source = start.source
        record(
            Verb.MEETING_CREATED,
            meeting,
            by=by,
            forum=start.series.pk if start.series else None,
            like=source.pk if source else None,
            invited=[line.label for line in lines],
            items=[item.title for item in items],
        )
        return meeting

    return once(Meeting, uuid, create)


def invitees_of(start: Start) -> list[Invitee]:
    """The chair first; then who was on the earlier list, or is on the forum's."""
    found = []
    if start.series and start.series.chair and start.series.chair.active:
        found.append(Invitee(position=start.series.chair, role=Role.CHAIR))
    earlier = invited_to(start.source) if start.source else []
    return found + (earlier or listed_by(start))


def listed_by(start: Start) -> list[Invitee]:
    """The forum's invitation list, without those who are no longer in service."""
    if not start.series or not start.series.invitation_list:
        return []
    rows = start.series.invitation_list.entries.select_related(
        "official", "position__institution"
    )
    return [
        Invitee(position=row.position, official=row.official, group=row.group)
        for row in rows
        if in_service(row.position) and in_service(row.official)
    ]


def invited_to(meeting: Meeting) -> list[Invitee]:
    """The offices, people and groups of an earlier list.

    For a deputy the office that was represented; an office, not who held it then;
    other participants are not invited again by themselves.
    """
    rows = meeting.attendance.exclude(kind=Kind.WALK_IN).select_related(
        "official", "position__institution", "represents__institution"
    )
    return [
        Invitee(
            position=office,
            official=None if office else row.official,
            group=row.name if row.kind == Kind.GROUP else "",
            role=row.role,
        )
        for row in rows
        for office in [row.represents or row.position]
        if in_service(office or row.official)
    ]


def in_service(whom: Position | Official | None) -> bool:
    """Whether the office or the person is still there; a group always is."""
    return whom is None or whom.active


def invite(meeting: Meeting, invitees: list[Invitee]) -> list[Attendance]:
    """One line for each, in protocol order, with the snapshots of that day."""
    holders = holders_on([each.position for each in invitees], meeting.date)
    taken: set[tuple[str, Any]] = set()
    lines: list[Attendance] = []
    for each in invitees:
        holder = each.official
        if each.position is not None:
            sits = holders.get(each.position.pk)
            # Who sits there for another office already cannot sit here, too.
            holder = None if sits and ("person", sits.pk) in taken else sits
        if keys_of(each.position, each.official, each.group) & taken:
            continue
        values = {**line_of(each, holder), "role": each.role}
        if each.role == Role.CHAIR and any(line.role == Role.CHAIR for line in lines):
            values["role"] = Role.PARTICIPANT
        line = Attendance(meeting=meeting, **with_snapshot(values, meeting.date))
        taken |= keys_of(line.position, line.official, each.group)
        lines.append(line)
    lines.sort(key=rank)
    for order, line in enumerate(lines, start=1):
        line.order = order
    return Attendance.objects.bulk_create(lines)


def keys_of(
    position: Position | None, official: Official | None, group: str
) -> set[tuple[str, Any]]:
    """By what somebody is known to be on the list already."""
    known = {
        ("office", position.pk if position else None),
        ("person", official.pk if official else None),
        ("group", group),
    }
    return {(what, which) for what, which in known if which}


def line_of(invitee: Invitee, holder: Official | None) -> dict[str, Any]:
    """The links of the line; an office without a holder stays nameless."""
    if holder is not None:
        return {
            "kind": Kind.OFFICIAL,
            "official": holder,
            "position": invitee.position,
        }
    if invitee.position is not None:
        return {"kind": Kind.OFFICE, "position": invitee.position}
    return {"kind": Kind.GROUP, "name": invitee.group}


def rank(line: Attendance) -> int:
    return line.position.protocol_order if line.position else UNORDERED


def holders_on(
    positions: Iterable[Position | None], date: dt.date | None
) -> dict[int, Official]:
    """Who holds each office that day; a definitive holder goes before an acting one."""
    held = Appointment.objects.select_related("official").filter(
        position__in=[each for each in positions if each], official__active=True
    )
    held = held.on(date or timezone.localdate())
    rows = sorted(held, key=lambda each: each.capacity == Capacity.DEFINITIVE)
    return {row.position_id: row.official for row in rows}


def put_on_agenda(meeting: Meeting, topics: Iterable[Topic]) -> list[AgendaItem]:
    """Each topic as an agenda item of its own."""
    items = [
        AgendaItem(meeting=meeting, topic=each, title=each.title, number=n, position=n)
        for n, each in enumerate(topics, start=1)
    ]
    return AgendaItem.objects.bulk_create(items)
