"""Which badges the entries of the index wear (``access.badges``)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import FilteredRelation, Q

from meetings.access.badges import (
    ADDRESSED,
    HOST,
    INSTITUTION,
    LISTED,
    NAMED,
    OFFICIAL,
    SPEAKER,
    SPOKE,
    badge,
)
from meetings.agenda.models import Attendance, Meeting
from meetings.archive.words import stems
from meetings.followups.models import FollowUp
from meetings.followups.models.delegation import STANDING
from meetings.minutes.models import Addressee, Directive

GROUP = "qg"  # a group in words; for the search alone
MOST_TOGETHER = 4

Badges = defaultdict[int, set[str]]


def of_meetings(keys: Collection[int]) -> Badges:
    """Of each meeting: who hosts it, and who is on its list."""
    found: Badges = defaultdict(set)
    for pk, host in Meeting.objects.filter(pk__in=keys).values_list(
        "pk", "institution"
    ):
        found[pk].add(badge(HOST, host))
    lines = Attendance.objects.order_by().filter(meeting__in=keys)
    for meeting, official, own, represented in lines.values_list(
        "meeting", "official", "position", "represents"
    ).distinct():
        found[meeting] |= worn((LISTED, own), (LISTED, represented))
        found[meeting] |= worn((OFFICIAL, official))
    return found


def of_directives(keys: Any) -> Badges:
    """Of each directive (keys, or a query of keys): whom it names, and whose duty
    follows from it, once its minutes are issued."""
    found: Badges = defaultdict(set)
    rows = Addressee.objects.order_by().filter(directive__in=keys)
    for directive, body, office_body, office, group in rows.values_list(
        "directive", "institution", "position__institution", "position", "group"
    ):
        found[directive] |= worn((INSTITUTION, body), (NAMED, office))
        found[directive] |= worn((ADDRESSED, body), (ADDRESSED, office_body))
        found[directive] |= group_badges(group)
    duties = FollowUp.objects.live().order_by().filter(directive__in=keys)
    asked = FilteredRelation(
        "delegations", condition=Q(delegations__state__in=STANDING)
    )
    for directive, person, *bodies in duties.annotate(asked=asked).values_list(
        "directive", "person", "lead", "supporting__institution", "asked__to"
    ):
        found[directive] |= worn(*((INSTITUTION, body) for body in bodies))
        found[directive] |= worn((OFFICIAL, person))
    return found


def of_speakers(keys: Collection[int]) -> Badges:
    """Of each directive: in which office it was said, and by whom."""
    found: Badges = defaultdict(set)
    said = Directive.objects.order_by().filter(pk__in=keys).exclude(speaker=None)
    for directive, own, represented, official in said.values_list(
        "pk", "speaker__position", "speaker__represents", "speaker__official"
    ):
        found[directive] |= worn((SPOKE, own), (SPOKE, represented))
        found[directive] |= worn((SPEAKER, official))
    return found


def of_asked(meetings: Collection[int]) -> Badges:
    """Of each meeting: whom any directive of it names."""
    said = Directive.objects.current().filter(meeting__in=meetings)
    meeting_of = dict(said.values_list("pk", "meeting"))
    found: Badges = defaultdict(set)
    for directive, badges in of_directives(said.values("pk")).items():
        found[meeting_of[directive]] |= badges
    return found


def worn(*pairs: tuple[str, int | None]) -> set[str]:
    return {badge(kind, pk) for kind, pk in pairs if pk is not None}


def group_badges(group: str) -> set[str]:
    """Of a group ("seluruh lurah"): its words, and those that stand together."""
    said = stems(group)
    places = range(len(said))
    parts = (said[a:b] for a in places for b in range(a + 1, a + 1 + MOST_TOGETHER))
    return {joined(part) for part in parts} - {""}


def group_badge(value: str) -> str:
    """The one that a group of this name wears, for the search; "" when none can."""
    return joined(stems(value)[:MOST_TOGETHER])


def joined(said: list[str]) -> str:
    return GROUP + "".join(said) if said and all(map(str.isalpha, said)) else ""


def text_of(badges: Iterable[str]) -> str:
    return " ".join(sorted(badges))
