"""Meetings, files and who is who that match the words of a search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone

from meetings.archive.match import Match
from meetings.archive.models import ThingEntry
from meetings.archive.ranking import Candidate, ranked
from meetings.archive.wanted import Wanted

Type = ThingEntry.Type
WEIGHED = 100  # the newest that match
ADDRESSES = {
    Type.MEETING: "minutes:meeting",
    Type.ITEM: "minutes:meeting",
    Type.PAPER: "agenda:attachments",
    Type.OFFICIAL: "minutes:official",
    Type.POSITION: "minutes:office",
    Type.INSTITUTION: "minutes:institution",
}
OF_MEETING = {Type.ITEM, Type.PAPER}


@dataclass(frozen=True)
class Thing:
    """Something that is not a directive, with where it is read."""

    type: Type
    title: str
    note: str
    url: str
    classified: str  # label of its meeting's class above "biasa", else ""


def things(wanted: Wanted) -> list[Thing]:
    """Those that the reader sees, the best first; only words find them."""
    if not wanted.clauses or wanted.nobody or wanted.badges == frozenset():
        return []
    match = Match(tuple(wanted.clauses), any=wanted.loose, readers=wanted.badges)
    rows = ThingEntry.objects.visible_to(wanted.user).filter(body__words=match)
    for phrase in wanted.exact:
        rows = rows.filter(surface__contains=phrase)
    if wanted.unwanted:
        rows = rows.exclude(body__words=Match(tuple(wanted.unwanted), any=True))
    newest = rows.select_related("meeting").order_by("-key")[:WEIGHED]
    found = {row.key: row for row in newest}
    weighed = [Candidate(r.key, r.date, r.body, r.context) for r in found.values()]
    order = ranked(weighed, wanted.clauses, timezone.localdate())
    return [thing(found[key]) for key in order]


def thing(row: ThingEntry) -> Thing:
    kind = Type(row.type)
    key = row.meeting_id if kind in OF_MEETING else row.thing
    meeting: Any = row.meeting
    secret = meeting is not None and meeting.classification > 0
    return Thing(
        type=kind,
        title=row.title,
        note=row.note,
        url=reverse(ADDRESSES[kind], args=[key]),
        classified=meeting.get_classification_display() if secret else "",
    )
