"""What was asked of a reader's own institution, and what their own office said."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from meetings.access import policy
from meetings.minutes.models import Directive
from meetings.minutes.said import addressed_to, newest_first, spoken_in


def institutions_of(user: Any) -> set[int]:
    """Those in which the user holds an office, or for which they answer."""
    held = {office.institution_id for office in policy.held_by(user)}
    return held | set(policy.agencies_of(policy.grants_of(user)))


def asked_of(user: Any, institutions: set[int], *, limit: int) -> list[Directive]:
    """Directives to the institutions and their offices, newest first."""
    if not institutions:
        return []
    found = newest_first(user, addressed_to(institutions))
    return list(found.select_related("meeting", "speaker")[:limit])


def said_by(user: Any, *, limit: int) -> list[Directive]:
    """Directives by the user, or by whoever spoke for an office that they hold."""
    if user.official_id is None:
        return []
    own = Q(speaker__official=user.official_id)
    own |= spoken_in([office.pk for office in policy.held_by(user)])
    found = newest_first(user, own)
    return list(found.select_related("meeting", "speaker")[:limit])
