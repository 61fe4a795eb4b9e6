"""A notulis's shorthand: typed or pasted lines into directives, one a line.

::

    # 2                          agenda item, by number or by words of its title
    @ Kasdim                     speaker, by words of name or office; alone: the meeting
    Pertama, saran: Amankan …    a directive, with its ordinal and its kind
    - Siagakan posko > Camat     a bullet is dropped; after ">" whom it goes to
    "Jangan menunggu hujan."     the speaker's own words, to the line before

Pure: the caller says who is there and what is on the agenda.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from meetings.minutes.models import Directive
from meetings.minutes.revisions import WORDS

Kind = Directive.Kind
# "himbauan" is not standard, but widely typed.
KINDS = {str(kind.label).lower(): kind.value for kind in Kind} | {
    "himbauan": Kind.APPEAL.value,
    "kesimpulan": Kind.DECISION.value,
}
ORDINALS = {word.lower(): ordinal for ordinal, word in WORDS.items()}
# Lower-case letters only: "H. Ahmad" is a name, "a. Siagakan" a list.
BULLET = re.compile(r"^(?:[-–•*]|\(?(?:\d{1,2}|[a-z])[.)])\s+")
KIND = re.compile(
    rf"^(?:\(({'|'.join(KINDS)})\)\s*|({'|'.join(KINDS)})(?:\s*:\s*|\s+[–-]\s+))",
    re.IGNORECASE,
)
ORDINAL = re.compile(
    rf"^({'|'.join(ORDINALS)})(?:\s*[,:]\s*|\s+[–-]\s+)", re.IGNORECASE
)
TO = re.compile(r"(?:^|\s+)>\s+")
QUOTES = '"“”„‟'


@dataclass(frozen=True)
class Choice:
    """A speaker or an agenda item that a line may name."""

    id: int
    label: str  # what is shown when a name fits several
    number: int | None = None  # of an agenda item


@dataclass(frozen=True)
class Noted:
    """One directive as it was noted; ids are those of the given choices."""

    line: int
    text: str
    kind: str
    ordinal: int | None
    speaker: int | None
    item: int | None
    quote: str = ""
    addressees: tuple[str, ...] = ()


@dataclass(frozen=True)
class Problem:
    """A line that cannot be understood, in words for the one who typed it."""

    line: int
    message: str


@dataclass
class Reader:
    """Reads line after line; speaker and agenda item hold until the next one."""

    people: Sequence[Choice]
    items: Sequence[Choice]
    speaker: int | None = None
    item: int | None = None
    noted: list[Noted] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def read(self, text: str) -> Reader:
        for number, line in enumerate(text.splitlines(), start=1):
            if line.strip():
                self.take(number, line.strip())
        if not self.noted and not self.problems:
            self.problems.append(Problem(1, "Belum ada butir yang ditulis."))
        return self

    def take(self, number: int, line: str) -> None:
        mark, rest = line[0], line[1:].strip()
        if mark == "#":
            self.item = self.find(number, rest, self.items, "mata acara")
        elif mark == "@":
            self.speaker = self.find(number, rest, self.people, "pembicara")
        elif mark in QUOTES:
            self.amend(number, "Kutipan", quote=line.strip(QUOTES + " "))
        elif mark == ">":
            self.amend(number, "Pihak yang dituju", addressees=names(rest))
        else:
            self.add(number, line)

    def find(
        self, number: int, wanted: str, among: Sequence[Choice], what: str
    ) -> int | None:
        """The one choice that has all the words; none wanted means none."""
        if not wanted:
            return None
        found = matches(wanted, among)
        if len(found) == 1:
            return found[0].id
        if found:
            labels = "; ".join(each.label for each in found[:4])
            message = f"“{wanted}” cocok dengan beberapa {what}: {labels}."
        else:
            message = f"Tidak ada {what} “{wanted}” pada rapat ini."
        self.problems.append(Problem(number, message))
        return None

    def amend(self, number: int, what: str, **changes: object) -> None:
        if self.noted:
            self.noted[-1] = replace(self.noted[-1], **changes)  # type: ignore[arg-type]  # its own fields
        else:
            self.problems.append(Problem(number, f"{what} harus mengikuti butirnya."))

    def add(self, number: int, line: str) -> None:
        words, ordinal, kind = unmark(line)
        text, *to = TO.split(words, maxsplit=1)
        if not text.strip():
            self.problems.append(Problem(number, "Isi butir masih kosong."))
            return
        kind = kind or (Kind.DIRECTIVE if self.speaker else Kind.DECISION).value
        if self.speaker is None and kind != Kind.DECISION:
            message = "Butir tanpa pembicara harus berjenis keputusan."
            self.problems.append(Problem(number, message))
        self.noted.append(
            Noted(
                line=number,
                text=text.strip(),
                kind=kind,
                ordinal=ordinal,
                speaker=self.speaker,
                item=self.item,
                addressees=names(*to),
            )
        )


def unmark(line: str) -> tuple[str, int | None, str]:
    """The line without bullet, ordinal and kind; and these two (None, "")."""
    line = BULLET.sub("", line)
    ordinal, kind = None, ""
    while True:
        if ordinal is None and (found := ORDINAL.match(line)):
            ordinal = ORDINALS[found[1].lower()]
        elif not kind and (found := KIND.match(line)):
            kind = KINDS[(found[1] or found[2]).lower()]
        else:
            return line, ordinal, kind
        line = line[found.end() :]


def names(text: str = "") -> tuple[str, ...]:
    """Addressees, parted by semicolons."""
    return tuple(each.strip(" .") for each in text.split(";") if each.strip(" ."))


def matches(wanted: str, among: Sequence[Choice]) -> list[Choice]:
    """Those with that number, or that label, or else with all of its words."""
    if wanted.rstrip(".").isdecimal():
        return [each for each in among if each.number == int(wanted.rstrip("."))]
    folded = wanted.casefold()
    same = [each for each in among if each.label.casefold() == folded]
    words = folded.split()
    return same or [
        each for each in among if all(word in each.label.casefold() for word in words)
    ]
