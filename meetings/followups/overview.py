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
    total_of,
)
from meetings.followups.pace import Month, Pace, finished, months, pace
from meetings.followups.selection import (
    AGE_NAMES,
    MEETING,
    NONE,
    TOPIC,
    Selection,
    age_of,
    shown_as,
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
    open_ones = shown_as(today)["terbuka"]
    kinds = {
        f"due_{kind}": Count("pk", filter=open_ones & Q(due_kind=kind))
        for kind in DUE_KINDS
    }
    days = counting.grouped(f"{MEETING}__date", **kinds)
    leads = summed(counting.grouped("lead"), lambda row: row["lead"])
    matters = counting.grouped(f"{MEETING}__series", TOPIC)
    forums = summed(matters, lambda row: row[f"{MEETING}__series"] or NONE)
    topics = summed(matters, lambda row: row[TOPIC] or NONE)
    done = finished(counting)
    bodies = named(Institution, leads)
    matter_names = named(Topic, topics, WITHOUT_TOPIC)
    return Overview(
        total=counting.row(None, "Semua", total_of(days, MEASURES)),
        due_kinds=due_kinds(counting, total_of(days, kinds)),
        ages=ages(counting, days),
        institutions=counting.table("instansi", leads, bodies),
        forums=counting.table("forum", forums, named(Series, forums, WITHOUT_FORUM)),
        topics=counting.table("topik", topics, matter_names),
        months=months(counting, days, done),
        pace=pace(counting, done),
        repeated=repeated(counting, matter_names, bodies),
    )


def named(model: Any, keys: Iterable[int], without: str = "") -> dict[int, str]:
    names = {row.pk: str(row) for row in model.objects.filter(pk__in=list(keys))}
    return names | {NONE: without}


def due_kinds(
    counting: Counting, counts: Mapping[str, int]
) -> list[tuple[str, Number]]:
    """Of the open ones: with a date, honestly without one, and ongoing."""
    return [
        (name, counting.number(counts[f"due_{kind}"], "terbuka", tenggat=kind))
        for kind, name in DUE_KINDS.items()
    ]


def ages(counting: Counting, days: list[dict[str, Any]]) -> list[Row]:
    """By days since the meeting; meetings without a date only where there are any."""
    today, date = counting.today, f"{MEETING}__date"
    found = summed(days, lambda row: age_of(row[date], today))
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
        counting.rows.filter(**{f"{TOPIC}__isnull": False})
        .values_list(TOPIC, "lead")
        .annotate(count=Count("pk"), meetings=Count(MEETING, distinct=True))
        .filter(meetings__gte=2)
        .order_by("-meetings", "-count", TOPIC, "lead")[:MOST_REPEATED]
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
