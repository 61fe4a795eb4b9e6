"""People whose names are written in two ways.

Titles, initials, capitals and the old spelling do not tell two people apart; one
letter more or less hardly does, when another word of the name is the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from meetings.agenda.models import Attendance
from meetings.agenda.roll import Attendee
from meetings.directory.twins import folded
from meetings.minutes.checks.finding import Gap, Severity, check
from meetings.minutes.checks.passages import passages
from meetings.minutes.record import Record

PEOPLE = {Attendance.Kind.OFFICIAL, Attendance.Kind.WALK_IN}
CLOSE = 0.8
TITLE = re.compile(r"\b(?:[^\W\d_]{1,5}\.|[Bb]apak\b|[Ii]bu\b|[Ss]audar[ai]\b) *")
# Capitalised words in a row, with initials and titles among them.
RUN = re.compile(r"[A-Z][\w'’-]*\.?(?: [A-Z][\w'’-]*\.?)*")
LED = re.compile(
    r"\b(?:Bapak|Ibu|Saudara|Saudari|Sdri?\.|Hj?\.|Dr[sa]?\.|dr\.|Ir\.|Prof\.) *"
    rf"({RUN.pattern})"
)

Name = tuple[str, ...]  # its words, folded


class Known:
    """Names met so far, found again by any one of their words."""

    def __init__(self) -> None:
        self.by_word: dict[tuple[int, int, str], list[tuple[Name, str]]] = {}
        self.spellings: set[str] = set()
        self.sizes: set[int] = set()

    def add(self, written: str) -> None:
        name = words(written)
        self.spellings.add(spelling(written))
        self.sizes.add(len(name))
        for place, word in enumerate(name):
            key = (len(name), place, word)
            self.by_word.setdefault(key, []).append((name, written))

    def like(self, name: Name) -> str:
        """A name that differs by its spelling only, as it was written; or ""."""
        for place, word in enumerate(name):
            for other, written in self.by_word.get((len(name), place, word), []):
                if alike(name, other):
                    return written
        return ""


@check("name-in-list", "Nama ditulis dua cara dalam daftar hadir", Severity.WARNING)
def name_in_list(record: Record) -> Iterator[Gap]:
    seen: dict[str, list[tuple[Name, Attendee]]] = {}
    for line in people(record):
        name = words(line.name)
        earlier = [each for key in keys(name) for each in seen.get(key, [])]
        for other, twin in earlier:
            if alike(name, other) and not plainly_two(line, twin, name, other):
                message = (
                    f"“{line.name}” dan “{twin.name}” tampaknya orang yang sama."
                    " Samakan namanya, atau hapus baris gandanya."
                )
                yield Gap(message, "agenda:edit_attendance", line.id)
                break
        for key in keys(name):
            seen.setdefault(key, []).append((name, line))


@check("name-in-text", "Nama ditulis dua cara dalam teks", Severity.WARNING)
def name_in_text(record: Record) -> Iterator[Gap]:
    """A name of the list, or one that a title led before, spelled otherwise."""
    known = Known()
    for line in people(record):
        known.add(line.name)
    for passage in passages(record):
        for written in dict.fromkeys(candidates(passage.text, known.sizes)):
            usual = known.like(words(written))
            if usual and spelling(written) not in known.spellings:
                yield passage.gap(
                    f"menulis “{written}”, sedangkan di tempat lain “{usual}”."
                    " Samakan namanya."
                )
        for match in LED.finditer(passage.text):
            if not known.like(words(match[1])):
                known.add(match[1])


def people(record: Record) -> list[Attendee]:
    return [each for each in record.attendees if each.kind in PEOPLE and each.name]


def candidates(text: str, sizes: set[int]) -> Iterator[str]:
    """What may be a name in the text: capitalised words, as many as a name has."""
    for match in RUN.finditer(text):
        run = bare(match[0]).split()
        for size in sizes - {0, 1}:
            for start in range(len(run) - size + 1):
                yield " ".join(run[start : start + size])


def bare(name: str) -> str:
    """The name without titles, initials and what follows a comma."""
    return TITLE.sub("", name.split(",")[0]).strip()


def spelling(name: str) -> str:
    """How the name is written, whatever its titles and capitals."""
    return " ".join(word.strip(".").casefold() for word in bare(name).split())


def words(name: str) -> Name:
    return tuple(filter(None, (folded(word) for word in bare(name).split())))


def keys(name: Name) -> set[str]:
    """Under which a like name is looked for: a word, or how a single one begins."""
    return {name[0][:1]} if len(name) == 1 else set(name)


def alike(one: Name, other: Name) -> bool:
    """The same words in the same places, some perhaps spelled otherwise."""
    pairs = list(zip(one, other, strict=False))
    return (
        len(one) == len(other)
        and (len(one) == 1 or any(a == b for a, b in pairs))
        and all(a == b or close(a, b) for a, b in pairs)
    )


def close(one: str, other: str) -> bool:
    if one[0] != other[0] or min(len(one), len(other)) < 4:
        return False
    return SequenceMatcher(None, one, other).ratio() >= CLOSE


def plainly_two(one: Attendee, other: Attendee, name: Name, like: Name) -> bool:
    """Two entries of the directory, told apart by number or by a letter."""
    if one.number and other.number:
        return one.number != other.number
    return bool(one.official_id and other.official_id and name != like)
