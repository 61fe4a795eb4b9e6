"""What became of a directive, as a filter and a facet.

Only follow-ups of issued minutes count (``live``): whoever sees the directive sees
those, so the counts tell nothing more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from meetings.followups.models import FollowUp

OPEN, OVERDUE, REPORTED = "open", "overdue", "reported"
DONE, CANCELLED, NONE = "done", "cancelled", "none"
STATUSES = {
    OPEN: "Terbuka",
    OVERDUE: "Terlambat",
    REPORTED: "Dilaporkan selesai",
    DONE: "Terverifikasi",
    CANCELLED: "Dibatalkan",
    NONE: "Tanpa tindak lanjut",
}
# What may be typed for them, also the word that people say.
TYPED = [*STATUSES.items(), (DONE, "Selesai")]

# How many of the entries ``c`` have each status: as rows of ``facets.COLUMNS``, without
# a key. Names only, no values.
COUNTED = (
    "SELECT CAST(NULL AS bigint), s.k, count(*), 0, 0, 0, 0, 0, ''"
    " FROM (SELECT DISTINCT c.key,"
    " CASE f.state WHEN 'verified' THEN 'done' WHEN 'cancelled' THEN 'cancelled'"
    f" WHEN 'reported' THEN 'reported' ELSE 'open' END AS k FROM c"
    f" JOIN {FollowUp._meta.db_table} f ON f.directive_id = c.directive_id"
    " AND f.standing = 'live') s GROUP BY s.k"
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


@dataclass(frozen=True)
class Outcome:
    """How far one follow-up of a directive is, and whose it is."""

    state: str
    label: str
    lead: str
    due: str  # "10 Maret 2026", "Tanpa tenggat", "Berkelanjutan"
    is_late: bool

    def __str__(self) -> str:
        late = ", terlambat" if self.is_late else ""
        return f"{self.label} ({self.lead}){late}"


def live_of(directives: Iterable[int]) -> QuerySet[FollowUp]:
    """What follows from these directives: of issued minutes, in order."""
    rows = FollowUp.objects.live().filter(directive__in=list(directives))
    return rows.select_related("lead").order_by("directive", "pk")


def outcomes(directives: Iterable[int]) -> dict[int, list[Outcome]]:
    """What became of these directives, in one query."""
    today = timezone.localdate()
    found: dict[int, list[Outcome]] = defaultdict(list)
    for row in live_of(directives):
        found[row.directive_id].append(
            Outcome(
                state=row.state,
                label=str(row.get_state_display()),
                lead=row.lead.short_name or row.lead.name,
                due=row.due_text,
                is_late=row.is_overdue(today),
            )
        )
    return found
