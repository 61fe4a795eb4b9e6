"""What the names in many searches mean, in two queries for all of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from meetings.agenda.models import Series, Topic
from meetings.archive.meanings import Meanings
from meetings.archive.naming import (
    ADDRESSEES,
    SPEAKERS,
    Type,
    clauses_of,
    foremost,
    holding,
    keys_of,
    rows_named,
)
from meetings.archive.query import Query
from meetings.archive.together import together
from meetings.archive.words import stems

KINDS = {"speaker": SPEAKERS, "addressee": ADDRESSEES}
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
        clauses = [clauses_of(value, known) for _, value in things]
        rows = [
            rows_named(said, KINDS[kind])
            for (kind, _), said in zip(things, clauses, strict=True)
        ]
        found = map(foremost, together(rows), clauses)
        self.things = dict(zip(things, found, strict=True))
        self.titles: list[list[tuple[Any, ...]]] = [[], []]
        if any(kind in TITLED for kind, _ in asked):
            topics = Topic.objects.order_by().values_list("pk", "title")
            forums = Series.objects.order_by().values_list("pk", "name")
            self.titles = together([topics, forums])

    def speakers(self, value: str) -> tuple[set[int], set[int]]:
        rows = self.things.get(("speaker", value), [])
        return keys_of(Type.POSITION, rows), keys_of(Type.OFFICIAL, rows)

    def addressees(self, value: str) -> tuple[set[int], set[int]]:
        rows = self.things.get(("addressee", value), [])
        return keys_of(Type.INSTITUTION, rows), keys_of(Type.POSITION, rows)

    def is_group(self, badge: str, user: Any) -> bool:
        return bool(badge)

    def topics(self, value: str, user: Any) -> set[int]:
        return holding(value, ((pk, name) for pk, name in self.titles[0]))

    def forums(self, value: str, user: Any) -> set[int]:
        return holding(value, ((pk, name) for pk, name in self.titles[1]))
