"""Acts on who is who."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from django.db import transaction

from meetings.access.models import User
from meetings.audit.models import Verb
from meetings.audit.trail import record
from meetings.concurrency import apply, claim, once
from meetings.directory.models import Institution, Official, Position

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
