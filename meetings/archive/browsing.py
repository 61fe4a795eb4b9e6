"""What there is in the archive, counted: by time, forum, matter, kind and class."""

from __future__ import annotations

import calendar
import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Count

from meetings.agenda.models import Meeting, Series, Topic
from meetings.archive.facets import Value
from meetings.archive.filter_words import LABELS
from meetings.archive.finding import all_of, matching
from meetings.archive.meanings import Meanings
from meetings.archive.newest import Read
from meetings.archive.query import parse
from meetings.archive.wanted import Wanted, want

SHOWN = 12  # forums, matters
COLUMNS = ("date", "kind", "classification", "series", "topic")


def table(model: Any) -> str:
    return str(model._meta.db_table)


def named(part: str, column: str, model: Any, name: str) -> str:
    """SQL: how many entries ``c`` hold each key of the column, with its name."""
    return (
        f"SELECT '{part}', CAST(o.id AS text), o.{name}, g.n FROM"  # noqa: S608  # no value
        f" (SELECT {column} AS k, count(*) AS n FROM c GROUP BY {column}) g"
        f" JOIN {table(model)} o ON o.id = g.k"
    )


# SQL over the entries ``c``. Names only, no values.
PARTS = {
    "months": "SELECT 'months', substr(d, 1, 7), '', CAST(sum(n) AS bigint) FROM"
    " (SELECT CAST(date AS text) AS d, count(*) AS n FROM c WHERE date IS NOT NULL"
    " GROUP BY date) m GROUP BY 2",
    # An index holds both in this order; they are added up to kinds, classes and all.
    "kinds": "SELECT 'kinds', kind, CAST(classification AS text), count(*) FROM c"
    " GROUP BY kind, classification",
    "forums": named("forums", "series", Series, "name"),
    "topics": named("topics", "topic", Topic, "title"),
}


@dataclass(frozen=True)
class Span:
    """A month or a year, with what is in it: each number opens just what it counts."""

    first: dt.date
    last: dt.date
    directives: int
    meetings: int


@dataclass
class Archive:
    """Everything that the reader sees, counted."""

    total: int = 0
    years: list[Span] = field(default_factory=list)  # the newest first
    months: list[Span] = field(default_factory=list)  # of the opened year
    opened: int = 0
    kinds: list[Value] = field(default_factory=list)
    classes: list[Value] = field(default_factory=list)
    forums: list[Value] = field(default_factory=list)
    topics: list[Value] = field(default_factory=list)
    is_cut: bool = False  # there are more forums or matters than these


def all_that_is_seen(user: Any, **chosen: Any) -> Wanted:
    """No words, only the reader and the chosen facets."""
    return want(parse(""), chosen, Meanings([]), user=user)


def archive_of(
    user: Any, year: int | None = None, *, most: int | None = SHOWN
) -> Archive:
    """The archive with the months of that year, or of the newest, opened, and that many
    forums and matters."""
    counts = counted(all_that_is_seen(user))
    directives = {month_of(each.key): each.count for each in counts["months"]}
    meetings = meetings_by_month(user)
    months = [
        Span(first, last_of(first), directives.get(first, 0), meetings.get(first, 0))
        for first in sorted({*directives, *meetings})
    ]
    years = list(reversed(list(by_year(months))))
    known = {each.first.year for each in years}
    opened = year if year in known else max(known, default=0)
    kinds, classes = kinds_and_classes(counts["kinds"])
    return Archive(
        total=sum(each.count for each in kinds),
        years=years,
        months=[each for each in months if each.first.year == opened],
        opened=opened,
        kinds=by_count(kinds),
        classes=sorted(classes, key=attrgetter("key")),
        forums=by_count(counts["forums"])[:most],
        topics=by_count(counts["topics"])[:most],
        is_cut=any(len(counts[part]) > SHOWN for part in ("forums", "topics")),
    )


def counted(wanted: Wanted) -> dict[str, list[Value]]:
    """The counts of each part, in one query over all that matches, without a limit.

    What badges or words have narrowed is found once; of everything, an index holds
    each part in the order in which it is counted.
    """
    found: dict[str, list[Value]] = {name: [] for name in PARTS}
    entries = matching(wanted, Read.ALL).order_by().values_list(*COLUMNS)
    try:
        sql, params = entries.query.sql_with_params()
    except EmptyResultSet:  # Django knows without asking that nothing can match
        return found
    kept = "NOT MATERIALIZED" if all_of(wanted) is None else "MATERIALIZED"
    counts = " UNION ALL ".join(PARTS.values())
    with connection.cursor() as cursor:
        cursor.execute(f"WITH c AS {kept} ({sql}) {counts}", params)
        for name, key, label, count in cursor.fetchall():
            found[name].append(Value(key, label, count))
    return found


def meetings_by_month(user: Any) -> dict[dt.date, int]:
    """How many meetings that the reader sees begin in each month."""
    seen = Meeting.objects.visible_to(user).filter(date__isnull=False)
    found: Counter[dt.date] = Counter()
    for day, count in seen.order_by().values_list("date").annotate(Count("pk")):
        found[day.replace(day=1)] += count
    return found


def kinds_and_classes(cells: Iterable[Value]) -> tuple[list[Value], list[Value]]:
    """Of counts by kind (the key) and class (the label), those of each."""
    kinds: Counter[str] = Counter()
    classes: Counter[str] = Counter()
    for each in cells:
        kinds[each.key] += each.count
        classes[each.label] += each.count
    return labelled("jenis", kinds), labelled("klasifikasi", classes)


def labelled(parameter: str, counts: Mapping[str, int]) -> list[Value]:
    labels = LABELS[parameter]
    return [Value(key, labels[key], count) for key, count in counts.items()]


def by_count(values: Iterable[Value]) -> list[Value]:
    return sorted(values, key=lambda each: (-each.count, each.label))


def by_year(months: Iterable[Span]) -> Iterable[Span]:
    found: dict[int, list[Span]] = {}
    for month in months:
        found.setdefault(month.first.year, []).append(month)
    for year, some in found.items():
        yield Span(
            dt.date(year, 1, 1),
            dt.date(year, 12, 31),
            sum(each.directives for each in some),
            sum(each.meetings for each in some),
        )


def month_of(text: str) -> dt.date:
    """The first day of ``2024-11``."""
    return dt.date.fromisoformat(f"{text}-01")


def last_of(first: dt.date) -> dt.date:
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])
