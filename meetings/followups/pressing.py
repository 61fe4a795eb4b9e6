"""What presses: the most urgent duties of an agency, and what waits for who decides."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Count

from meetings.access import policy
from meetings.followups.counting import Counting, Number
from meetings.followups.lines import Line, lines_of
from meetings.followups.models import FollowUp
from meetings.followups.selection import Selection, shown_as

# By the words of the list.
PRESSING = {
    "menunggu": "Menunggu verifikasi",
    "terlambat": "Terlambat",
    "pekan": "Jatuh tempo minggu ini",
}


def duties_before(user: Any, today: dt.date, *, limit: int) -> list[Line]:
    """What the user's institutions must do next; what waits for others is not."""
    own = policy.agencies_of(policy.grants_of(user))
    seen = FollowUp.objects.visible_to(user).live().of(own).open()
    rows = seen.exclude(state="reported").told().by_urgency(today)
    return lines_of(rows[:limit], today)


def numbers_before(user: Any, today: dt.date) -> list[tuple[str, Number]]:
    """How many that the user sees are reported, late or due, asked at once."""
    seen, shown = FollowUp.objects.visible_to(user).live(), shown_as(today)
    found = seen.aggregate(**{key: Count("pk", filter=shown[key]) for key in PRESSING})
    counting = Counting(seen, Selection(), today)
    return [
        (label, counting.number(found[key], key)) for key, label in PRESSING.items()
    ]
