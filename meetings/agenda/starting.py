"""What a new meeting can start from: a forum, or an earlier meeting."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery

from meetings.access import policy
from meetings.agenda.models import Meeting, Series, Topic
from meetings.agenda.running import next_period, next_title
from meetings.directory.models import Institution

HABITS = ("place", "mode", "zone")
CLOCK = ("start_time", "end_time", "until_done", "part_of_day")


@dataclass(frozen=True)
class Start:
    """A forum with its last meeting, or an earlier meeting, perhaps of a forum."""

    series: Series | None
    last: Meeting | None
    like_last: bool  # its clock and its own list go along, not only the forum's habits

    @property
    def topics(self) -> QuerySet[Topic]:
        """What the forum still talks about."""
        return Topic.objects.filter(series=self.series, is_open=True)

    @property
    def source(self) -> Meeting | None:
        """The meeting whose attendance list is invited again, if any."""
        return self.last if self.like_last else None


def forums_for(user: Any) -> Any:
    """Forums whose meetings the user records, those that met last first.

    With ``last_pk`` and ``last_date`` of the newest meeting that the user sees. A forum
    above the user's clearance is nobody's start.
    """
    newest = (
        Meeting.objects.visible_to(user)
        .filter(series=OuterRef("pk"), institution=OuterRef("institution"))
        .exclude(status=Meeting.Status.CANCELLED)
        .order_by(F("date").desc(nulls_last=True), "-pk")
    )
    hosts = policy.may_host(user, Institution.objects.active())
    return (
        Series.objects.filter(
            active=True, institution__in=hosts, classification__lte=user.clearance
        )
        .select_related("institution", "invitation_list", "chair__institution")
        .annotate(
            last_pk=Subquery(newest.values("pk")[:1]),
            last_date=Subquery(newest.values("date")[:1]),
        )
        .order_by(F("last_date").desc(nulls_last=True), "name")
    )


def initial_of(start: Start, today: dt.date) -> dict[str, Any]:
    """What the form of a new meeting is filled with."""
    series, last = start.series, start.last
    initial: dict[str, Any] = {}
    if last and series and not start.like_last:
        # The words of a meeting go into none of a lower class.
        last = last if last.classification <= series.classification else None
    if last is not None:
        names = HABITS + (CLOCK if start.like_last else ())
        initial |= {name: getattr(last, name) for name in names}
        initial |= {
            "institution": last.institution_id,
            "classification": last.classification,
            "title": next_title(last.title),
            "period": next_period(last.period, today),
        }
    if series is not None:
        initial |= {"series": series.pk, "institution": series.institution_id}
        initial.setdefault("title", f"Rapat Koordinasi {series.name}")
        initial["place"] = series.place or initial.get("place", "")
        if not start.like_last:
            initial["classification"] = series.classification
    return initial
