"""The one query of the archive: what the reader sees of what is wanted.

Pages, feeds, exports, saved searches and the API all start from ``matching``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from meetings.access.badges import ADDRESSED, NAMED, SPEAKER, SPOKE, badge
from meetings.archive.lately import Spans, Statement, first_of, spans_for
from meetings.archive.match import Match
from meetings.archive.models import DirectiveEntry
from meetings.archive.newest import Read, asked, by_index, newest_first
from meetings.archive.ranking import Candidate, ranked
from meetings.archive.statuses import with_status
from meetings.archive.wanted import Wanted

COUNTED = 10_000  # more are told of as "10.000+"
NEWEST = 250  # of each tier are weighed; older ones follow by date
WEIGHED_BY = ("key", "date", "body", "context")
NO_SPANS: Spans = frozenset()
LOOKED_AT = 2_000  # the newest of what was found, for those that say it in own words


def matching(
    wanted: Wanted, read: Read = Read.SOME, spans: Spans = NO_SPANS
) -> QuerySet[DirectiveEntry]:
    """Entries that the reader sees and that are wanted, the newest first; only those of
    the ``spans`` of days, if any."""
    entries: QuerySet[DirectiveEntry]
    entries = DirectiveEntry.objects.cleared_for(wanted.user)
    if wanted.nobody:
        return entries.none()
    chosen = narrowing(wanted)
    if chosen and read is Read.FIRST:
        read = Read.SOME  # the filter may have an index of fewer rows
    entries = newest_first(entries, all_of(wanted, spans), read)
    if wanted.unwanted:
        entries = entries.exclude(body__words=Match(tuple(wanted.unwanted), any=True))
    for phrase in wanted.exact:
        entries = entries.filter(surface__contains=phrase)
    for phrase in wanted.unwanted_exact:
        entries = entries.exclude(surface__contains=phrase)
    for part in wanted.without:
        named = Match(to=addressed_in(part) | speaking_in(part))
        entries = entries.exclude(narrowing(part) or Q(body__words=named))
    return entries.filter(chosen)


def spans_of(wanted: Wanted, most: int) -> list[Spans]:
    """Where to look for the newest ``most`` before everywhere; not when a filter
    narrows, which may have left few."""
    if wanted.nobody or narrowing(wanted):
        return []
    return spans_for(DirectiveEntry, all_of(wanted), most)


def all_of(wanted: Wanted, spans: Spans = NO_SPANS) -> Match | None:
    """What the words of a row must fulfil; None when they are not asked."""
    to, by = addressed_in(wanted), speaking_in(wanted)
    if not (wanted.clauses or to or by or wanted.badges is not None):
        return None
    return Match(
        tuple(wanted.clauses),
        own=wanted.own,
        any=wanted.loose,
        readers=wanted.badges,
        to=to,
        by=by,
        spans=spans,
    )


def speaking_in(wanted: Wanted) -> frozenset[str]:
    """Badges of those of whom one is to have spoken."""
    offices = {badge(SPOKE, pk) for pk in wanted.speakers}
    return frozenset(offices | {badge(SPEAKER, pk) for pk in wanted.people})


def addressed_in(wanted: Wanted) -> frozenset[str]:
    """Badges of those of whom one is to be addressed."""
    bodies = {badge(ADDRESSED, pk) for pk in wanted.addressees}
    offices = {badge(NAMED, pk) for pk in wanted.offices}
    return frozenset(bodies | offices | wanted.groups)


def narrowing(wanted: Wanted) -> Q:
    """Condition: all chosen filters."""
    condition = Q()
    if wanted.statuses:
        condition &= with_status(wanted.statuses)
    for name, values in (
        ("kind__in", wanted.kinds),
        ("topic__in", wanted.topics),
        ("series__in", wanted.forums),
        ("year__in", wanted.years),
        ("classification__in", wanted.classifications),
        ("date__gte", wanted.since),
        ("date__lte", wanted.until),
        ("directive__gt", wanted.above),
    ):
        if values:
            condition &= Q(**{name: values})
    return condition


def best(wanted: Wanted, newest: Sequence[int] | None = None) -> list[int]:
    """Keys of the newest that match, tier by tier, the best first.

    Tiers: in the directive's own words; anywhere. When the keys of the ``newest`` are
    known, tiers are made of the first LOOKED_AT of those. What is not among the tiers
    comes after them, by date.
    """
    if not wanted.clauses:
        return []
    if newest is None:
        own = replace(wanted, own=True)
        tiers = [newest_of(each) for each in (own, wanted)]
    else:
        tiers = tiers_among(newest[:LOOKED_AT], wanted)
    by_index = newest is None and is_rare(wanted)
    found = candidates_of(tiers, by_index=by_index)
    candidates = {each.key: each for each in found}
    return ranked(list(candidates.values()), wanted.clauses, timezone.localdate())


def newest_of(wanted: Wanted) -> Statement:
    """The newest that match, to be weighed."""

    def rows(spans: Spans) -> QuerySet[Any]:
        return matching(wanted, Read.FIRST, spans).values_list(*WEIGHED_BY)

    return first_of(rows, DirectiveEntry, spans_of(wanted, NEWEST), NEWEST)


def tiers_among(keys: Sequence[int], wanted: Wanted) -> list[Statement]:
    """The same, of rows that are known to match: their own words alone are asked."""
    entries = DirectiveEntry.objects.order_by("-key").values_list(*WEIGHED_BY)
    own = Match(
        tuple(wanted.clauses),
        own=True,
        any=wanted.loose,
        newer=min(keys),
        everywhere=True,
    )
    tiers = [
        entries.filter(key__in=keys, body__words=own),
        entries.filter(key__in=keys[:NEWEST]),
    ]
    return [tier[:NEWEST].query.sql_with_params() for tier in tiers]


def candidates_of(tiers: Sequence[Statement], *, by_index: bool) -> list[Candidate]:
    """The newest of each tier, in one query."""
    parts = [f"t{number} AS ({sql})" for number, (sql, _) in enumerate(tiers)]
    params = [value for _, values in tiers for value in values]
    union = " UNION ".join(f"SELECT * FROM t{n}" for n in range(len(tiers)))  # noqa: S608  # no value in it
    statement = f"WITH {', '.join(parts)} {union}"
    found = asked(statement, params, by_index=by_index)
    return [Candidate(key, as_date(date), *text) for key, date, *text in found]


def is_rare(wanted: Wanted) -> bool:
    match = all_of(wanted)
    return match is not None and by_index(DirectiveEntry.objects.all(), match)


def as_date(value: Any) -> Any:
    """SQLite gives a raw query's dates as text."""
    return dt.date.fromisoformat(value) if isinstance(value, str) else value
