"""What is taken along as a spreadsheet: XLSX, and CSV as Indonesian Excel opens it."""

from __future__ import annotations

import csv
import io
from typing import IO

from django.utils.formats import date_format

from meetings.archive.describing import Fact, described
from meetings.archive.taking import Line, Taken
from meetings.directory.sheets import defused
from meetings.documents.spreadsheet import Cell, write_spreadsheet
from meetings.wording import thousands

# Heading, and width in characters.
COLUMNS = [
    ("No", 6),
    ("Tanggal", 12),
    ("Rapat", 40),
    ("Forum", 30),
    ("Mata acara", 30),
    ("Pembicara", 40),
    ("Jenis", 12),
    ("Isi", 80),
    ("Kutipan", 50),
    ("Ditujukan kepada", 40),
    ("Status", 16),
    ("Klasifikasi", 14),
    ("Alamat", 40),
]
DATE = 1  # its place among the columns
# Where a comma is the decimal sign, Excel separates the cells of a CSV by this.
SEPARATOR = ";"


def cells(line: Line) -> list[str]:
    """The texts of a row, in the order of the columns."""
    return [
        str(line.number),
        line.date.isoformat() if line.date else "",
        line.meeting,
        line.forum,
        line.agenda_item,
        line.speaker or "Rapat",
        line.kind_label,
        line.text,
        line.quote,
        "; ".join(line.addressees),
        line.status,
        line.classification_label,
        line.address,
    ]


def facts_of(taken: Taken) -> list[Fact]:
    """What the file is, once all its lines are read."""
    return [
        *described(taken.selection),
        ("Jumlah butir", thousands(taken.rows)),
        ("Klasifikasi tertinggi", taken.classification_label),
        ("Dibuat", date_format(taken.at, "l, j F Y, H.i T")),
        ("Oleh", str(taken.selection.user)),
    ]


def write_xlsx(taken: Taken, file: IO[bytes]) -> None:
    write_spreadsheet(
        file, "Butir", COLUMNS, map(row_of, taken), lambda: facts_of(taken)
    )


def row_of(line: Line) -> list[Cell]:
    """The cells, of which the number and the day are more than text."""
    row: list[Cell] = [*cells(line)]
    row[0] = line.number
    if line.date:
        row[DATE] = line.date
    return row


def write_csv(taken: Taken, file: IO[bytes]) -> None:
    """UTF-8 with its mark, which spreadsheet programs need; formulas defused."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    writer = csv.writer(text, delimiter=SEPARATOR)
    writer.writerow(heading for heading, _ in COLUMNS)
    for line in taken:
        writer.writerow(map(defused, cells(line)))
    text.flush()
    text.detach()
