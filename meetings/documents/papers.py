"""What every paper that is made of a record shares.

Pure: it reads the record that it is given and asks the database nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from meetings.documents.pdf import Sheet
from meetings.documents.seal import SEAL_HEIGHT, Seal
from meetings.minutes.gaps import Gap, gaps
from meetings.minutes.record import Letterhead, Record

# Not allowed in XML 1.0 (and so in XMP), or without a glyph in any font.
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


class IncompleteRecord(Exception):
    """The record has gaps: nothing was rendered."""

    def __init__(self, gaps: tuple[Gap, ...]) -> None:
        super().__init__("; ".join(gap.message for gap in gaps))
        self.gaps = gaps


def ready(record: Record, lacks: Callable[[Record], tuple[Gap, ...]] = gaps) -> Record:
    """The record as it may be printed. Raises IncompleteRecord when it lacks something.

    ``lacks`` names what the paper cannot do without.
    """
    record = printable(record)
    if missing := lacks(record):
        raise IncompleteRecord(missing)
    return record


def printable(value: Any) -> Any:
    """The same plain data without characters that no document can hold."""
    if isinstance(value, str):
        return UNPRINTABLE.sub("", value).strip()
    if isinstance(value, tuple):
        return tuple(printable(element) for element in value)
    if is_dataclass(value) and not isinstance(value, type):
        cleaned = {f.name: printable(getattr(value, f.name)) for f in fields(value)}
        return replace(value, **cleaned)
    return value


def sheet_of(
    head: Letterhead, *, paper: str | None = None, landscape: bool = False
) -> Sheet:
    """Paper ("a4", "f4"; else the institution's) and the institution's margins."""
    return Sheet(
        paper=paper or head.paper,
        top=head.margin_top,
        right=head.margin_right,
        bottom=head.margin_bottom,
        left=head.margin_left,
        landscape=landscape,
    )


def sealable(sheet: Sheet, seal: Seal | None) -> Sheet:
    """The sheet with room at its foot for the seal, if there is one."""
    if seal is None:
        return sheet
    return replace(sheet, bottom=max(sheet.bottom, SEAL_HEIGHT))


def headline(record: Record) -> str:
    """Name of the meeting, with its period unless the name tells it."""
    if record.period and record.period.casefold() not in record.title.casefold():
        return f"{record.title}, periode {record.period}"
    return record.title


def venue(record: Record) -> str:
    """Place, and that it was online where it was."""
    manner = "" if record.mode == "in_person" else f"secara {record.mode_label}"
    return ", ".join(part for part in (record.place, manner) if part)
