"""Which entry a row of a spreadsheet speaks of, and what it puts into it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError

from meetings.directory.columns import (
    INSTITUTIONS,
    KEEP,
    POSITIONS,
    Reference,
    Table,
)
from meetings.directory.row import Current, Row
from meetings.directory.sheets import plain


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


def refuse_merged(row: Row, title: str, entry: Any) -> None:
    """An entry that has become part of another one takes no changes."""
    if entry is not None and entry.merged_into is not None:
        row.errors[title] = f"Sudah digabungkan ke “{entry.merged_into}”."


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
    refuse_merged(row, row.table.needed[-1], entry)
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
    refuse_merged(row, title, new)
    old = getattr(row.entry, column.field, None) if row.entry.pk else None
    if old is not new:
        row.changes[title] = (str(old or ""), str(new or ""))
    setattr(row.entry, column.field, new)
