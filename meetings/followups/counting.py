"""Numbers of follow-ups, each with the query of the list that shows what it counts."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from meetings.followups.selection import Selection, shown_as

# Columns of each table: the word of the address, and the heading.
MEASURES = {
    "semua": "Semua",
    "terbuka": "Terbuka",
    "terlambat": "Terlambat",
    "menunggu": "Menunggu",
    "terverifikasi": "Selesai",
    "dibatalkan": "Dibatalkan",
}


@dataclass(frozen=True)
class Number:
    """How many, and the query of the list that shows just those."""

    count: int
    query: str


@dataclass(frozen=True)
class Row:
    key: Any
    name: str
    numbers: dict[str, Number]  # by the words of ``MEASURES``


class Counting:
    """The one queryset and selection that all numbers of a page come from."""

    def __init__(self, rows: Any, selection: Selection, today: dt.date) -> None:
        self.rows = selection.narrow(rows, today).order_by()
        self.selection, self.today = selection, today
        shown = shown_as(today)
        self.measures = {
            key: Count("pk", filter=shown[key]) if shown[key] else Count("pk")
            for key in MEASURES
        }

    def grouped(self, *keys: str, **more: Any) -> list[dict[str, Any]]:
        return list(self.rows.values(*keys).annotate(**self.measures, **more))

    def number(self, count: int, shown: str, **more: Any) -> Number:
        return Number(count, self.selection.query(shown, **more))

    def row(self, key: Any, name: str, counts: Mapping[str, int], **more: Any) -> Row:
        found = {
            measure: self.number(counts[measure], measure, **more)
            for measure in MEASURES
        }
        return Row(key, name, found)

    def table(
        self, what: str, counts: Mapping[Any, Mapping[str, int]], names: Mapping
    ) -> list[Row]:
        """A row for each key, those with the most open ones first."""
        rows = [
            self.row(key, names[key], each, **{what: key})
            for key, each in counts.items()
        ]
        return sorted(
            rows, key=lambda row: (-row.numbers["terbuka"].count, row.name.casefold())
        )


def total_of(rows: Iterable[Mapping[str, Any]], keys: Iterable[str]) -> Counter[str]:
    total: Counter[str] = Counter()
    wanted = list(keys)
    for row in rows:
        total.update({key: row[key] for key in wanted})
    return total


def summed(rows: Iterable[Mapping[str, Any]], key: Any) -> dict[Any, Counter[str]]:
    """The measures of the rows that share a key."""
    found: dict[Any, Counter[str]] = {}
    for row in rows:
        counts = found.setdefault(key(row), Counter())
        counts.update({measure: row[measure] for measure in MEASURES})
    return found
