"""Who may see what, as words that an index can hold: the rule of ``policy``.

A directive wears the badges of all whom it concerns; a reader who does not see all has
some, and sees no directive that wears none of them. So a search counts a million rows
without asking the rule of each; what it shows is asked of the rule itself. The offices
of an institution are looked up when it reads, not when the row was written, so that an
office that moves takes its meetings along at once. ``tests/archive/test_badges.py``
holds badges and rule to each other.
"""

from __future__ import annotations

from typing import Any

from django.apps import apps

from meetings.access.models import Grant
from meetings.access.policy import agencies_of, grants_of, has, held_by, sees_all

Role = Grant.Role
HOST, INSTITUTION, OFFICIAL = "qh", "qi", "qo"
LISTED, NAMED = "ql", "qp"  # an office that is on the list; one that is addressed
ADDRESSED = "qa"  # the institution that is addressed; for the search alone
SPOKE, SPEAKER = "qs", "qt"  # office and person that spoke; for the search alone
EVERYBODY = "qe"  # who is who


def badge(kind: str, pk: int) -> str:
    """One word of letters: ``badge("qi", 12)`` is ``"qibc"``."""
    return kind + "".join(chr(97 + int(digit)) for digit in str(pk))


def key_of(worn: str) -> int:
    """The key that a badge tells: ``key_of("qibc")`` is 12."""
    return int("".join(str(ord(letter) - 97) for letter in worn[2:]))


def badges_of(user: Any) -> frozenset[str] | None:
    """The badges of a reader; None for one who sees all that the clearance reaches."""
    grants = grants_of(user)
    if sees_all(grants):
        return None
    agencies = agencies_of(grants)
    found = {badge(INSTITUTION, pk) for pk in agencies}
    for office in offices_of(user, agencies):
        found |= {badge(LISTED, office), badge(NAMED, office)}
    found |= {
        badge(HOST, grant.institution_id)
        for grant in grants
        if grant.role == Role.SECRETARIAT and grant.institution_id is not None
    }
    if has(grants, Role.OFFICIAL) and user.official_id:
        found.add(badge(OFFICIAL, user.official_id))
        found |= {badge(NAMED, office.pk) for office in held_by(user)}
    if grants:
        found.add(EVERYBODY)
    return frozenset(found)


def offices_of(user: Any, agencies: list[int]) -> list[int]:
    """The offices of the reader's institutions, read once for each request."""
    if not agencies:
        return []
    if not hasattr(user, "offices_read"):
        positions = apps.get_model("meetings", "Position").objects
        found = positions.filter(institution__in=agencies)
        user.offices_read = list(found.values_list("pk", flat=True))
    return list(user.offices_read)
