"""How soon what is done was done, and how much is opened and done month by month."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from django.db.models import Count

from meetings.followups.counting import Counting, Number
from meetings.followups.selection import (
    ON_TIME,
    midnight,
    month_after,
    verified_in,
)

MONTHS = 12


@dataclass(frozen=True)
class Month:
    first: dt.date
    opened: Number
    closed: Number


@dataclass(frozen=True)
class Pace:
    """How soon what is done was done."""

    on_time: Number
    dated: Number  # verified ones that had a due date
    median: float | None  # days from the meeting to the report

    @property
    def percent(self) -> int | None:
        if not self.dated.count:
            return None
        return round(100 * self.on_time.count / self.dated.count)


def latest_months(today: dt.date) -> list[dt.date]:
    """First days of the last twelve months, the oldest first."""
    months = [today.replace(day=1)]
    while len(months) < MONTHS:
        months.append((months[-1] - dt.timedelta(1)).replace(day=1))
    return months[::-1]


def finished(counting: Counting) -> list[dict[str, Any]]:
    """Verified ones by days from the meeting to the report."""
    return list(
        counting.rows.filter(state="verified")
        .values("taken")
        .annotate(
            count=Count("*"),
            dated=Count("overrun"),
            on_time=Count("pk", filter=ON_TIME),
        )
    )


def closed_in(counting: Counting, firsts: list[dt.date]) -> dict[dt.date, int]:
    """How many were verified in each of the months that begin on these days."""
    counts = {
        f"{first:%Y-%m}": Count("pk", filter=verified_in(first)) for first in firsts
    }
    since = counting.rows.filter(verified_at__gte=midnight(firsts[0]))
    found = since.aggregate(**counts)
    return {first: found[f"{first:%Y-%m}"] for first in firsts}


def months(counting: Counting, days: list[tuple[Any, ...]]) -> list[Month]:
    """What meetings of each month opened, and what was verified in it."""
    chosen, found = counting.selection, []
    firsts = latest_months(counting.today)
    closed = closed_in(counting, firsts)
    opened: Counter[dt.date] = Counter()
    for day, _, count, _ in days:
        if day:
            opened[day.replace(day=1)] += count
    for first in firsts:
        last = month_after(first) - dt.timedelta(1)
        since = max(first, chosen.sejak or first)
        until = min(last, chosen.hingga or last)
        found.append(
            Month(
                first,
                counting.number(opened[first], "semua", sejak=since, hingga=until),
                counting.number(closed[first], "terverifikasi", bulan=first),
            )
        )
    return found


def pace(counting: Counting, done: list[dict[str, Any]]) -> Pace:
    total = total_of(done, ["dated", "on_time"])
    taken = {row["taken"]: row["count"] for row in done if row["taken"] is not None}
    return Pace(
        counting.number(total["on_time"], "tepat"),
        counting.number(total["dated"], "terverifikasi", tenggat="date"),
        median_of(taken),
    )


def total_of(rows: Iterable[Mapping[str, Any]], keys: Iterable[str]) -> dict[str, int]:
    found = list(rows)
    return {key: sum(row[key] for row in found) for key in keys}


def median_of(counts: Mapping[int, int]) -> float | None:
    """The middle of values that are counted; of two in the middle, their mean."""
    total = sum(counts.values())
    if not total:
        return None
    lower = nth(counts, (total - 1) // 2)
    return (lower + nth(counts, total // 2)) / 2


def nth(counts: Mapping[int, int], place: int) -> int:
    """The value at that place, counted from 0, when all are put in order."""
    values = sorted(counts)
    upto = list(accumulate(counts[value] for value in values))
    return values[bisect_right(upto, place)]
