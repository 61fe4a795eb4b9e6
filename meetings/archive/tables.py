"""What is taken along as a spreadsheet: XLSX, and CSV as Indonesian Excel opens it."""

from __future__ import annotations

import csv
import io
from typing import IO, Any

import xlsxwriter
from django.utils.formats import date_format

from meetings.archive.describing import Fact, described
from meetings.archive.taking import Line, Taken
from meetings.directory.sheets import defused

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
LONGEST = 32_767  # characters that a cell holds
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
        ("Jumlah butir", f"{taken.rows:,}".replace(",", ".")),
        ("Klasifikasi tertinggi", taken.classification_label),
        ("Dibuat", date_format(taken.at, "l, j F Y, H.i T")),
        ("Oleh", str(taken.selection.user)),
    ]


def write_xlsx(taken: Taken, file: IO[bytes]) -> None:
    """Text stays text, so that nothing is computed; days are days, to sort by.

    Rows go to the disk as they come.
    """
    with xlsxwriter.Workbook(file, {"constant_memory": True}) as book:
        bold = book.add_format({"bold": True, "bottom": 1})
        text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top"})
        sheet = book.add_worksheet("Butir")
        sheet.freeze_panes(1, 0)
        for column, (heading, width) in enumerate(COLUMNS):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, heading, bold)
        for line in taken:
            write_row(sheet, line, text, day)
        sheet.autofilter(0, 0, taken.rows, len(COLUMNS) - 1)
        about = book.add_worksheet("Keterangan")
        about.set_column(0, 1, 40)
        for row, fact in enumerate(facts_of(taken)):
            for column, words in enumerate(fact):
                about.write_string(row, column, words[:LONGEST], text)


def write_row(sheet: Any, line: Line, text: Any, day: Any) -> None:
    for column, cell in enumerate(cells(line)):
        if column == 0:
            sheet.write_number(line.number, column, line.number, text)
        elif column == DATE and line.date:
            sheet.write_datetime(line.number, column, line.date, day)
        else:
            sheet.write_string(line.number, column, cell[:LONGEST], text)


def write_csv(taken: Taken, file: IO[bytes]) -> None:
    """UTF-8 with its mark, which spreadsheet programs need; formulas defused."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    writer = csv.writer(text, delimiter=SEPARATOR)
    writer.writerow(heading for heading, _ in COLUMNS)
    for line in taken:
        writer.writerow(map(defused, cells(line)))
    text.flush()
    text.detach()
