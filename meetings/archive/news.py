"""What is new in saved searches: what matches now, above how far somebody looked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet, Subquery

from meetings.archive.chosen import chosen_in
from meetings.archive.finding import matching
from meetings.archive.models import DirectiveEntry, SavedSearch
from meetings.archive.naming import known_meanings
from meetings.archive.naming_at_once import NamesAtOnce
from meetings.archive.query import parse
from meetings.archive.together import together
from meetings.archive.wanted import Wanted, want
from meetings.minutes.models import Directive

COUNTED = 99  # more are told of as "99+"
ON_HOME = 10  # searches that the front door looks into


@dataclass(frozen=True)
class News:
    search: SavedSearch
    count: int

    @property
    def text(self) -> str:
        """``3 baru``, ``99+ baru``; empty when there is nothing."""
        number = f"{COUNTED}+" if self.count > COUNTED else self.count
        return f"{number} baru" if self.count else ""


def newest() -> int:
    """The greatest key of a directive: what comes later is above it."""
    return Directive.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def wanted_by(searches: Sequence[SavedSearch], user: Any) -> list[Wanted]:
    """What each of them looks for, with the rights that the user has now."""
    known = known_meanings()
    queries = [parse(search.asked.get("q", "")) for search in searches]
    names = NamesAtOnce(queries, known)
    return [
        want(query, chosen_in(search.asked), known, user=user, names=names)
        for query, search in zip(queries, searches, strict=True)
    ]


def since(wanted: Wanted, mark: int) -> QuerySet[DirectiveEntry]:
    return matching(wanted).filter(directive__gt=mark)


def look_into(searches: Sequence[SavedSearch], user: Any) -> list[News]:
    """How much is new in each; the queries are as many for one as for fifty."""
    if not searches:
        return []
    parts = [
        # Without an order, so that the database may start from the few that are new.
        since(wanted, search.seen).order_by().values_list("key")[: COUNTED + 1]
        for wanted, search in zip(wanted_by(searches, user), searches, strict=True)
    ]
    pairs = zip(searches, together(parts), strict=True)
    return [News(search, len(rows)) for search, rows in pairs]


def news_of(searches: Sequence[SavedSearch], user: Any) -> list[News]:
    """How much is new in each of them.

    Where nothing at all was recorded since somebody looked, nothing is searched.
    """
    mark = newest() if searches else 0
    behind = [search for search in searches if search.seen < mark]
    counts = {each.search.pk: each for each in look_into(behind, user)}
    return [counts.get(search.pk, News(search, 0)) for search in searches]


def news_for(user: Any) -> list[News]:
    """Of the searches that the user saved last, those that have something new."""
    last = Directive.objects.order_by("-pk").values("pk")[:1]
    behind = SavedSearch.objects.visible_to(user).filter(seen__lt=Subquery(last))
    found = look_into(list(behind.order_by("-pk")[:ON_HOME]), user)
    return [each for each in found if each.count]
