"""Who may see what, as words that an index can hold: the rule of ``policy``, narrowed.

A directive wears the badges of all whom it concerns; a reader who does not see all has
some, and sees no directive that wears none of them. The badges only spare a search from
asking the rule of a million rows: the rule itself is still asked of every row that is
left. ``tests/archive/test_badges.py`` holds the two to each other.
"""

from __future__ import annotations

from typing import Any

from meetings.access.models import Grant
from meetings.access.policy import agencies_of, grants_of, has, held_by, sees_all

Role = Grant.Role
HOST, INSTITUTION, OFFICIAL, POSITION = "qh", "qi", "qo", "qp"
ADDRESSED = "qa"  # the institution that is addressed; for the search alone
EVERYBODY = "qe"  # who is who


def badge(kind: str, pk: int) -> str:
    """One word of letters: ``badge("qi", 12)`` is ``"qibc"``."""
    return kind + "".join(chr(97 + int(digit)) for digit in str(pk))


def badges_of(user: Any) -> frozenset[str] | None:
    """The badges of a reader; None for one who sees all that the clearance reaches."""
    grants = grants_of(user)
    if sees_all(grants):
        return None
    found = {badge(INSTITUTION, pk) for pk in agencies_of(grants)}
    found |= {
        badge(HOST, grant.institution_id)
        for grant in grants
        if grant.role == Role.SECRETARIAT and grant.institution_id is not None
    }
    if has(grants, Role.OFFICIAL) and user.official_id:
        found.add(badge(OFFICIAL, user.official_id))
        found |= {badge(POSITION, office.pk) for office in held_by(user)}
    if grants:
        found.add(EVERYBODY)
    return frozenset(found)
