"""What somebody typed into the search box, taken apart. Pure; it never fails.

``oleh:walikota banjir "pompa air" -Mayangan`` is a filter, a word, a phrase and a word
that must not occur. ``banjir OR rob`` is one or the other. A word with a colon whose
left side is no known filter is an ordinary word. ``-oleh:walikota`` leaves out what has
that word, in its text or around it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from meetings.archive.words import STOP_WORDS, stems, surface, words

# Query word → the filter that it stands for.
FILTERS = {
    "oleh": "speaker",
    "kepada": "addressee",
    "jenis": "kind",
    "topik": "topic",
    "forum": "forum",
    "sejak": "since",
    "sampai": "until",
    "tahun": "year",
    "status": "status",
    "klasifikasi": "classification",
}
LONGEST_QUERY = 400  # characters
MOST_TERMS = 24
PART = re.compile(
    r"(?P<minus>-?)"
    r"(?:(?P<name>[a-z]+):)?"
    r'(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))',
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Term:
    """Words that must (or must not) occur; of an exact phrase, as they are written."""

    stems: tuple[str, ...]
    typed: str
    exact: str = ""  # the folded words of a phrase in quotation marks
    unwanted: bool = False


@dataclass(frozen=True)
class Wish:
    """One filter as typed: ``Wish("speaker", "walikota")``."""

    filter: str
    value: str
    typed: str


@dataclass
class Query:
    """``any_of`` are groups of terms; of each group one must occur, of all groups."""

    typed: str
    any_of: list[list[Term]] = field(default_factory=list)
    unwanted: list[Term] = field(default_factory=list)
    wishes: list[Wish] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)  # too common to search for

    @property
    def terms(self) -> list[Term]:
        return [term for group in self.any_of for term in group]


def parse(typed: str) -> Query:
    typed = " ".join(typed.replace("\0", " ").split())[:LONGEST_QUERY]
    query = Query(typed)
    joins = False
    for part in list(PART.finditer(typed))[: MOST_TERMS * 2]:
        if part.group() in {"OR", "ATAU", "|"}:
            joins = bool(query.any_of)
            continue
        add(query, part, joins=joins)
        joins = False
    return query


def add(query: Query, part: re.Match[str], *, joins: bool) -> None:
    """Put one part of what was typed where it belongs."""
    name, phrase = part["name"], part["phrase"]
    value = phrase if phrase is not None else part["word"]
    unwanted = bool(part["minus"])
    known = FILTERS.get((name or "").lower())
    if known and value and not unwanted:
        query.wishes.append(Wish(known, value, part.group()))
        return
    if name and not known:  # "pukul:09.00" is two words
        value = f"{name} {value}"
    term = term_of(value, exact=phrase is not None and not known, unwanted=unwanted)
    if term is None:
        if is_word(value):
            query.passed_over.append(value.strip())
    elif term.unwanted:
        query.unwanted.append(term)
    elif joins:
        query.any_of[-1].append(term)
    elif len(query.any_of) < MOST_TERMS:
        query.any_of.append([term])


def term_of(value: str, *, exact: bool, unwanted: bool) -> Term | None:
    """None when nothing in it can be searched for."""
    found = tuple(stems(value))[:MOST_TERMS]
    if not found:
        return None
    written = surface(value) if exact else ""
    return Term(found, value, written, unwanted)


def is_word(value: str) -> bool:
    return any(word in STOP_WORDS for word, _, _ in words(value))
