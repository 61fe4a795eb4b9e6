"""Acts that make one entry of two which mean the same, and take that back."""

from __future__ import annotations

from typing import Any, TypeVar

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import F

from meetings.access.models import User
from meetings.audit.models import AuditEvent, Verb
from meetings.audit.trail import record
from meetings.directory import merge_plan
from meetings.directory.merge_plan import MergePlan
from meetings.directory.models import Institution, Official, Position

Entry = TypeVar("Entry", Institution, Position, Official)


class AlreadyMerged(Exception):
    """One of the two has been merged into another entry, or they are the same."""


class PlanChanged(Exception):
    """Merging would do something else by now than what was shown, or may not."""


class NotUndoable(Exception):
    """What was merged has changed since, so that it cannot be taken apart."""


def plan(duplicate: Entry, kept: Entry) -> MergePlan:
    """What merging would do. Raises AlreadyMerged."""
    if duplicate == kept or duplicate.merged_into_id or kept.merged_into_id:
        raise AlreadyMerged
    return merge_plan.make(duplicate, kept)


@transaction.atomic
def merge(duplicate: Entry, kept: Entry, *, digest: str, by: User) -> Entry:
    """Let all that points at the duplicate point at the kept entry.

    The duplicate stays, inactive, so that its addresses lead on. Raises AlreadyMerged,
    or PlanChanged when the plan is not the one with this digest.
    """
    duplicate, kept = locked(duplicate, kept)
    found = plan(duplicate, kept)
    if found.clashes or found.digest != digest:
        raise PlanChanged
    steps = found.steps
    for table, values in steps.dropped:
        rows_of(table).filter(pk=values["id"]).delete()
    for table, key, changes in steps.changed:
        after = {name: pair[1] for name, pair in changes.items()}
        rows_of(table).filter(pk=key).update(**after)
    # Said before the rows move: those of issued minutes move only along a merge.
    for table, key, to, _ in steps.merged:
        rows_of(table).filter(pk=key).update(
            merged_into=to, active=False, version=F("version") + 1
        )
        rows_of(table).filter(pk=to).update(version=F("version") + 1)
    for table, field, keys, _, to in steps.moved:
        rows_of(table).filter(pk__in=keys).update(**{field: to})
    became = [kept.pk, str(kept)]
    record(Verb.ENTRIES_MERGED, duplicate, by=by, kept=became, **steps.plain())
    kept.refresh_from_db()
    return kept


@transaction.atomic
def undo(duplicate: Entry, *, by: User) -> Entry:
    """Take apart what was merged, as far as nobody has changed it since.

    Rows that were added to the kept entry afterwards stay with it. Raises NotUndoable
    with nothing changed.
    """
    if duplicate.merged_into is None:
        raise NotUndoable
    duplicate, kept = locked(duplicate, duplicate.merged_into)
    steps = last_merge(duplicate)
    became = [to for _, _, to, _ in steps["merged"][:1]]
    if kept.merged_into_id or became != [kept.pk]:
        raise NotUndoable
    try:
        with transaction.atomic():
            take_back(steps)
    except (IntegrityError, ValidationError) as error:
        raise NotUndoable from error
    record(Verb.MERGE_UNDONE, duplicate, by=by, kept=[kept.pk, str(kept)])
    duplicate.refresh_from_db()
    return duplicate


def take_back(steps: dict[str, Any]) -> None:
    # While they are merged: links of issued minutes follow no other way.
    for table, field, keys, origin, to in steps["moved"]:
        rows_of(table).filter(pk__in=keys, **{field: to}).update(**{field: origin})
    for table, key, to, active in steps["merged"]:
        rows_of(table).filter(pk=key, merged_into=to).update(
            merged_into=None, active=active, version=F("version") + 1
        )
        rows_of(table).filter(pk=to).update(version=F("version") + 1)
    for table, key, changes in reversed(steps["changed"]):
        model = apps.get_model("meetings", table)
        for name, (before, after) in changes.items():
            value = model._meta.get_field(name).to_python
            rows = rows_of(table).filter(pk=key, **{name: value(after)})
            rows.update(**{name: value(before)})
    for table, values in steps["dropped"]:
        model = apps.get_model("meetings", table)
        field = {each.attname: each for each in model._meta.concrete_fields}
        row = model(**{name: field[name].to_python(v) for name, v in values.items()})
        row.save(force_insert=True)


def last_merge(duplicate: models.Model) -> dict[str, Any]:
    """The steps of the merge that put the duplicate where it is."""
    event = AuditEvent.objects.filter(
        verb__in=[Verb.ENTRIES_MERGED, Verb.MERGE_UNDONE],
        target_type=duplicate._meta.model_name,
        target_id=str(duplicate.pk),
    ).first()
    if event is None or event.verb == Verb.MERGE_UNDONE:
        # It came along with its institution, and comes back with it.
        raise NotUndoable
    return dict(event.details)


def locked(duplicate: Entry, kept: Entry) -> tuple[Entry, Entry]:
    """Both, in the order of their keys, so that two who cross do not wait for ever."""
    rows = type(kept)._default_manager.select_for_update().order_by("pk")
    found = {row.pk: row for row in rows.filter(pk__in=[duplicate.pk, kept.pk])}
    return found[duplicate.pk], found[kept.pk]


def rows_of(table: str) -> models.QuerySet[Any]:
    manager: Any = apps.get_model("meetings", table)._base_manager
    return manager.all()
