"""A look over an XLSX before it is read: what breaks the reader or clears a cell."""

from __future__ import annotations

import re
import zipfile

from django.core.exceptions import ValidationError

UNREADABLE = "Berkas ini bukan XLSX yang dapat dibaca."
MAX_UNPACKED_BYTES = 60 * 1024 * 1024
# The reader lays out the whole rectangle down to the farthest cell.
MAX_AREA = 500_000
OPENING = re.compile(rb"<(?:[\w.-]+:)?c(?=[\s/>])[^>]*>")
PLACE = re.compile(rb"""\sr\s*=\s*["']([A-Z]{1,3})(\d{1,7})["']""")
CELL = re.compile(
    rb"(<(?:[\w.-]+:)?c(?=[\s>])[^>]*(?<!/)>)(.*?)</(?:[\w.-]+:)?c>", re.S
)
FAILED = re.compile(rb"""\st\s*=\s*["']e["']""")
FORMULA = re.compile(rb"<(?:[\w.-]+:)?f[\s/>]")
# The reader makes room for as many entries as a list says it has.
COUNT = re.compile(rb"""ount\s*=\s*["']\s*\+?\d{8,}""")
RESULT = re.compile(rb"<(?:[\w.-]+:)?v>[^<]")


def check(archive: zipfile.ZipFile) -> None:
    """Raise ValidationError, in the reader's words, for what cannot be read safely.

    A stray cell at the end of a sheet would take all memory. A formula that has no
    result, or failed, would be read as empty, and an empty cell clears.
    """
    if sum(each.file_size for each in archive.infolist()) > MAX_UNPACKED_BYTES:
        raise ValidationError("Isi berkas ini terlalu besar.")
    for name in archive.namelist():
        content = archive.read(name)
        if COUNT.search(content):
            raise ValidationError(UNREADABLE)
        check_area(content)
        check_results(content)


def check_area(content: bytes) -> None:
    rows = columns = 0
    for opening in OPENING.findall(content):
        place = PLACE.search(opening)
        cut = opening.count(b'"') % 2 or opening.count(b"'") % 2
        if opening.endswith(b"/>") and not cut:
            continue  # Formatted only.
        if place is None or cut:
            raise ValidationError(UNREADABLE)
        rows = max(rows, int(place[2]))
        columns = max(columns, column_number(place[1]))
        if rows * columns > MAX_AREA:
            raise ValidationError(
                f"Sel {told(place)} terlalu jauh di luar tabel. Hapus baris dan kolom"
                " yang tidak dipakai."
            )


def check_results(content: bytes) -> None:
    for opening, inside in CELL.findall(content):
        empty = FORMULA.search(inside) and not RESULT.search(inside)
        place = PLACE.search(opening)
        if place and (empty or FAILED.search(opening)):
            raise ValidationError(
                f"Rumus pada sel {told(place)} tidak mempunyai hasil. Isi dengan"
                " nilainya."
            )


def column_number(letters: bytes) -> int:
    """Of ``b"AA"``: 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def told(place: re.Match[bytes]) -> str:
    return (place[1] + place[2]).decode()
