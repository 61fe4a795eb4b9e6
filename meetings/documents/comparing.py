"""Two issued copies side by side, with what differs marked."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from meetings.documents.models import IssuedDocument
from meetings.minutes.record import Record, items_of
from meetings.minutes.snapshot import at_level, thaw

WORD = re.compile(r"\s+|[^\s]+")
NONE = ("", "")


@dataclass(frozen=True)
class Piece:
    """A run of text; ``changed`` when the other side has another one there."""

    text: str
    changed: bool


@dataclass(frozen=True)
class Difference:
    """One paragraph that is not the same in both."""

    label: str
    older: tuple[Piece, ...]
    newer: tuple[Piece, ...]


def record_of(paper: IssuedDocument) -> Record:
    """What a copy says, from its frozen edition."""
    return at_level(thaw(paper.edition.content["record"]), paper.classification)


def compared(older: IssuedDocument, newer: IssuedDocument) -> list[Difference]:
    """The paragraphs that differ, in the order of the newer copy."""
    before, after = texts_of(record_of(older)), texts_of(record_of(newer))
    found = []
    for key in [*after, *(key for key in before if key not in after)]:
        (was_called, was), (label, now) = before.get(key, NONE), after.get(key, NONE)
        if was != now:
            found.append(Difference(label or was_called, *pieces(was, now)))
    return found


def texts_of(record: Record) -> dict[str, tuple[str, str]]:
    """Label and text of each paragraph, by a name that is the same in all copies."""
    return {key: (label, text) for (key, label), text in texts(record)}


def texts(record: Record) -> Iterator[tuple[tuple[str, str], str]]:
    plain = {
        "Nama rapat": record.title,
        "Periode": record.period,
        "Nomor": record.number,
        "Tempat": record.place,
        "Pembukaan": record.opening,
        "Penutup": record.closing,
    }
    for label, text in plain.items():
        yield (label, label), text
    for section in record.agenda:
        label = f"Mata acara {section.number}"
        yield (f"acara-{section.id}", label), f"{section.title}\n{section.description}"
    for item in items_of(record):
        yield (f"butir-{item.id}", f"Butir {item.number}"), item.text
        yield (f"kutipan-{item.id}", f"Butir {item.number}, kutipan"), item.quote
    for number, person in enumerate(record.attendees, start=1):
        told = ", ".join(
            part
            for part in (person.introduction, person.rank, person.institution)
            if part
        )
        yield (f"hadir-{person.id}", f"Daftar hadir nomor {number}"), told


def pieces(older: str, newer: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both texts cut into runs of words that are the same and that are not."""
    before, after = WORD.findall(older), WORD.findall(newer)
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    left, right = [], []
    for kind, a, b, c, d in matcher.get_opcodes():
        if b > a:
            left.append(Piece("".join(before[a:b]), kind != "equal"))
        if d > c:
            right.append(Piece("".join(after[c:d]), kind != "equal"))
    return tuple(left), tuple(right)
