"""Find whom a few typed words mean: officials in their offices, and vacant offices."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from meetings.directory.models import Appointment, Official, Position
from meetings.directory.models.appointment import with_capacity

MOST_WORDS = 6  # more only make the query slower, not the answer better


@dataclass(frozen=True)
class Found:
    """Somebody to invite: an official, in an office if they hold one, or an office."""

    official: Official | None
    position: Position | None
    capacity: str = ""

    @property
    def office(self) -> str:
        """``Plt. Kepala Dinas …``; empty for an official without an office."""
        return with_capacity(self.capacity, self.position.name) if self.position else ""

    @property
    def institution(self) -> str:
        return self.position.institution.name if self.position else ""


def find(text: str, date: dt.date | None, *, limit: int = 10) -> list[Found]:
    """Those whose name, office or institution holds every word, by protocol order.

    Active ones only, in the offices that they hold that day. Whoever holds two offices
    is found twice, so that one can choose; an office that nobody holds is found bare.
    """
    words = text.split()[:MOST_WORDS]
    if not words:
        return []
    held = held_on(date)
    found = [
        Found(each.official, each.position, each.capacity)
        for each in with_words(held, words, PERSON_IN_OFFICE)[:limit]
    ]
    # Subqueries, so that neither list grows with the directory.
    vacant = Position.objects.filter(active=True, institution__active=True)
    vacant = vacant.exclude(pk__in=held.order_by().values("position"))
    vacant = vacant.select_related("institution")
    found += [Found(None, each) for each in with_words(vacant, words, OFFICE)[:limit]]
    found.sort(key=lambda each: each.position.protocol_order if each.position else 0)
    free = Official.objects.filter(active=True)
    free = free.exclude(pk__in=held.order_by().values("official"))
    found += [Found(each, None) for each in with_words(free, words, PERSON)[:limit]]
    return found[:limit]


OFFICE = (
    "name",
    "short_name",
    "institution__name",
    "institution__short_name",
)
PERSON = ("name",)
PERSON_IN_OFFICE = ("official__name", *(f"position__{field}" for field in OFFICE))


def held_on(date: dt.date | None) -> QuerySet[Appointment]:
    """Appointments of active people to active offices, in force that day."""
    held = Appointment.objects.filter(
        official__active=True, position__active=True, position__institution__active=True
    )
    if date is not None:
        held = held.on(date)
    held = held.select_related("official", "position__institution")
    return held.order_by("position__protocol_order", "official__name", "pk")


def with_words(
    rows: QuerySet[Any], words: Iterable[str], fields: Iterable[str]
) -> QuerySet[Any]:
    """Rows in which each word stands somewhere in one of the fields."""
    for word in words:
        anywhere = Q()
        for field in fields:
            anywhere |= Q(**{f"{field}__icontains": word})
        rows = rows.filter(anywhere)
    return rows
