"""What somebody typed into the search box, taken apart. Pure; it never fails.

``oleh:walikota banjir "pompa air" -Mayangan`` is a filter, a word, a phrase and a word
that must not occur. ``banjir OR rob`` is one or the other. A word with a colon whose
left side is no known filter is an ordinary word. ``-oleh:walikota`` leaves out what the
filter would find.
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
ORS = {"OR", "ATAU", "|"}
PART = re.compile(
    r"(?P<minus>-?)"
    rf"(?:(?P<filter>{'|'.join(FILTERS)}):\s*|(?P<name>[a-z]+):)?"
    r'(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))',
    re.IGNORECASE,
)
WITHOUT_VALUE = re.compile(rf"-?({'|'.join(FILTERS)}):$", re.IGNORECASE)


@dataclass(frozen=True)
class Term:
    """Words that must (or must not) occur; of an exact phrase, as they are written."""

    stems: tuple[str, ...]
    typed: str
    exact: str = ""  # the folded words of a phrase in quotation marks
    unwanted: bool = False


@dataclass(frozen=True)
class Wish:
    """One filter as typed: ``Wish("speaker", "walikota")``; an unwanted one leaves out
    what it finds."""

    filter: str
    value: str
    typed: str
    unwanted: bool = False


@dataclass
class Query:
    """``any_of`` are groups of terms; of each group one must occur, of all groups."""

    typed: str
    any_of: list[list[Term]] = field(default_factory=list)
    unwanted: list[Term] = field(default_factory=list)
    wishes: list[Wish] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)  # too common to search for
    empty: list[str] = field(default_factory=list)  # filters without a value
    others: list[str] = field(default_factory=list)  # look like a filter, and are none
    joins_filters: bool = False  # an OR stands beside a filter, where it joins nothing

    @property
    def terms(self) -> list[Term]:
        return [term for group in self.any_of for term in group]

    @property
    def asks_nothing(self) -> bool:
        """Something was typed, but nothing in it can be searched for."""
        asked = (self.any_of, self.unwanted, self.wishes, self.passed_over, self.empty)
        return bool(self.typed) and not any(asked)


def parse(typed: str) -> Query:
    typed = " ".join(typed.replace("\0", " ").split())[:LONGEST_QUERY]
    query = Query(typed)
    joins = False
    before: re.Match[str] | None = None
    for part in list(PART.finditer(typed))[: MOST_TERMS * 2]:
        if part.group() in ORS:
            joins = True
            query.joins_filters |= bool(before and before["filter"])
        else:
            query.joins_filters |= joins and bool(part["filter"])
            add(query, part, joins=joins and bool(query.any_of))
            joins = False
        before = part
    return query


def add(query: Query, part: re.Match[str], *, joins: bool) -> None:
    """Put one part of what was typed where it belongs."""
    known, name, phrase = part["filter"], part["name"], part["phrase"]
    value = phrase if phrase is not None else part["word"]
    unwanted = bool(part["minus"])
    if WITHOUT_VALUE.match(part.group()) or (known and not value.strip()):
        query.empty.append(part.group().rstrip('" '))
        return
    if known:
        wish = Wish(FILTERS[known.lower()], value, part.group(), unwanted)
        query.wishes.append(wish)
        return
    if name:  # "pukul:09.00" is two words
        query.others.append(name)
        value = f"{name} {value}"
    term = term_of(value, exact=phrase is not None, unwanted=unwanted)
    put(query, term, value, joins=joins)


def put(query: Query, term: Term | None, value: str, *, joins: bool) -> None:
    """Beside the others, or into the last group when OR ``joins`` it."""
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
