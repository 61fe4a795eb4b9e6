"""A row of a spreadsheet, and the directory that it speaks of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from meetings.directory.columns import TABLES, Column, Table


@dataclass
class Row:
    """A row of a sheet, the entry that it speaks of and what it would change."""

    table: Table
    line: int  # as the spreadsheet counts: the heading is line 1
    cells: dict[str, str]
    entry: Any = None
    changes: dict[str, tuple[str, str]] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def act(self) -> str:
        if self.errors:
            return "error"
        if self.entry.pk is None:
            return "new"
        return "changed" if self.changes else "same"

    def given(self) -> Iterable[Column]:
        return (each for each in self.table.columns if each.title in self.cells)


@dataclass
class Current:
    """The directory as it is now, by primary key; the plan works on these objects."""

    institutions: dict[int, Any]
    positions: dict[int, Any]
    officials: dict[int, Any]

    @classmethod
    def read(cls, *, locked: bool = False) -> Current:
        found = []
        for table in TABLES:
            rows = table.model._default_manager.order_by("pk")
            rows = rows.select_for_update() if locked else rows
            found.append({row.pk: row for row in rows})
        current = cls(*found)
        for entries in found:
            for each in entries.values():
                each.merged_into = entries.get(each.merged_into_id)
        for each in found[0].values():
            each.parent = current.institutions.get(each.parent_id)
        for each in found[1].values():
            each.institution = current.institutions[each.institution_id]
        return current

    def of(self, table: Table) -> dict[int, Any]:
        kinds = {"Instansi": self.institutions, "Jabatan": self.positions}
        return kinds.get(table.title, self.officials)
