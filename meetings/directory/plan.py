"""What a spreadsheet would change in the directory, row by row, before it does."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError

from meetings.directory.columns import (
    INSTITUTIONS,
    KEEP,
    OFFICIALS,
    POSITIONS,
    TABLES,
    Column,
    Reference,
    Table,
    table_of,
)
from meetings.directory.models import Institution
from meetings.directory.sheets import Grid, plain


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
        for each in found[0].values():
            each.parent = current.institutions.get(each.parent_id)
        for each in found[1].values():
            each.institution = current.institutions[each.institution_id]
        return current

    def of(self, table: Table) -> dict[int, Any]:
        kinds = {"Instansi": self.institutions, "Jabatan": self.positions}
        return kinds.get(table.title, self.officials)


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


def match(row: Row, current: Current, natural: Mapping[str, Any]) -> Any:
    """The entry that a row speaks of, or a new one; by ID, else by its own name."""
    given = row.cells.get("ID", "")
    if given:
        entries = current.of(row.table)
        found = entries.get(int(given)) if re.fullmatch(r"\d{1,9}", given) else None
        if found is None:
            row.errors["ID"] = "ID tidak dikenal; kosongkan untuk entri baru."
        return found or row.table.model()
    for key in keys_of_cells(row):
        same = natural[row.table.title].get(key, [])
        if len(same) > 1:
            row.errors["ID"] = "Ada beberapa entri bernama sama; isi ID-nya."
        if same:
            return same[0]
    return row.table.model()


def keys_of_cells(row: Row) -> list[Any]:
    cells = row.cells
    if row.table is INSTITUTIONS:
        return [cells["Nama instansi"].casefold()]
    if row.table is POSITIONS:
        institution = row.entry.institution
        return [(id(institution), cells["Nama jabatan"].casefold())]
    name = cells["Nama tanpa gelar"].casefold()
    number = cells.get("NIP/NRP", "")
    return [("number", number), ("nameless", name)] if number else [("name", name)]


def index(entries: Iterable[Any], table: Table) -> dict[Any, list[Any]]:
    """Entries by the keys that ``keys_of_cells`` asks for."""
    found: dict[Any, list[Any]] = {}
    for entry in entries:
        name = entry.name.casefold()
        if table is INSTITUTIONS:
            keys: list[Any] = [name]
        elif table is POSITIONS:
            keys = [(id(entry.institution), name)]
        else:
            own = ("number", entry.number) if entry.number else ("nameless", name)
            keys = [own, ("name", name)]
        for key in keys:
            found.setdefault(key, []).append(entry)
    return found


def fill(row: Row, entry: Any) -> None:
    """Put the cells into the entry, noting what changes and what is wrong."""
    row.entry = entry
    fresh = entry.pk is None
    for column in row.given():
        if isinstance(column.kind, Reference):
            continue
        try:
            value = column.kind.parse(plain(row.cells[column.title]))
        except ValidationError as error:
            row.errors[column.title] = str(error.message)
            continue
        old = getattr(entry, column.field)
        if value is KEEP or (value == old and not fresh):
            continue
        shown = "" if fresh else column.kind.show(old)
        if value != "" or shown:
            row.changes[column.title] = (shown, column.kind.show(value))
        setattr(entry, column.field, value)
    own = {c.field: c.title for c in row.table.columns if c.kind.__class__ != Reference}
    exclude = {f.name for f in entry._meta.fields} - set(own)
    try:
        entry.clean_fields(exclude=exclude)
    except ValidationError as error:
        for name, told in error.message_dict.items():
            row.errors.setdefault(own[name], " ".join(told))


def refer(row: Row, title: str, names: Mapping[str, Any]) -> None:
    """Point the entry at the institution that a cell names."""
    column = next(each for each in row.table.columns if each.title == title)
    if title not in row.cells or row.entry is None:
        return
    cell = row.cells[title].removeprefix("'")
    new = names.get(cell.casefold()) if cell else None
    optional = row.table is INSTITUTIONS
    if new is None and (cell or not optional):
        row.errors[title] = "Instansi ini tidak dikenal." if cell else "Wajib diisi."
        return
    old = getattr(row.entry, column.field, None) if row.entry.pk else None
    if old is not new:
        row.changes[title] = (str(old or ""), str(new or ""))
    setattr(row.entry, column.field, new)


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
