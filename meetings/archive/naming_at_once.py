"""What the names in many searches mean, in two queries for all of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from meetings.agenda.models import Series, Topic
from meetings.archive.match import Clause, Match
from meetings.archive.meanings import Meanings
from meetings.archive.models import ThingEntry
from meetings.archive.naming import MOST, Type, holding
from meetings.archive.query import Query
from meetings.archive.together import together
from meetings.archive.words import stems

KINDS = {
    "speaker": [Type.POSITION, Type.OFFICIAL],
    "addressee": [Type.INSTITUTION],
}
TITLED = {"topic", "forum"}
Asked = tuple[str, str]  # filter, value


class NamesAtOnce:
    """Answers like ``naming.Names``, from what was read beforehand.

    Whether the reader sees anything of a matter or forum is not asked: this is for
    counting, and what is counted has passed ``visible_to``.
    """

    def __init__(self, queries: Iterable[Query], known: Meanings) -> None:
        asked = {(wish.filter, wish.value) for q in queries for wish in q.wishes}
        things = sorted(each for each in asked if each[0] in KINDS and stems(each[1]))
        rows = [named(kind, value, known) for kind, value in things]
        self.things = dict(zip(things, together(rows), strict=True))
        self.titles: list[list[tuple[Any, ...]]] = [[], []]
        if any(kind in TITLED for kind, _ in asked):
            topics = Topic.objects.order_by().values_list("pk", "title")
            forums = Series.objects.order_by().values_list("pk", "name")
            self.titles = together([topics, forums])

    def speakers(self, value: str) -> tuple[set[int], set[int]]:
        rows = self.things.get(("speaker", value), [])
        offices = {key for kind, key in rows if kind == Type.POSITION}
        return offices, {key for kind, key in rows if kind == Type.OFFICIAL}

    def institutions(self, value: str) -> set[int]:
        return {key for _, key in self.things.get(("addressee", value), [])}

    def topics(self, value: str, user: Any) -> set[int]:
        return holding(value, ((pk, name) for pk, name in self.titles[0]))

    def forums(self, value: str, user: Any) -> set[int]:
        return holding(value, ((pk, name) for pk, name in self.titles[1]))


def named(kind: str, value: str, known: Meanings) -> Any:
    clauses = tuple(Clause(known.same(phrase)) for phrase in known.cut(stems(value)))
    rows = ThingEntry.objects.filter(body__words=Match(clauses, own=True))
    return rows.filter(type__in=KINDS[kind]).values_list("type", "thing")[:MOST]
