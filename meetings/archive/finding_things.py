"""Meetings, files and who is who that match the words of a search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone

from meetings.access.classification import Classification
from meetings.archive.match import Match
from meetings.archive.models import ThingEntry
from meetings.archive.newest import newest_first
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
SHOWN = ("type", "thing", "title", "note", "meeting", "meeting__classification")
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

    @property
    def url(self) -> str:
        """Where it is read."""
        key = self.meeting if self.type in OF_MEETING else self.key
        return reverse(ADDRESSES[self.type], args=[key])

    @property
    def classified(self) -> str:
        """Label of its meeting's class above "biasa", else empty."""
        return str(Classification(self.level).label) if self.level else ""


def things(wanted: Wanted) -> list[Thing]:
    """Those that the reader sees, the best first; only words find them."""
    if not wanted.clauses or wanted.nobody or wanted.badges == frozenset():
        return []
    match = Match(tuple(wanted.clauses), any=wanted.loose, readers=wanted.badges)
    rows = newest_first(ThingEntry.objects.all(), match)
    for phrase in wanted.exact:
        rows = rows.filter(surface__contains=phrase)
    if wanted.unwanted:
        rows = rows.exclude(body__words=Match(tuple(wanted.unwanted), any=True))
    newest = rows.values("key")[:WEIGHED]
    seen = ThingEntry.objects.visible_to(wanted.user).filter(key__among=newest)
    found = {row[0]: row for row in seen.values_list(*COLUMNS)}
    weighed = [Candidate(*row[:4]) for row in found.values()]
    order = ranked(weighed, wanted.clauses, timezone.localdate())
    return [thing_of(*found[key][4:]) for key in order]


def thing_of(kind: int, *rest: Any) -> Thing:
    return Thing(Type(kind), *rest)
