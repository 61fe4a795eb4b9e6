"""Spreadsheets (XLSX, CSV) into rows of text and back."""

from __future__ import annotations

import codecs
import csv
import io
import re
import zipfile
from collections.abc import Mapping
from typing import Any

import xlsxwriter
from django.core.exceptions import ValidationError
from python_calamine import CalamineError, CalamineWorkbook

from meetings.directory import workbook

MAX_BYTES = 5 * 1024 * 1024
MAX_ROWS = 5000
# What a spreadsheet program takes for the beginning of a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
# PostgreSQL stores no NUL, and paper prints none of the others.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

Grid = list[list[str]]


def read(content: bytes, name: str) -> dict[str, Grid]:
    """The sheets of a file by name; a CSV is one sheet named "".

    Raises ValidationError, in the reader's words, for what is no such file.
    """
    if len(content) > MAX_BYTES:
        raise ValidationError("Berkas lebih besar dari 5 MB.")
    readers = {"xlsx": read_xlsx, "csv": read_csv}
    reader = readers.get(name.rpartition(".")[2].lower())
    if reader is None:
        raise ValidationError("Unggah berkas XLSX atau CSV.")
    sheets = reader(content)
    if sum(len(grid) - 1 for grid in sheets.values() if grid) > MAX_ROWS:
        raise ValidationError("Berkas berisi lebih dari 5.000 baris. Bagilah dahulu.")
    return sheets


def read_xlsx(content: bytes) -> dict[str, Grid]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            workbook.check(archive)
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return {
            name: trimmed(
                [cell_text(value) for value in row]
                for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            )
            for name in book.sheet_names
        }
    except (CalamineError, zipfile.BadZipFile, OSError, ValueError) as error:
        raise ValidationError(workbook.UNREADABLE) from error


def cell_text(value: Any) -> str:
    """As it would stand in a CSV: whole numbers without ``.0``, text defused."""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, float):
        # Fifteen digits are all that a number in a spreadsheet keeps.
        whole = value.is_integer() and abs(value) < 10**15
        return str(int(value)) if whole else f"{value:G}"
    return defused(str(value).strip())


def read_csv(content: bytes) -> dict[str, Grid]:
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValidationError(
            "Berkas ini bukan UTF-8. Simpan sebagai “CSV UTF-8”, atau unggah XLSX."
        ) from error
    if "\0" in text:
        raise ValidationError("Berkas ini bukan CSV yang dapat dibaca.")
    heading = text.partition("\n")[0]
    delimiter = max(",;\t", key=heading.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise ValidationError("Berkas ini bukan CSV yang dapat dibaca.") from error
    return {"": trimmed([cell.strip() for cell in row] for row in rows)}


def trimmed(rows: Any) -> Grid:
    """Without the empty rows at the end; those between keep the count of lines."""
    grid = list(rows)
    while grid and not any(grid[-1]):
        grid.pop()
    return grid


def defused(text: str) -> str:
    """With an apostrophe before what would be taken for a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def plain(cell: str) -> str:
    """The text of a cell. Raises ValidationError for a formula, a cut-off number or
    what no keyboard types."""
    if CONTROL.search(cell):
        raise ValidationError("Berisi karakter yang tidak dapat dicetak.")
    if cell.startswith("="):
        raise ValidationError("Berisi rumus; isi dengan hasilnya.")
    if re.fullmatch(r"\d([.,]\d+)?E\+\d+", cell):
        raise ValidationError(
            "Terbaca sebagai angka yang terpotong; format kolom ini sebagai teks."
        )
    return cell[1:] if cell.startswith("'") and defused(cell[1:]) == cell else cell


def write_xlsx(sheets: Mapping[str, Grid]) -> bytes:
    """Every cell is text, so that nothing is computed and no digit is lost."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True, "bottom": 1})
        text = book.add_format({"num_format": "@"})
        for name, (heading, *rows) in sheets.items():
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, len(heading) - 1, None, text)
            for column, title in enumerate(heading):
                sheet.write_string(0, column, title, bold)
            for line, row in enumerate(rows, start=1):
                for column, cell in enumerate(row):
                    sheet.write_string(line, column, cell, text)
            sheet.autofit()
    return file.getvalue()


def write_csv(grid: Grid) -> bytes:
    """UTF-8 with its mark, which spreadsheet programs need; formulas defused."""
    file = io.StringIO(newline="")
    csv.writer(file).writerows([defused(cell) for cell in row] for row in grid)
    return file.getvalue().encode("utf-8-sig")
