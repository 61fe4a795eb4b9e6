"""A month of the calendar: weeks from Monday on, with the meetings on their days."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F
from django.db.models.functions import Coalesce

from meetings.agenda.models import Meeting
from meetings.archive.browsing import all_that_is_seen, last_of, month_of
from meetings.archive.finding import matching
from meetings.archive.keys import key_of

MOST = 300  # meetings of one month
MONTH = re.compile(r"(19|20)[0-9]{2}-(0[1-9]|1[0-2])")
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


@dataclass(frozen=True)
class Gathering:
    """A meeting on one of its days; its directives are told of on the first."""

    meeting: Meeting
    directives: int
    begins: bool


@dataclass(frozen=True)
class Day:
    date: dt.date
    gatherings: list[Gathering]
    of_month: bool

    @property
    def directives(self) -> int:
        return sum(each.directives for each in self.gatherings)


@dataclass(frozen=True)
class Month:
    first: dt.date
    last: dt.date
    weeks: list[list[Day]]
    meetings: int  # that begin in it
    directives: int
    is_cut: bool  # more meetings than are shown

    @property
    def previous(self) -> dt.date:
        return (self.first - dt.timedelta(days=1)).replace(day=1)

    @property
    def next(self) -> dt.date:
        return following(self.last)

    @property
    def is_empty(self) -> bool:
        return not any(day.gatherings for week in self.weeks for day in week)


def month_asked(text: str, today: dt.date) -> dt.date:
    """The first day of the month that an address names, or of this month."""
    return month_of(text) if MONTH.fullmatch(text) else today.replace(day=1)


def month_for(user: Any, first: dt.date) -> Month:
    """What the reader sees of that month."""
    last = last_of(first)
    said = directives_by_meeting(user, first, last)
    seen = Meeting.objects.visible_to(user)
    running = (
        seen.filter(date__lte=last)
        .annotate(last_day=Coalesce("end_date", "date"))
        .filter(last_day__gte=first)
        .order_by("date", F("start_time").asc(nulls_last=True), "pk")
    )
    meetings: list[Any] = list(running[: MOST + 1])
    shown = meetings[:MOST]
    weeks = [
        [day_of(date, first, shown, said) for date in week]
        for week in calendar.Calendar().monthdatescalendar(first.year, first.month)
    ]
    begun = seen.filter(date__range=(first, last)).count()
    return Month(first, last, weeks, begun, sum(said.values()), len(meetings) > MOST)


def day_of(
    date: dt.date, first: dt.date, meetings: list[Any], said: dict[int, int]
) -> Day:
    """A day of a week that the month has part in; days of other months stay empty."""
    if (date.year, date.month) != (first.year, first.month):
        return Day(date, [], of_month=False)
    on_it = [
        Gathering(each, said.get(each.pk, 0) if each.date == date else 0, begins)
        for each in meetings
        if each.date <= date <= each.last_day
        for begins in [each.date == date]
    ]
    return Day(date, on_it, of_month=True)


def directives_by_meeting(user: Any, first: dt.date, last: dt.date) -> dict[int, int]:
    """By keys, which sort by day: so that only the month is looked at."""
    days = {"key__gte": key_of(first, 0), "key__lt": key_of(following(last), 0)}
    entries = matching(all_that_is_seen(user)).filter(**days).order_by()
    return dict(entries.values_list("meeting").annotate(Count("pk")))


def following(day: dt.date) -> dt.date:
    return day + dt.timedelta(days=1)
