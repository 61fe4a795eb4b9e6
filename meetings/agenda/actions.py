"""Acts on a meeting as a whole and on its agenda."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import ProtectedError

from meetings.access.models import User
from meetings.agenda.models import AgendaItem, CheckIn, Meeting
from meetings.audit.models import Verb
from meetings.audit.trail import record
from meetings.concurrency import apply, claim, once

Status = Meeting.Status
# In the order of their buttons: the usual step first.
NEXT = {
    Status.PLANNED: (Status.IN_SESSION, Status.HELD, Status.CANCELLED),
    Status.IN_SESSION: (Status.HELD, Status.PLANNED),
    Status.HELD: (Status.IN_SESSION,),
    Status.CANCELLED: (Status.PLANNED,),
}


class WrongStatus(Exception):
    """The meeting cannot go from its status to the wanted one."""


class InUse(Exception):
    """Something of the record hangs on it, so that it cannot be removed."""


@transaction.atomic
def create_meeting(
    values: Mapping[str, Any], *, uuid: UUID, by: User | None
) -> Meeting:
    """Create a meeting; a repeated call with the same UUID returns the first one."""

    def create() -> Meeting:
        meeting = Meeting.objects.create(uuid=uuid, **values)
        record(Verb.MEETING_CREATED, meeting, by=by)
        return meeting

    return once(Meeting, uuid, create)


@transaction.atomic
def edit_meeting(
    meeting: Meeting, values: Mapping[str, Any], *, version: int, by: User
) -> Meeting:
    """Change the particulars. Raises Conflict when the version is not current."""
    meeting = claim(meeting, version)
    changes = apply(meeting, values)
    record(Verb.MEETING_EDITED, meeting, by=by, changes=changes)
    return meeting


@transaction.atomic
def change_status(meeting: Meeting, status: str, *, by: User) -> Meeting:
    """Open, close, call off or take up again. Raises WrongStatus."""
    meeting = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    if status not in NEXT[Status(meeting.status)]:
        raise WrongStatus(meeting)
    before = meeting.status
    apply(meeting, {"status": Status(status)})
    close_check_in(meeting, by=by)
    record(Verb.MEETING_STATUS_CHANGED, meeting, by=by, status=[before, status])
    return meeting


@transaction.atomic
def add_item(
    meeting: Meeting,
    values: Mapping[str, Any],
    *,
    uuid: UUID,
    by: User | None,
    place: int | None = None,
) -> AgendaItem:
    """Append an agenda item, or put it back at the ``place`` (from 1) that it had."""
    lock(meeting)

    def create() -> AgendaItem:
        items = list(meeting.agenda_items.all())
        last = len(items) + 1
        item = AgendaItem.objects.create(
            meeting=meeting, uuid=uuid, number=last, position=last, **values
        )
        if place is not None:
            items.insert(max(place - 1, 0), item)
            renumber(items)
        record(Verb.ITEM_ADDED, item, by=by, meeting=meeting.pk)
        return item

    return once(AgendaItem, uuid, create)


@transaction.atomic
def edit_item(
    item: AgendaItem, values: Mapping[str, Any], *, version: int, by: User
) -> AgendaItem:
    """Change the words of an agenda item. Raises Conflict."""
    item = claim(item, version)
    changes = apply(item, values)
    record(Verb.ITEM_EDITED, item, by=by, meeting=item.meeting_id, changes=changes)
    return item


@transaction.atomic
def move_item(item: AgendaItem, step: int, *, by: User) -> AgendaItem:
    """Move by so many places (negative: up); beyond the end of the list it stays."""
    lock(item.meeting)
    items = list(item.meeting.agenda_items.all())
    if shift(items, item, step):
        renumber(items)
        record(Verb.ITEM_MOVED, item, by=by, meeting=item.meeting_id, step=step)
    return item


@transaction.atomic
def remove_item(item: AgendaItem, *, by: User) -> None:
    """Remove an agenda item. Raises InUse when something was said under it."""
    meeting = lock(item.meeting)
    details = {"title": item.title, "description": item.description}
    record(Verb.ITEM_REMOVED, item, by=by, meeting=meeting.pk, **details)
    try:
        item.delete()
    except ProtectedError as error:
        raise InUse(item) from error
    renumber(list(meeting.agenda_items.all()))


@transaction.atomic
def close_check_in(meeting: Meeting, *, by: User) -> None:
    """Kill the address at which people check in; without one nothing happens."""
    closed, _ = CheckIn.objects.filter(meeting=meeting).delete()
    if closed:
        record(Verb.CHECK_IN_CLOSED, meeting, by=by)


def lock(meeting: Meeting) -> Meeting:
    """Hold the meeting, so that two people do not number the same place."""
    return Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)


def shift(rows: list[Any], row: Any, step: int) -> bool:
    """Move a row by so many places in the list; False when it stays where it is."""
    here = next(index for index, other in enumerate(rows) if other.pk == row.pk)
    there = here + step
    if step == 0 or not 0 <= there < len(rows):
        return False
    rows.insert(there, rows.pop(here))
    return True


def renumber(items: list[AgendaItem]) -> None:
    """Number the items 1, 2, 3 … in the order of the list."""
    for place, item in enumerate(items, start=1):
        item.position = item.number = place
    AgendaItem.objects.bulk_update(items, ["position", "number"])
