"""A list as a spreadsheet (XLSX): one sheet of rows, and one that tells what it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import IO, Any

import xlsxwriter

LONGEST = 32_767  # characters that a cell holds
Cell = str | int | dt.date
TOP = {"valign": "top"}


def write_spreadsheet(
    file: IO[bytes],
    title: str,
    columns: Sequence[tuple[str, int]],
    rows: Iterable[Sequence[Cell]],
    facts: Callable[[], Iterable[Sequence[str]]],
) -> None:
    """``columns`` are headings with widths in characters; ``facts`` is asked when all
    rows are written.

    Text stays text, so that nothing is computed; numbers are numbers, and days are
    days, to sort by. Rows go to the disk as they come.
    """
    with xlsxwriter.Workbook(file, {"constant_memory": True}) as book:
        bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        forms = {
            str: book.add_format({"num_format": "@", "text_wrap": True, **TOP}),
            int: book.add_format(TOP),
            dt.date: book.add_format({"num_format": "dd/mm/yyyy", **TOP}),
        }
        sheet = book.add_worksheet(title)
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.repeat_rows(0)
        for column, (heading, width) in enumerate(columns):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, heading, bold)
        last = 0
        for last, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                write(sheet, last, column, cell, forms)
        sheet.autofilter(0, 0, last, len(columns) - 1)
        about = book.add_worksheet("Keterangan")
        about.set_column(0, 1, 40)
        for place, fact in enumerate(facts()):
            for column, words in enumerate(fact):
                write(about, place, column, words, forms)


def write(
    sheet: Any, row: int, column: int, cell: Cell, forms: dict[type, Any]
) -> None:
    form = forms[type(cell)]
    if isinstance(cell, int):
        sheet.write_number(row, column, cell, form)
    elif isinstance(cell, dt.date):
        sheet.write_datetime(row, column, cell, form)
    else:
        sheet.write_string(row, column, cell[:LONGEST], form)
