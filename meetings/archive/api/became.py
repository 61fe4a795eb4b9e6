"""What became of directives, as the API tells it: their follow-ups, in one query."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils import timezone

from meetings.archive.api.said import choice, named
from meetings.archive.statuses import live_of
from meetings.followups.models import FollowUp

Data = dict[str, Any]


def follow_ups_of(directives: Iterable[int], site: str) -> dict[int, list[Data]]:
    """Of each directive, all of which the reader sees, what follows from it.

    As ``statuses.outcomes``: only those of issued minutes, which whoever sees the
    directive sees.
    """
    today = timezone.localdate()
    found: dict[int, list[Data]] = defaultdict(list)
    for row in live_of(directives):
        found[row.directive_id].append(follow_up_of(row, today, site))
    return found


def follow_up_of(row: FollowUp, today: dt.date, site: str) -> Data:
    return {
        "id": row.pk,
        "url": site + reverse("followups:followup", args=[row.pk]),
        "state": choice(row.state, str(row.get_state_display())),
        "lead": named(row.lead),
        "due_kind": choice(row.due_kind, str(row.get_due_kind_display())),
        "due_date": row.due_date,
        "is_overdue": row.is_overdue(today),
        "verified_on": timezone.localdate(row.verified_at) if row.verified_at else None,
    }
