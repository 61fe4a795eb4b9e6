"""Acts on who is who."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from meetings.access.models import User
from meetings.audit.models import Verb
from meetings.audit.trail import record
from meetings.concurrency import apply, claim, once
from meetings.directory.models import Appointment, Institution, Official, Position

Entry = TypeVar("Entry", Institution, Position, Official)


@transaction.atomic
def add(
    model: type[Entry], values: Mapping[str, Any], *, uuid: UUID, by: User
) -> Entry:
    """Add an entry; a repeated call with the same UUID returns the first one."""

    def create() -> Entry:
        entry = model._default_manager.create(uuid=uuid, **values)
        record(Verb.SETUP_ADDED, entry, by=by)
        return entry

    return once(model, uuid, create)


@transaction.atomic
def edit(entry: Entry, values: Mapping[str, Any], *, version: int, by: User) -> Entry:
    """Change an entry. Raises Conflict when the version is not current."""
    entry = claim(entry, version)
    changes = apply(entry, values)
    record(Verb.SETUP_CHANGED, entry, by=by, changes=changes)
    return entry


@transaction.atomic
def hand_over(
    position: Position,
    *,
    outgoing: Appointment | None,
    official: Official | str,
    values: Mapping[str, Any],
    by: User,
) -> Appointment:
    """End a term the day before ``values["starts"]`` and begin the next one.

    ``official`` is a row, or the name of a person to be added. Raises ValidationError,
    in the reader's words, with nothing saved when the two terms cannot stand.
    """
    Position.objects.select_for_update().get(pk=position.pk)
    if outgoing is not None:
        outgoing = Appointment.objects.select_for_update().get(pk=outgoing.pk)
        last = values["starts"] - dt.timedelta(days=1)
        if outgoing.ends is not None and outgoing.ends <= last:
            raise ValidationError("Masa jabatan pejabat lama sudah berakhir.")
        outgoing.ends = last
        outgoing.full_clean()
        outgoing.save(update_fields=["ends"])
    if isinstance(official, str):
        official = Official.objects.create(name=official, service=Official.Service.NONE)
        record(Verb.SETUP_ADDED, official, by=by)
    term = Appointment(position=position, official=official, **values)
    if position.appointments.filter(official=official, starts=term.starts).exists():
        raise ValidationError("Pergantian ini sudah dicatat.")
    term.full_clean()
    term.save()
    ended = outgoing.pk if outgoing else None
    record(Verb.OFFICE_HANDED_OVER, position, by=by, began=term.pk, ended=ended)
    return term
