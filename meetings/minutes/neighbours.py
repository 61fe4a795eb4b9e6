"""The meetings before and after one in its forum."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import JSONField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from meetings.agenda.models import Meeting

TOLD = JSONObject(pk="pk", date="date", end_date="end_date")


def with_neighbours(meetings: QuerySet[Meeting], user: Any) -> QuerySet[Any]:
    """Each with ``before`` and ``after``: what ``neighbours_of`` reads.

    Only of those that the user sees, and in the query of the meetings themselves.
    """
    others = Meeting.objects.visible_to(user).filter(series=OuterRef("series"))
    day, pk = OuterRef("date"), OuterRef("pk")
    before = others.filter(Q(date__lt=day) | Q(date=day, pk__lt=pk))
    after = others.filter(Q(date__gt=day) | Q(date=day, pk__gt=pk))
    return meetings.annotate(
        before=first(before.order_by("-date", "-pk")),
        after=first(after.order_by("date", "pk")),
    )


def first(meetings: QuerySet[Meeting]) -> Subquery:
    told = meetings.annotate(told=TOLD).values("told")
    return Subquery(told[:1], output_field=JSONField())


def neighbours_of(meeting: Any) -> dict[str, Meeting | None]:
    """Key and days of the meetings beside one from ``with_neighbours``."""
    return {"previous": beside(meeting.before), "next": beside(meeting.after)}


def beside(told: dict[str, Any] | None) -> Meeting | None:
    if told is None:
        return None
    days = {name: told[name] for name in ("date", "end_date") if told[name]}
    return Meeting(
        pk=told["pk"],
        **{name: dt.date.fromisoformat(day) for name, day in days.items()},
    )
