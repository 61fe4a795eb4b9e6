"""Acts that carry the directory out to a spreadsheet and in from one."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any

from django.db import transaction
from django.utils import timezone

from meetings.access.models import User
from meetings.audit.models import Verb
from meetings.audit.trail import record
from meetings.directory import plan, sheets
from meetings.directory.columns import TABLES, Column, Reference, Table
from meetings.directory.models import DirectoryImport
from meetings.directory.row import Current

KEPT = dt.timedelta(days=1)  # how long a file waits to be applied


class AlreadyApplied(Exception):
    """The file has changed the directory before."""


class PlanChanged(Exception):
    """The directory is not what it was when the plan was shown."""


@transaction.atomic
def receive(content: bytes, *, name: str, by: User) -> DirectoryImport:
    """Keep a file to be looked through; forget those that were never applied."""
    old = DirectoryImport.objects.filter(
        applied_at=None, uploaded_at__lt=timezone.now() - KEPT
    )
    old.delete()
    return DirectoryImport.objects.create(
        user=by,
        name=name[-200:],
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
    )


def plan_of(row: DirectoryImport, *, locked: bool = False) -> plan.Plan:
    """What the file would change now."""
    rows = plan.rows_of(sheets.read(bytes(row.content), row.name))
    return plan.make(rows, Current.read(locked=locked))


@transaction.atomic
def apply(row: DirectoryImport, *, digest: str, by: User) -> plan.Plan:
    """Change the directory as the plan with this digest says, all or nothing.

    Raises AlreadyApplied, or PlanChanged when the plan is another one by now.
    """
    row = DirectoryImport.objects.select_for_update().get(pk=row.pk)
    if row.applied_at:
        raise AlreadyApplied
    found = plan_of(row, locked=True)
    if found.digest != digest or not found.may_apply:
        raise PlanChanged
    counts = found.counts
    changed = changes_of(found)
    for table in TABLES:
        save(table, found)
    row.applied_at, row.content = timezone.now(), b""
    row.save(update_fields=["applied_at", "content"])
    record(
        Verb.DIRECTORY_IMPORTED,
        row,
        by=by,
        sha256=row.sha256,
        counts=counts,
        changes=changed,
    )
    return found


def changes_of(found: plan.Plan) -> list[list[Any]]:
    return [
        [row.table.title, row.line, row.entry.pk, row.changes]
        for row in found.rows
        if row.act in {"new", "changed"}
    ]


def save(table: Table, found: plan.Plan) -> None:
    """Parents before what stands below them."""
    rows = [row for row in found.rows if row.table is table]
    changed = [row.entry for row in rows if row.act == "changed"]
    new = [row.entry for row in rows if row.act == "new"]
    manager = table.model._default_manager
    while new:
        ready = [each for each in new if parent_saved(each)]
        new = [each for each in new if not parent_saved(each)]
        manager.bulk_create(ready, batch_size=500)
    for entry in changed:
        entry.version += 1
    fields = [*(column.field for column in table.columns), "version"]
    manager.bulk_update(changed, fields, batch_size=200)


def parent_saved(entry: Any) -> bool:
    parent = getattr(entry, "parent", None)
    return parent is None or parent.pk is not None


def grids(*, by: User) -> dict[str, sheets.Grid]:
    """The whole directory as sheets; reading it all at once is an event."""
    current = Current.read()

    def cell(entry: Any, column: Column) -> str:
        value = getattr(entry, column.field)
        if isinstance(column.kind, Reference):
            return value.name if value else ""
        return column.kind.show(value)

    tables = {
        table.title: [
            table.heading,
            *(
                [str(each.pk)] + [cell(each, column) for column in table.columns]
                for each in current.of(table).values()
                if each.merged_into is None
            ),
        ]
        for table in TABLES
    }
    record(Verb.DIRECTORY_EXPORTED, by, by=by)
    return tables
