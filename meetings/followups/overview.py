"""Follow-ups counted: every number is that of a selection of the list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Count, Q

from meetings.agenda.models import Series, Topic
from meetings.directory.models import Institution
from meetings.followups.counting import (
    MEASURES,
    Counting,
    Number,
    Row,
    summed,
)
from meetings.followups.pace import (
    Month,
    Pace,
    finished,
    latest_months,
    months,
    pace,
    total_of,
)
from meetings.followups.selection import (
    AGE_NAMES,
    NONE,
    OLD_FROM,
    OLDEST,
    Selection,
    age_of,
)

DUE_KINDS = {
    "date": "Bertanggal",
    "none": "Tanpa tenggat",
    "ongoing": "Berkelanjutan",
}
MOST_REPEATED = 20
WITHOUT_FORUM, WITHOUT_TOPIC = "Tanpa forum", "Tanpa pokok bahasan"


@dataclass(frozen=True)
class Repeated:
    """A topic that the same institution was directed about in several meetings."""

    topic: str
    institution: str
    meetings: int
    number: Number


@dataclass(frozen=True)
class Overview:
    total: Row
    due_kinds: list[tuple[str, Number]]  # of the open ones
    ages: list[Row]
    institutions: list[Row]
    forums: list[Row]
    topics: list[Row]
    months: list[Month]
    pace: Pace
    repeated: list[Repeated]


def overview_of(rows: Any, selection: Selection, today: dt.date) -> Overview:
    """``rows``: the live follow-ups that the reader sees.

    Of the selection only period, forum, institution and topic count here: age, due date
    and month are what the numbers themselves are divided by.
    """
    selection = replace(selection, umur="", tenggat="", bulan=None)
    counting = Counting(rows, selection, today)
    duties = list(counting.grouped("lead", "due_kind"))
    leads = summed(duties, lambda lead, _: lead)
    kinds = summed(duties, lambda _, kind: kind)
    days = list(counting.grouped("met_on", only=of_late(today)))
    matters = list(counting.grouped("series", "topic"))
    forums = summed(matters, lambda series, _: series or NONE)
    topics = summed(matters, lambda _, topic: topic or NONE)
    done, total = finished(counting), total_of(leads.values(), MEASURES)
    bodies = named(Institution, leads)
    matter_names = named(Topic, topics, WITHOUT_TOPIC)
    return Overview(
        total=counting.row(None, "Semua", total),
        due_kinds=due_kinds(counting, kinds),
        ages=ages(counting, days, total),
        institutions=counting.table("instansi", leads, bodies),
        forums=counting.table("forum", forums, named(Series, forums, WITHOUT_FORUM)),
        topics=counting.table("topik", topics, matter_names),
        months=months(counting, days),
        pace=pace(counting, done),
        repeated=repeated(counting, matter_names, bodies),
    )


def named(model: Any, keys: Iterable[int], without: str = "") -> dict[int, str]:
    names = {row.pk: str(row) for row in model.objects.filter(pk__in=list(keys))}
    return names | {NONE: without}


def due_kinds(
    counting: Counting, found: Mapping[str, Mapping[str, int]]
) -> list[tuple[str, Number]]:
    """Of the open ones: with a date, honestly without one, and ongoing."""
    counts = {kind: each["terbuka"] for kind, each in found.items()}
    return [
        (name, counting.number(counts.get(kind, 0), "terbuka", tenggat=kind))
        for kind, name in DUE_KINDS.items()
    ]


def of_late(today: dt.date) -> Q:
    """Of the days that months and ages tell apart, and of none: the rest is old."""
    since = min(latest_months(today)[0], today - dt.timedelta(OLD_FROM))
    return Q(met_on__gte=since) | Q(met_on=None)


def ages(
    counting: Counting, days: list[tuple[Any, ...]], total: Mapping[str, int]
) -> list[Row]:
    """By days since the meeting; meetings without a date only where there are any.

    What the ``total`` holds beside these ``days`` is of the oldest.
    """
    found = summed(days, lambda day: age_of(day, counting.today))
    known = total_of(found.values(), MEASURES)
    if total["semua"] > known["semua"]:
        oldest = found.setdefault(OLDEST, dict.fromkeys(MEASURES, 0))
        found[OLDEST] = {key: oldest[key] + total[key] - known[key] for key in MEASURES}
    return [
        counting.row(age, name, found[age], umur=age)
        for age, name in AGE_NAMES.items()
        if age in found
    ]


def repeated(
    counting: Counting, topics: Mapping[int, str], institutions: Mapping[int, str]
) -> list[Repeated]:
    """The same topic, the same institution, two or more meetings; the most first."""
    pairs = (
        counting.rows.filter(topic__isnull=False)
        .values_list("topic", "lead")
        .annotate(count=Count("*"), meetings=Count("meeting", distinct=True))
        .filter(meetings__gte=2)
        .order_by("-meetings", "-count", "topic", "lead")[:MOST_REPEATED]
    )
    return [
        Repeated(
            topics[topic],
            institutions[lead],
            met,
            counting.number(count, "semua", topik=topic, instansi=lead),
        )
        for topic, lead, count, met in pairs
    ]
