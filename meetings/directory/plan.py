"""What a spreadsheet would change in the directory, row by row, before it does."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError

from meetings.directory.columns import OFFICIALS, POSITIONS, TABLES, table_of
from meetings.directory.matching import fill, index, match, refer
from meetings.directory.models import Institution
from meetings.directory.row import Current, Row
from meetings.directory.sheets import Grid


@dataclass
class Plan:
    rows: list[Row]

    def of(self, act: str) -> list[Row]:
        return [row for row in self.rows if row.act == act]

    @property
    def counts(self) -> dict[str, int]:
        acts = ("error", "new", "changed", "same")
        return {act: len(self.of(act)) for act in acts}

    @property
    def may_apply(self) -> bool:
        counts = self.counts
        return not counts["error"] and bool(counts["new"] + counts["changed"])

    @property
    def digest(self) -> str:
        """SHA-256 of all that it would do, as 64 hex digits."""
        told = [
            (row.table.title, row.line, row.act, pk_of(row), row.changes, row.errors)
            for row in self.rows
        ]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def pk_of(row: Row) -> int | None:
    return row.entry.pk if row.entry else None


def rows_of(sheets: Mapping[str, Grid]) -> list[Row]:
    """The rows below the headings. Raises ValidationError for an unknown heading."""
    rows = []
    for name, grid in sheets.items():
        if not grid:
            continue
        try:
            table = table_of(grid[0])
        except ValidationError as error:
            where = f"Lembar “{name}”: " if name else ""
            raise ValidationError(where + error.message) from error
        rows += [
            Row(table, line, dict(zip(grid[0], padded, strict=False)))
            for line, cells in enumerate(grid[1:], start=2)
            if any(padded := cells + [""] * (len(grid[0]) - len(cells)))
        ]
    if not rows:
        raise ValidationError("Berkas ini tidak berisi baris data.")
    return rows


def make(rows: list[Row], current: Current) -> Plan:
    """Match each row with its entry and put its values into it, in memory only."""
    natural = {t.title: index(current.of(t).values(), t) for t in TABLES}
    held = {t.title: holders(current.of(t).values()) for t in TABLES}
    below = {t.title: [row for row in rows if row.table is t] for t in TABLES}
    for row in below["Instansi"]:
        fill(row, match(row, current, natural))
    future = [*current.institutions.values()]
    future += [r.entry for r in below["Instansi"] if r.entry and r.entry.pk is None]
    names = {each.name.casefold(): each for each in future}
    for row in below["Instansi"]:
        refer(row, "Induk", names)
    for row in below["Jabatan"]:
        row.entry = POSITIONS.model()
        refer(row, "Instansi", names)
        if not row.errors:
            row.changes.clear()
            fill(row, match(row, current, natural))
            refer(row, "Instansi", names)
    for row in below["Pejabat"]:
        fill(row, match(row, current, natural))
    for table in TABLES:
        refuse_doubles(below[table.title], held[table.title])
    refuse_circles(below["Instansi"])
    return Plan([row for table in TABLES for row in below[table.title]])


def refuse_doubles(rows: list[Row], held: Mapping[Any, set[int]]) -> None:
    """Two rows about one entry, or a name that another entry holds.

    ``held`` is who held what before: a name that is freed in the same file counts as
    held, because the database looks at each row by itself.
    """
    seen: dict[Any, int] = {}
    for row in rows:
        if row.errors:
            continue
        own = id(row.entry)
        for key in [("entry", own), *unique(row.entry)]:
            others = held.get(key, set())
            if key in seen:
                told = f"Sama dengan baris {seen[key]}."
                row.errors[row.table.needed[-1]] = told
            elif others and own not in others:
                row.errors[row.table.needed[-1]] = "Masih dipakai entri lain."
            seen.setdefault(key, row.line)


def holders(entries: Iterable[Any]) -> dict[Any, set[int]]:
    """Which objects hold each name or number that only one may hold."""
    found: dict[Any, set[int]] = {}
    for entry in entries:
        for key in unique(entry):
            found.setdefault(key, set()).add(id(entry))
    return found


def unique(entry: Any) -> list[Any]:
    """What only one entry may have: as the constraints of its table say it."""
    if isinstance(entry, OFFICIALS.model):
        return [(entry.service, entry.number)] if entry.number else []
    if isinstance(entry, POSITIONS.model):
        return [(id(entry.institution), entry.name)]
    return [entry.name.casefold()]


def refuse_circles(rows: list[Row]) -> None:
    for row in rows:
        above: Institution | None = row.entry and row.entry.parent
        seen = set()
        while above is not None and above is not row.entry and id(above) not in seen:
            seen.add(id(above))
            above = above.parent
        if above is not None and above is row.entry:
            row.errors["Induk"] = "Instansi ini menjadi atasan dirinya sendiri."
