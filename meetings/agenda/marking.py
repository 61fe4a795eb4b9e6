"""Acts that say who came: one tap a line, a deputy, or everybody at once.

A mark carries no version: it says the whole of what it means ("present, online") and
not a change to something read before, so the last word is the right one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F

from meetings.access.models import User
from meetings.agenda.actions import lock
from meetings.agenda.attending import with_snapshot
from meetings.agenda.models import Attendance, Meeting
from meetings.agenda.signing import erase_signature
from meetings.audit.models import Verb
from meetings.audit.trail import record
from meetings.concurrency import apply, once
from meetings.directory.models import Official

Kind = Attendance.Kind
Status = Attendance.Status
Mode = Attendance.Mode

# As the buttons send them.
MARKS = {
    "hadir": (Status.PRESENT, Mode.IN_PERSON),
    "daring": (Status.PRESENT, Mode.ONLINE),
    "izin": (Status.EXCUSED, ""),
    "tidak-hadir": (Status.ABSENT, ""),
}


class NoOffice(Exception):
    """Only an office can be represented, and the line has none."""


class AlreadyRepresents(Exception):
    """The deputy sits there for another office, or is who should be represented."""


@transaction.atomic
def mark(line: Attendance, status: str, mode: str = "", *, by: User) -> Attendance:
    """Say in one word whether and how somebody attends; the same word twice is one."""
    line = Attendance.objects.select_for_update(of=("self",)).get(pk=line.pk)
    values: dict[str, Any] = {"status": status, "mode": mode}
    if status != Status.PRESENT:
        # Who was not there neither arrived nor left; the trail keeps what was typed.
        values |= {"arrived": None, "left": None}
        erase_signature(line, by=by)
    if any(getattr(line, name) != value for name, value in values.items()):
        changes = apply(line, values)
        record(
            Verb.ATTENDANCE_MARKED,
            line,
            by=by,
            meeting=line.meeting_id,
            changes=changes,
        )
    return line


@transaction.atomic
def represent(
    line: Attendance,
    deputy: Official | Mapping[str, str],
    *,
    uuid: UUID,
    by: User,
) -> Attendance:
    """Somebody came instead: present is the deputy, represented is the office.

    The deputy is an official or the name, office and institution of somebody outside
    the directory, and stands right behind the line. Raises NoOffice,
    AlreadyRepresents.
    """
    meeting = lock(line.meeting)
    mark(line, Status.REPRESENTED, by=by)
    line = meeting.attendance.select_related("position").get(pk=line.pk)
    if line.position is None:
        raise NoOffice(line)
    here: dict[str, Any] = {"status": Status.PRESENT, "represents": line.position}
    if isinstance(deputy, Official):
        if deputy.pk == line.official_id:
            raise AlreadyRepresents(line)
        listed = meeting.attendance.filter(official=deputy).first()
        if listed is not None:
            return let_represent(listed, here, by=by)
        values = {"kind": Kind.OFFICIAL, "official": deputy, **here}
    else:
        values = {"kind": Kind.WALK_IN, **deputy, **here}

    def create() -> Attendance:
        behind = meeting.attendance.filter(order__gt=line.order)
        behind.update(order=F("order") + 1)
        created = Attendance.objects.create(
            meeting=meeting,
            uuid=uuid,
            order=line.order + 1,
            **with_snapshot(values, meeting.date),
        )
        record_deputy(created, by=by)
        return created

    return once(Attendance, uuid, create)


def let_represent(
    listed: Attendance, values: Mapping[str, Any], *, by: User
) -> Attendance:
    """Who is on the list already speaks for the other office, too."""
    office = values["represents"]
    if listed.represents_id not in (None, office.pk):
        raise AlreadyRepresents(listed)
    if listed.represents_id is None or listed.status != Status.PRESENT:
        apply(listed, {**values, "represents_office": office.name})
        record_deputy(listed, by=by)
    return listed


def record_deputy(line: Attendance, *, by: User) -> None:
    record(
        Verb.ATTENDANCE_REPRESENTED,
        line,
        by=by,
        meeting=line.meeting_id,
        represents=line.represents_office,
    )


@transaction.atomic
def mark_all(
    meeting: Meeting,
    shown: Iterable[int],
    missing: Iterable[int],
    status: str,
    *,
    by: User,
) -> dict[str, int]:
    """Everybody still invited was there, but for the ``missing``; return both counts.

    Only lines that were ``shown`` count, so that nobody is present unseen.
    """
    lock(meeting)
    invited = meeting.attendance.select_for_update(of=("self",)).filter(
        status=Status.INVITED, pk__in=list(shown)
    )
    away = set(missing)
    keys = list(invited.values_list("pk", flat=True))
    gone = [pk for pk in keys if pk in away]
    came = [pk for pk in keys if pk not in away]
    mode = mode_of(meeting)
    set_lines(came, status=Status.PRESENT, mode=mode)
    set_lines(gone, status=status, mode="")
    counts = {Status.PRESENT.value: len(came), status: len(gone)}
    if keys:
        record(
            Verb.ATTENDANCE_MARKED_ALL,
            meeting,
            by=by,
            counts=counts,
            mode=mode,
            present=came,
            missing=gone,
        )
    return counts


def mode_of(meeting: Meeting) -> str:
    """How one attends unless somebody says otherwise."""
    return Mode.ONLINE if meeting.mode == Meeting.Mode.ONLINE else Mode.IN_PERSON


def set_lines(keys: list[int], **values: Any) -> None:
    lines = Attendance.objects.filter(pk__in=keys)
    lines.update(**values, version=F("version") + 1)
