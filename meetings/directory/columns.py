"""The directory as tables of a spreadsheet: which column holds which field."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, ClassVar

from django.core.exceptions import ValidationError

from meetings.directory.models import Institution, Official, Position

KEEP = object()  # an empty cell where empty means nothing: the row stays as it is


@dataclass(frozen=True)
class Text:
    def parse(self, cell: str) -> Any:
        return cell

    def show(self, value: Any) -> str:
        return str(value)


@dataclass(frozen=True)
class Number(Text):
    def parse(self, cell: str) -> Any:
        if not cell:
            return KEEP
        if not re.fullmatch(r"[0-9]{1,6}", cell):
            raise ValidationError("Isi dengan bilangan bulat.")
        return int(cell)


@dataclass(frozen=True)
class YesNo(Text):
    WORDS: ClassVar = {"ya": True, "tidak": False, "1": True, "0": False}

    def parse(self, cell: str) -> Any:
        if cell and cell.casefold() not in self.WORDS:
            raise ValidationError("Isi dengan “ya” atau “tidak”.")
        return self.WORDS[cell.casefold()] if cell else KEEP

    def show(self, value: Any) -> str:
        return "ya" if value else "tidak"


@dataclass(frozen=True)
class Choice(Text):
    choices: Any

    def parse(self, cell: str) -> Any:
        by_label = {str(label).casefold(): value for value, label in self.choices}
        if cell and cell.casefold() not in by_label:
            labels = ", ".join(str(label) for _, label in self.choices)
            raise ValidationError(f"Isi dengan salah satu dari: {labels}.")
        return by_label[cell.casefold()] if cell else KEEP

    def show(self, value: Any) -> str:
        return str(dict(self.choices).get(value, value))


@dataclass(frozen=True)
class Reference(Text):
    """Another row of the institutions, by its name, which is unique."""


@dataclass(frozen=True)
class Column:
    title: str
    field: str
    kind: Text = Text()


@dataclass(frozen=True)
class Table:
    """A sheet: its title, its model, its columns after ``ID``."""

    title: str
    model: Any
    columns: tuple[Column, ...]
    needed: tuple[str, ...]  # titles without which a sheet says nothing

    @property
    def heading(self) -> list[str]:
        return ["ID", *(column.title for column in self.columns)]


INSTITUTIONS = Table(
    "Instansi",
    Institution,
    (
        Column("Nama instansi", "name"),
        Column("Nama singkat", "short_name"),
        Column("Jenis", "kind", Choice(Institution.Kind.choices)),
        Column("Induk", "parent", Reference()),
        Column("Forkopimda", "is_forkopimda", YesNo()),
        Column("Urutan protokol", "protocol_order", Number()),
        Column("Aktif", "active", YesNo()),
    ),
    ("Nama instansi",),
)
POSITIONS = Table(
    "Jabatan",
    Position,
    (
        Column("Instansi", "institution", Reference()),
        Column("Nama jabatan", "name"),
        Column("Nama singkat", "short_name"),
        Column("Urutan protokol", "protocol_order", Number()),
        Column("Aktif", "active", YesNo()),
    ),
    ("Instansi", "Nama jabatan"),
)
OFFICIALS = Table(
    "Pejabat",
    Official,
    (
        Column("Nama tanpa gelar", "name"),
        Column("Gelar di depan", "title_before"),
        Column("Gelar di belakang", "title_after"),
        Column("Kepegawaian", "service", Choice(Official.Service.choices)),
        Column("Pangkat/golongan", "rank"),
        Column("NIP/NRP", "number"),
        Column("Telepon", "phone"),
        Column("Pos-el", "email"),
        Column("Aktif", "active", YesNo()),
    ),
    ("Nama tanpa gelar",),
)
TABLES = (INSTITUTIONS, POSITIONS, OFFICIALS)


def table_of(heading: list[str]) -> Table:
    """Which table a heading belongs to. Raises ValidationError when to none."""
    titles = [title for title in heading if title]
    for table in TABLES:
        if set(table.needed) <= set(titles):
            strange = [title for title in titles if title not in table.heading]
            if strange:
                raise ValidationError(f"Kolom tidak dikenal: {', '.join(strange)}.")
            if len(set(titles)) < len(titles):
                raise ValidationError("Ada kolom yang berjudul sama.")
            return table
    raise ValidationError(
        "Baris pertama harus berisi judul kolom seperti pada berkas ekspor."
    )
