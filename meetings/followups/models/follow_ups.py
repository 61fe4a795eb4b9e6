"""Many follow-ups: whose, how urgent, how far."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Case, Q, Value, When

from meetings.access import visibility
from meetings.followups.models.delegation import Delegation
from meetings.followups.models.supporting import Supporting

if TYPE_CHECKING:
    from meetings.followups.models.follow_up import FollowUp  # noqa: F401

HEAVIEST = ("urgent", "high", "normal", "low")
CLOSED = ("verified", "cancelled")
IS_CLOSED = Q(state__in=CLOSED)


def is_late(on: dt.date) -> Q:
    """Condition on follow-ups: open, past the date, and not reported in time; without a
    date nothing is late."""
    return Q(late_from__lt=on)


class FollowUpQuerySet(models.QuerySet["FollowUp"]):
    def visible_to(self, user: Any) -> FollowUpQuerySet:
        """Those that the user may see: the door of every page on a follow-up."""
        return self.filter(visibility.followups_for(user))

    def live(self) -> FollowUpQuerySet:
        """Those whose minutes are issued; the others are plans."""
        return self.filter(standing="live")

    def plans(self) -> FollowUpQuerySet:
        """Those whose minutes are not issued."""
        return self.filter(standing="plan")

    def there(self) -> FollowUpQuerySet:
        """Those whose directive has not been removed."""
        return self.exclude(standing="gone")

    def open(self) -> FollowUpQuerySet:
        """Those not yet verified or cancelled."""
        return self.exclude(IS_CLOSED)

    def closed(self) -> FollowUpQuerySet:
        return self.filter(IS_CLOSED)

    def waiting(self) -> FollowUpQuerySet:
        """Those reported as done that nobody has decided on."""
        return self.filter(state="reported")

    def overdue(self, on: dt.date) -> FollowUpQuerySet:
        return self.filter(is_late(on))

    def of(self, institutions: Any) -> FollowUpQuerySet:
        """Those whose duty one of the institutions has: it leads, supports, or took
        it over."""
        taken = Delegation.objects.accepted().filter(to__in=institutions)
        supported = Supporting.objects.filter(institution__in=institutions)
        return self.filter(
            Q(lead__in=institutions)
            | Q(pk__in=supported.values("followup"))
            | Q(pk__in=taken.values("followup"))
        )

    def by_urgency(self, on: dt.date) -> FollowUpQuerySet:
        """With ``urgency``, and sorted by it: returned, overdue, the rest, reported,
        closed; then by date, then by priority.

        What is overdue has the earliest dates of all, so the order needs no calendar.
        """
        urgency = Case(
            When(state__in=CLOSED, then=Value(4)),
            When(state="reported", then=Value(3)),
            When(state="returned", then=Value(0)),
            When(is_late(on), then=Value(1)),
            default=Value(2),
        )
        rows = self.annotate(urgency=urgency)
        return rows.order_by("place", "due_date", "weight", "pk")

    def in_order(self) -> FollowUpQuerySet:
        """By meeting, the oldest first, and in it as the directives are numbered."""
        return self.order_by("met_on", "meeting", "directive__number", "pk")

    def told(self) -> FollowUpQuerySet:
        """With all that a line of a list says."""
        return self.select_related("lead", "directive__meeting__minutes")

    def whole(self) -> FollowUpQuerySet:
        """With who has the duty and every step: what the acts and the page ask for."""
        helpers = Supporting.objects.select_related("institution")
        delegations = Delegation.objects.select_related("giver", "to")
        return self.told().prefetch_related(
            models.Prefetch("supporting", helpers),
            models.Prefetch("delegations", delegations),
            "progress",
        )
