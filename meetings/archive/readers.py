"""Which badges the entries of the index wear (``access.badges``)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from meetings.access.badges import HOST, INSTITUTION, OFFICIAL, POSITION, badge
from meetings.agenda.models import Attendance, Meeting
from meetings.minutes.models import Addressee, Directive

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
        "meeting", "official", "position__institution", "represents__institution"
    ).distinct():
        found[meeting] |= worn((INSTITUTION, own), (INSTITUTION, represented))
        found[meeting] |= worn((OFFICIAL, official))
    return found


def of_addressees(directives: Any) -> Badges:
    """Of each directive (a queryset): whom it names."""
    found: Badges = defaultdict(set)
    rows = Addressee.objects.order_by().filter(directive__in=directives)
    for directive, *named in rows.values_list(
        "directive", "institution", "position__institution", "position"
    ):
        kinds = (INSTITUTION, INSTITUTION, POSITION)
        found[directive] |= worn(*zip(kinds, named, strict=True))
    return found


def of_asked(meetings: Collection[int]) -> Badges:
    """Of each meeting: whom any directive of it names."""
    said = Directive.objects.current().filter(meeting__in=meetings)
    meeting_of = dict(said.values_list("pk", "meeting"))
    found: Badges = defaultdict(set)
    for directive, badges in of_addressees(said.values("pk")).items():
        found[meeting_of[directive]] |= badges
    return found


def worn(*pairs: tuple[str, int | None]) -> set[str]:
    return {badge(kind, pk) for kind, pk in pairs if pk is not None}


def text_of(badges: Iterable[str]) -> str:
    return " ".join(sorted(badges))
