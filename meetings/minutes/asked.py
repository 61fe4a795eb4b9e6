"""What was asked of a reader's own institution, and what their own office said."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import F, Q

from meetings.access import policy
from meetings.directory.models import Appointment
from meetings.minutes.models import Directive


def offices_of(user: Any, today: dt.date) -> list[tuple[int, int]]:
    """(office, institution) of each office that the user's official holds today."""
    if user.official_id is None:
        return []
    held = Appointment.objects.filter(official=user.official_id).on(today)
    return list(held.values_list("position", "position__institution"))


def asked_of(
    user: Any, offices: list[tuple[int, int]], *, limit: int
) -> list[Directive]:
    """Directives to the user's institutions and their offices, newest first."""
    institutions = {institution for _, institution in offices}
    institutions |= set(policy.agencies_of(policy.grants_of(user)))
    if not institutions:
        return []
    here = Q(addressees__institution__in=institutions)
    here |= Q(addressees__position__institution__in=institutions)
    found = Directive.objects.filter(here).values("pk")
    return newest(Directive.objects.visible_to(user).filter(pk__in=found), limit)


def said_by(
    user: Any, offices: list[tuple[int, int]], *, limit: int
) -> list[Directive]:
    """Directives by the user, or by whoever spoke for an office that they hold."""
    if user.official_id is None:
        return []
    own = Q(speaker__official=user.official_id)
    own |= Q(speaker__position__in=[office for office, _ in offices])
    return newest(Directive.objects.visible_to(user).filter(own), limit)


def newest(directives: Any, limit: int) -> list[Directive]:
    rows = directives.select_related("meeting", "speaker")
    order = (F("meeting__date").desc(nulls_last=True), "-meeting", "position")
    return list(rows.order_by(*order)[:limit])
