"""Meetings by their distance from today, of those that a user sees."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.db.models.functions import Coalesce

from meetings.agenda.models import Meeting

MOST = 30  # a page of one glance, even of a busy week
Status = Meeting.Status


@dataclass(frozen=True)
class Week:
    """The meetings of this week, from Monday to Sunday; today's apart."""

    today: list[Meeting]
    others: list[Meeting]


def week_of(user: Any, today: dt.date) -> Week:
    """A meeting of several days is of today on each of them."""
    monday = today - dt.timedelta(days=today.weekday())
    found = (
        Meeting.objects.visible_to(user)
        .filter(date__lte=monday + dt.timedelta(days=6))
        .annotate(last_day=Coalesce("end_date", "date"))
        .filter(last_day__gte=monday)
        .select_related("series", "institution")
        .order_by("date", F("start_time").asc(nulls_last=True), "pk")[:MOST]
    )
    now: list[Meeting] = []
    others: list[Meeting] = []
    for meeting in found:
        running = meeting.date and meeting.date <= today <= meeting.last_day
        (now if running else others).append(meeting)
    return Week(today=now, others=others)


def next_for(user: Any, today: dt.date, *, limit: int) -> list[Meeting]:
    """What is still to come, the soonest first."""
    return list(
        Meeting.objects.visible_to(user)
        .filter(date__isnull=False, status__in=[Status.PLANNED, Status.IN_SESSION])
        .annotate(last_day=Coalesce("end_date", "date"))
        .filter(last_day__gte=today)
        .select_related("series", "institution")
        .order_by("date", F("start_time").asc(nulls_last=True), "pk")[:limit]
    )
