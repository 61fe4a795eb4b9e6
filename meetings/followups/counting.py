"""Numbers of follow-ups, each with the query of the list that shows what it counts."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse

from meetings.followups.models.follow_ups import is_late
from meetings.followups.selection import STATES, Selection
from meetings.wording import thousands

LATE = "terlambat"
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
    """How many, and the address of the list that shows just those."""

    count: int
    address: str

    @property
    def text(self) -> str:
        return thousands(self.count)


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
        self.listed = reverse("followups:list")

    def grouped(self, *keys: str, only: Q | None = None) -> Any:
        return by_state(self.rows.filter(only or Q()), self.today, *keys)

    def number(self, count: int, shown: str, **more: Any) -> Number:
        return self.opening(count, shown, self.selection.query(**more))

    def opening(self, count: int, shown: str, query: str) -> Number:
        rest = f"&{query}" if query else ""
        return Number(count, f"{self.listed}?tampil={shown}{rest}")

    def row(self, key: Any, name: str, counts: Mapping[str, int], **more: Any) -> Row:
        query = self.selection.query(**more)
        found = {
            measure: self.opening(counts[measure], measure, query)
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


def by_state(rows: Any, today: dt.date, *keys: str) -> Any:
    """For each value of the keys and each state: ``(*keys, state, count, past)``, past
    being those that are late.

    An index has them in this order, so the database only counts.
    """
    past = Count("pk", filter=is_late(today))
    found = rows.order_by().values_list(*keys, "state")
    return found.annotate(count=Count("*"), past=past)


def summed(
    rows: Iterable[tuple[Any, ...]],
    key: Callable[..., Any],
    measures: Iterable[str] = MEASURES,
) -> dict[Any, dict[str, int]]:
    """The measures of the rows of ``by_state`` whose values give the same key."""
    found: dict[Any, dict[str, list[int]]] = defaultdict(lambda: defaultdict(none))
    for *values, state, count, past in rows:
        numbers = found[key(*values)][state]
        numbers[0] += count
        numbers[1] += past
    wanted = list(measures)
    return {
        key: {measure: measured(states, measure) for measure in wanted}
        for key, states in found.items()
    }


def none() -> list[int]:
    return [0, 0]


def measured(states: Mapping[str, list[int]], measure: str) -> int:
    """The measure, of ``count`` and ``past`` of each state."""
    of, which = ("terbuka", 1) if measure == LATE else (measure, 0)
    return sum(states[state][which] for state in STATES[of] if state in states)
