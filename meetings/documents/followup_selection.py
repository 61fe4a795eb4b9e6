"""The follow-ups of a report: with all that is told, and counted."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Prefetch

from meetings.followups.models import Evidence, FollowUp


def complete(rows: Any) -> Any:
    """With all that a row of the report says, in a fixed number of queries."""
    evidence = Prefetch("progress__evidence", Evidence.objects.order_by("pk"))
    return rows.whole().prefetch_related(evidence)


def counted(rows: Any) -> dict[str, int]:
    """How many there are in each state that occurs, by its name."""
    found = rows.order_by().values_list("state").annotate(count=Count("pk"))
    numbers = dict(found)
    return {
        str(label): numbers[state]
        for state, label in FollowUp.State.choices
        if state in numbers
    }
