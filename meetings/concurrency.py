"""Two people, one row; and one person, two clicks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar
from uuid import UUID

from django.db import IntegrityError, models, transaction

Row = TypeVar("Row", bound=models.Model)


class Conflict(Exception):
    """Somebody else saved the row in the meantime; ``current`` is what they saved."""

    def __init__(self, current: Any) -> None:
        super().__init__(f"{current} was changed by somebody else")
        self.current = current


def claim(row: Row, version: int) -> Row:
    """The row, locked until the transaction ends, if it still has this version.

    Raises Conflict when it has another one.
    """
    manager = type(row)._default_manager
    current = manager.select_for_update(of=("self",)).get(pk=row.pk)
    if current.version != version:  # type: ignore[attr-defined]  # what is edited has one
        raise Conflict(current)
    return current


def apply(row: Any, values: Mapping[str, Any]) -> dict[str, list[str]]:
    """Set the values, raise the version, save; return what changed, for the trail.

    ``{"place": ["Aula", "Ruang Command Center"]}``: before and after, as text.
    """
    changed = {
        name: [str(getattr(row, name) or ""), str(value or "")]
        for name, value in values.items()
        if getattr(row, name) != value
    }
    for name, value in values.items():
        setattr(row, name, value)
    row.version += 1
    row.save(update_fields=[*values, "version"])
    return changed


def once(model: type[Row], uuid: UUID, create: Callable[[], Row]) -> Row:
    """What ``create`` makes, or what an earlier try with the same UUID has made."""
    made = model._default_manager.filter(uuid=uuid).first()
    if made is not None:
        return made
    try:
        with transaction.atomic():
            return create()
    except IntegrityError:
        made = model._default_manager.filter(uuid=uuid).first()
        if made is None:
            raise
        return made
