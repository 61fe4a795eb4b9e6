"""What became of a directive, as a filter and a facet.

Only follow-ups of issued minutes count (``live``): whoever sees the directive sees
those, so the counts tell nothing more.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q
from django.utils import timezone

from meetings.followups.models import FollowUp
from meetings.minutes.models import Minutes

OPEN, OVERDUE, REPORTED = "open", "overdue", "reported"
DONE, CANCELLED, NONE = "done", "cancelled", "none"
STATUSES = {
    OPEN: "Terbuka",
    OVERDUE: "Terlambat",
    REPORTED: "Dilaporkan selesai",
    DONE: "Selesai",
    CANCELLED: "Dibatalkan",
    NONE: "Tanpa tindak lanjut",
}

# Follow-ups of the entries ``c``, each with its status. Names only, no values.
COUNTED = (
    "SELECT 'statuses', s.k, '', count(*) FROM (SELECT DISTINCT c.key,"
    " CASE f.state WHEN 'verified' THEN 'done' WHEN 'cancelled' THEN 'cancelled'"
    f" WHEN 'reported' THEN 'reported' ELSE 'open' END AS k FROM c"
    f" JOIN {FollowUp._meta.db_table} f ON f.directive_id = c.directive_id"
    f" JOIN {Minutes._meta.db_table} m ON m.meeting_id = c.meeting_id"
    " AND m.state = 'issued') s GROUP BY s.k"
)


def with_status(statuses: Iterable[str]) -> Q:
    """Condition on entries: a follow-up of the directive has one of the statuses."""
    condition = Q(pk__in=[])
    live = FollowUp.objects.live().order_by()
    known = {
        OPEN: live.open().exclude(state=FollowUp.State.REPORTED),
        OVERDUE: live.overdue(timezone.localdate()),
        REPORTED: live.waiting(),
        DONE: live.filter(state=FollowUp.State.VERIFIED),
        CANCELLED: live.filter(state=FollowUp.State.CANCELLED),
    }
    for status in statuses:
        if status in known:
            condition |= Q(directive__in=known[status].values("directive"))
        elif status == NONE:
            condition |= ~Q(directive__in=live.values("directive"))
    return condition
