"""Meetings, files and who is who that match the words of a search."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from meetings.access.classification import Classification
from meetings.archive.lately import Spans, first_of, spans_for
from meetings.archive.match import Match
from meetings.archive.models import ThingEntry
from meetings.archive.narrowing_things import narrowing
from meetings.archive.newest import Read, newest_first
from meetings.archive.ranking import Candidate, ranked
from meetings.archive.wanted import Wanted

Type = ThingEntry.Type
WEIGHED = 150  # who is who, and the newest of the rest
ADDRESSES = {
    Type.MEETING: "minutes:meeting",
    Type.ITEM: "minutes:meeting",
    Type.PAPER: "agenda:attachments",
    Type.OFFICIAL: "minutes:official",
    Type.POSITION: "minutes:office",
    Type.INSTITUTION: "minutes:institution",
}
OF_MEETING = {Type.ITEM, Type.PAPER}
WEIGHED_BY = ("key", "date", "body", "context")
SHOWN = (
    "type",
    "thing",
    "title",
    "note",
    "meeting",
    "meeting__classification",
    "meeting__date",
)
COLUMNS = (*WEIGHED_BY, *SHOWN)


@dataclass(frozen=True)
class Thing:
    """Something that is not a directive, as the index has it."""

    type: Type
    key: int
    title: str
    note: str
    meeting: int | None  # that it is, or belongs to
    level: int | None  # the class of that meeting
    date: dt.date | None  # of that meeting

    @property
    def url(self) -> str:
        """Where it is read."""
        key = self.meeting if self.type in OF_MEETING else self.key
        return reverse(ADDRESSES[self.type], args=[key])

    @property
    def where(self) -> str:
        """What tells it from others of its name: meeting and day, office, kind."""
        of_meeting = self.type in OF_MEETING
        day = date_format(self.date, "j F Y") if of_meeting and self.date else ""
        return ", ".join(part for part in (self.note, day) if part)

    @property
    def classified(self) -> str:
        """Label of its meeting's class above "biasa", else empty."""
        return str(Classification(self.level).label) if self.level else ""


@dataclass(frozen=True)
class Things:
    """Those that the reader sees, the best first."""

    rows: list[Thing] = field(default_factory=list)
    is_cut: bool = False  # there may be more than were weighed

    def of(self, kind: Type | None) -> list[Thing]:
        return [each for each in self.rows if each.type == kind]

    @property
    def counts(self) -> list[tuple[Type, int]]:
        """How many there are of each type."""
        found = Counter(each.type for each in self.rows)
        return [(kind, found[kind]) for kind in Type if found[kind]]


def things(wanted: Wanted) -> Things:
    """Only words find them; and what is new to somebody are directives alone."""
    if not wanted.clauses or wanted.nobody or wanted.badges == frozenset():
        return Things()
    if wanted.above:
        return Things()
    match = Match(tuple(wanted.clauses), any=wanted.loose, readers=wanted.badges)
    spans = spans_for(ThingEntry, match, WEIGHED + 1)

    def rows(spans: Spans) -> QuerySet[Any]:
        return named(wanted, replace(match, spans=spans)).values_list("key")

    newest = first_of(rows, ThingEntry, spans, WEIGHED + 1)
    seen = ThingEntry.objects.visible_to(wanted.user).filter(key__among=newest)
    found = {row[0]: row for row in seen.values_list(*COLUMNS)}
    weighed = [Candidate(*found[key][:4]) for key in sorted(found)[-WEIGHED:]]
    order = ranked(weighed, wanted.clauses, timezone.localdate())
    shown = [thing_of(*found[key][4:]) for key in order]
    return Things(shown, is_cut=len(found) > WEIGHED)


def named(wanted: Wanted, match: Match) -> QuerySet[Any]:
    """Entries of things whose words fulfil ``match``, the newest first."""
    entries = ThingEntry.objects.filter(narrowing(wanted))
    rows = newest_first(entries, match, Read.FIRST)
    for phrase in wanted.exact:
        rows = rows.filter(surface__contains=phrase)
    if wanted.unwanted:
        rows = rows.exclude(body__words=Match(tuple(wanted.unwanted), any=True))
    return rows


def thing_of(kind: int, *rest: Any) -> Thing:
    return Thing(Type(kind), *rest)
