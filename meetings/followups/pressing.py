"""What presses: the most urgent duties of an agency, and what waits for who decides."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Count

from meetings.followups.counting import Counting, Number
from meetings.followups.lines import Line, lines_of
from meetings.followups.models import FollowUp
from meetings.followups.parties import reported_by, tasks_of
from meetings.followups.selection import Selection, shown_as

# By the words of the list.
PRESSING = {
    "menunggu": "Menunggu verifikasi",
    "terlambat": "Terlambat",
    "pekan": "Jatuh tempo minggu ini",
}


def duties_before(user: Any, today: dt.date, *, limit: int) -> list[Line]:
    """What the user's institutions, or they in person, must do next; what waits for
    others is not."""
    seen = tasks_of(user, FollowUp.objects.visible_to(user).live()).open()
    rows = seen.exclude(state="reported").told().by_urgency(today)[:limit]
    return lines_of(rows, today, duties=reported_by(user, [row.pk for row in rows]))


def assigned_to(user: Any) -> Any:
    """What is still to be done of what names the user in person."""
    seen = FollowUp.objects.visible_to(user).live().open()
    return seen.exclude(state="reported").filter(person=user.official_id)


def numbers_before(user: Any, today: dt.date) -> list[tuple[str, Number]]:
    """How many that the user sees are reported, late or due, asked at once."""
    seen, shown = FollowUp.objects.visible_to(user).live(), shown_as(today)
    found = seen.aggregate(**{key: Count("pk", filter=shown[key]) for key in PRESSING})
    counting = Counting(seen, Selection(), today)
    return [
        (label, counting.number(found[key], key)) for key, label in PRESSING.items()
    ]
