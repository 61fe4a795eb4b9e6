"""One search as a page shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from meetings.archive.facets import Tally, tally
from meetings.archive.finding import COUNTED, best, matching
from meetings.archive.keys import directive_in
from meetings.archive.match import Clause
from meetings.archive.naming import known_meanings
from meetings.archive.query import Query, parse
from meetings.archive.snippets import Piece, pieces, snippet
from meetings.archive.statuses import Outcome, outcomes
from meetings.archive.suggesting import suggestion
from meetings.archive.wanted import Wanted, want
from meetings.minutes.models import Directive
from meetings.minutes.said import Said, told

PAGE_SIZE = 20
NEWEST, OLDEST, BEST = "terbaru", "terlama", "sesuai"


@dataclass(frozen=True)
class Hit:
    """A directive that was found, with the words marked, and what became of it."""

    said: Said
    text: list[Piece]
    quote: list[Piece]
    source: list[Piece]  # who said it, to whom
    agenda_item: list[Piece]  # when it holds what was looked for
    title: list[Piece]  # of the meeting
    outcomes: list[Outcome]


@dataclass
class Found:
    """What one page of a search shows."""

    query: Query
    wanted: Wanted
    tally: Tally
    page: int
    pages: int
    order: str
    keys: list[int] = field(default_factory=list)  # of the page, the best first
    partly_keys: list[int] = field(default_factory=list)  # of what fills it up
    meetings: list[tuple[Any, list[Hit]]] = field(default_factory=list)
    partly: list[tuple[Any, list[Hit]]] = field(default_factory=list)
    suggestion: str = ""

    @property
    def previous(self) -> int:
        return self.page - 1

    @property
    def next(self) -> int:
        return self.page + 1


def search(
    typed: str, chosen: Mapping[str, Any], user: Any, *, page: int = 1, order: str = ""
) -> Found:
    """Search and show a page; beyond the last page it is the last one."""
    found = find(typed, chosen, user, page=page, order=order)
    hits = hits_of([*found.keys, *found.partly_keys], found.wanted)
    found.meetings = by_meeting([hits[key] for key in found.keys if key in hits])
    if found.order != BEST:
        for _, some in found.meetings:  # as they were said
            some.sort(key=lambda hit: hit.said.item.number)
    found.partly = by_meeting([hits[key] for key in found.partly_keys if key in hits])
    return found


def find(
    typed: str, chosen: Mapping[str, Any], user: Any, *, page: int = 1, order: str = ""
) -> Found:
    """What a page of a search holds, by keys alone."""
    query = parse(typed)
    wanted = want(query, chosen, known_meanings(), user=user)
    counts = tally(wanted)
    if not counts.total and len(wanted.clauses) > 1 and not wanted.nobody:
        wanted = replace(wanted, loose=True)
        counts = tally(wanted)
    pages = max(1, -(-min(counts.total, COUNTED) // PAGE_SIZE))
    page = min(max(page, 1), pages)
    order = order or (BEST if wanted.clauses else NEWEST)
    found = Found(query, wanted, counts, page, pages, order)
    if counts.total:
        found.keys = keys_of(wanted, page, order, counts)
        if order == BEST and pages == 1:
            found.partly_keys = partly(wanted, found.keys)
    if wanted.falls_short(counts.total):
        wanted.notes += wanted.hints
        found.suggestion = suggestion(query, user) if wanted.clauses else ""
    return found


def keys_of(wanted: Wanted, page: int, order: str, counts: Tally) -> list[int]:
    """Keys of the entries of one page, in order.

    Of more than are counted, the newest that were are weighed.
    """
    start, end = (page - 1) * PAGE_SIZE, page * PAGE_SIZE
    if order == OLDEST:
        if not counts.is_capped:
            return counts.keys[::-1][start:end]
        rows = matching(wanted).order_by("key").values_list("key", flat=True)
        return list(rows[start:end])
    if order == NEWEST:
        return counts.keys[start:end]
    first = best(wanted, counts.keys)
    chosen = set(first)
    return [*first, *(key for key in counts.keys if key not in chosen)][start:end]


def partly(wanted: Wanted, keys: list[int]) -> list[int]:
    """Keys of what holds some of the words, to fill a page that holds all."""
    room = PAGE_SIZE - len(keys)
    if wanted.loose or len(wanted.clauses) < 2 or room < 1:
        return []
    return [k for k in best(replace(wanted, loose=True)) if k not in keys][:room]


def hits_of(keys: list[int], wanted: Wanted) -> dict[int, Hit]:
    """The directives of these entries as they are told, by key.

    The rule is asked once more, of the directives themselves.
    """
    if not keys:
        return {}
    key_of = {directive_in(key): key for key in keys}
    said = told(Directive.objects.visible_to(wanted.user).filter(pk__in=key_of))
    became = outcomes(each.item.id for each in said)
    return {
        key_of[each.item.id]: hit_of(each, wanted.clauses, became.get(each.item.id, []))
        for each in said
    }


def hit_of(said: Said, clauses: list[Clause], became: list[Outcome]) -> Hit:
    """Words that are not in the directive itself are marked where they stand."""
    agenda_item = pieces(said.agenda_item, clauses)
    return Hit(
        said,
        text=snippet(said.item.text, clauses),
        quote=pieces(said.item.quote, clauses),
        source=pieces(said.source, clauses),
        agenda_item=agenda_item if any(each.marked for each in agenda_item) else [],
        title=pieces(said.meeting.title, clauses),
        outcomes=became,
    )


def by_meeting(hits: list[Hit]) -> list[tuple[Any, list[Hit]]]:
    """Hits under their meetings; a meeting stands where its best hit does."""
    place: dict[int, int] = {}
    for hit in hits:
        place.setdefault(hit.said.meeting.pk, len(place))
    ordered = sorted(hits, key=lambda hit: place[hit.said.meeting.pk])
    groups = groupby(ordered, key=lambda hit: hit.said.meeting)
    return [(meeting, list(group)) for meeting, group in groups]
