"""What in the directory is meant by a name that somebody typed.

Names of offices, institutions and people are known to all who sign in. A matter or a
forum has a name only for who sees something of it: else the answer would tell that it
exists.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from meetings.agenda.models import Series, Topic
from meetings.archive.match import Clause, Match
from meetings.archive.meanings import Meanings, Phrase, of_the_field, pairs_of
from meetings.archive.models import DirectiveEntry, ThingEntry
from meetings.archive.words import BREAK, stemmed, stems
from meetings.directory.models import Institution, Position

Type = ThingEntry.Type
MOST = 200  # things of one name; more mean that the name says nothing
CAPACITIES = ("pjs", "pj", "plt", "plh")  # the longest form first
Named = tuple[int, int, str]  # type, key, and the words of its own name
SPEAKERS = [Type.POSITION, Type.OFFICIAL]
ADDRESSEES = [Type.INSTITUTION, Type.POSITION]
WELL_KNOWN = 4000  # short names that are kept at hand


def known_meanings() -> Meanings:
    """Pairs of the field, and the short names of the directory: in one query."""
    bodies = Institution.objects.filter(merged_into=None).exclude(short_name="")
    offices = Position.objects.filter(merged_into=None).exclude(short_name="")
    columns = ("short_name", "name")
    named = bodies.order_by().values_list(*columns)
    rows = named.union(offices.order_by().values_list(*columns))[:WELL_KNOWN]
    return Meanings([*of_the_field(), *joined(rows)])


def joined(rows: Iterable[tuple[str, str]]) -> list[tuple[Phrase, Phrase]]:
    """A short name that two things share (Wali Kota, Sekda) stands for neither."""
    found: dict[str, str | None] = {}
    for short, long in rows:
        found[short] = None if found.get(short, long) != long else long
    return pairs_of({short: long for short, long in found.items() if long})


def named(value: str, kinds: list[Type], known: Meanings) -> list[Named]:
    """What has all these words in its own name."""
    clauses = clauses_of(value, known)
    return foremost(rows_named(clauses, kinds), clauses) if clauses else []


def clauses_of(value: str, known: Meanings) -> tuple[Clause, ...]:
    """Of a name, without the capacity before it: "Pj. Wali Kota" is that office."""
    said = stems(value)
    for each in CAPACITIES:
        for form in known.same((each,)):
            if len(said) > len(form) and tuple(said[: len(form)]) == form:
                said = said[len(form) :]
    return tuple(Clause(known.same(phrase)) for phrase in known.cut(said))


def rows_named(clauses: tuple[Clause, ...], kinds: list[Type]) -> Any:
    rows = ThingEntry.objects.filter(body__words=Match(clauses, own=True))
    return rows.filter(type__in=kinds).values_list("type", "thing", "body")[:MOST]


def foremost(rows: Iterable[Named], clauses: tuple[Clause, ...]) -> list[Named]:
    """Offices and institutions whose name begins with what was asked, if there are any:
    "Wali Kota" is not "Wakil Wali Kota"; and all people."""
    found = list(rows)
    people = [row for row in found if row[0] == Type.OFFICIAL]
    others = [row for row in found if row[0] != Type.OFFICIAL]
    first = [row for row in others if begins(row[2], clauses[0])]
    return people + (first or others)


def begins(body: str, clause: Clause) -> bool:
    """One of the names in the body of an entry begins with one of the phrases."""
    starts = [f" {BREAK} {' '.join(phrase)} " for phrase in clause.phrases]
    return any(start in f" {BREAK} {body} " for start in starts)


def forums_named(value: str, user: Any) -> set[int]:
    found = holding(value, Series.objects.values_list("pk", "name"))
    return seen(user, series__in=found)


def topics_named(value: str, user: Any) -> set[int]:
    found = holding(value, Topic.objects.values_list("pk", "title"))
    return seen(user, topic__in=found)


def seen(user: Any, **named: set[int]) -> set[int]:
    """The keys, unless the reader sees nothing of any of them."""
    rows = DirectiveEntry.objects.visible_to(user).filter(**named)
    return next(iter(named.values())) if rows.exists() else set()


def holding(value: str, rows: Iterable[tuple[int, str]]) -> set[int]:
    """Keys of the rows whose name holds every word of the value."""
    said, known = stems(value), Meanings(of_the_field())
    if not said:
        return set()
    wanted = [known.same(phrase) for phrase in known.cut(said)]
    return {pk for pk, name in rows if all(any_in(ways, name) for ways in wanted)}


def any_in(ways: Iterable[Phrase], name: str) -> bool:
    text = f" {stemmed(name)} "
    return any(f" {' '.join(phrase)} " in text for phrase in ways)


class Names:
    """What names mean, asked one by one; ``naming_at_once`` asks for many together."""

    topics = staticmethod(topics_named)
    forums = staticmethod(forums_named)

    def __init__(self, known: Meanings) -> None:
        self.known = known

    def speakers(self, value: str) -> tuple[set[int], set[int]]:
        """Offices and people."""
        rows = named(value, SPEAKERS, self.known)
        return keys_of(Type.POSITION, rows), keys_of(Type.OFFICIAL, rows)

    def addressees(self, value: str) -> tuple[set[int], set[int]]:
        """Institutions and offices."""
        rows = named(value, ADDRESSEES, self.known)
        return keys_of(Type.INSTITUTION, rows), keys_of(Type.POSITION, rows)

    def is_group(self, badge: str, user: Any) -> bool:
        """Whether the reader sees a directive to such a group."""
        if not badge:
            return False
        to = Match(to=frozenset({badge}))
        rows = DirectiveEntry.objects.visible_to(user).filter(body__words=to)
        return bool(rows.exists())


def keys_of(kind: Type, rows: Iterable[Named]) -> set[int]:
    return {row[1] for row in rows if row[0] == kind}
