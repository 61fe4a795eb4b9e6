"""Which filters of a search narrow what is no directive, and which cannot."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from meetings.agenda.models import AgendaItem
from meetings.archive.chosen import FILTERS
from meetings.archive.filter_words import TITLES
from meetings.archive.models import ThingEntry
from meetings.archive.wanted import Wanted

Type = ThingEntry.Type
OF_MEETING = {"forums", "years", "since", "until", "classifications"}
# By type, the attributes of Wanted that narrow it; who is who belongs to no meeting.
NARROWED_BY: dict[Type, set[str]] = {
    Type.MEETING: {*OF_MEETING, "topics"},
    Type.ITEM: {*OF_MEETING, "topics"},
    Type.PAPER: OF_MEETING,
    Type.OFFICIAL: set(),
    Type.POSITION: set(),
    Type.INSTITUTION: set(),
}


def narrowing(wanted: Wanted) -> Q:
    """Condition on entries: each filter that can hold for its type does."""
    condition = of_meeting(wanted)
    if wanted.topics:
        condition &= Q(type=Type.PAPER) | about(wanted.topics)
    for part in wanted.without:  # one filter each
        left_out = about(part.topics) if part.topics else of_meeting(part)
        if left_out:
            condition &= ~left_out
    return Q(meeting=None) | condition if condition else condition


def of_meeting(wanted: Wanted) -> Q:
    """Condition: the filters that hold for the meeting as a whole."""
    condition = Q()
    if wanted.forums:
        condition &= Q(meeting__series__in=wanted.forums)
    if wanted.classifications:
        condition &= Q(meeting__classification__in=wanted.classifications)
    if wanted.years:
        condition &= in_years(wanted.years)
    if wanted.since:
        condition &= Q(date__gte=wanted.since)
    if wanted.until:
        condition &= Q(date__lte=wanted.until)
    return condition


def in_years(years: Iterable[int]) -> Q:
    condition = Q(pk__in=[])
    for year in years:
        condition |= Q(date__year=year)
    return condition


def about(topics: Iterable[int]) -> Q:
    """The matter on the agenda, and the meetings that have it there."""
    items = AgendaItem.objects.filter(topic__in=topics)
    return Q(type=Type.ITEM, thing__in=items.values("pk")) | Q(
        type=Type.MEETING, thing__in=items.values("meeting")
    )


def unused(wanted: Wanted, kinds: Iterable[Type]) -> list[str]:
    """Titles of the filters that do not narrow some of these types."""
    narrowed = [NARROWED_BY[kind] for kind in kinds]
    return [
        TITLES[parameter]
        for parameter, name in FILTERS.items()
        if asked_for(wanted, name) and any(name not in some for some in narrowed)
    ]


def asked_for(wanted: Wanted, name: str) -> bool:
    """Whether something is chosen, or left out, by that filter."""
    names = (name, "offices", "groups") if name == "addressees" else (name,)
    parts = (wanted, *wanted.without)
    return any(getattr(part, each) for part in parts for each in names)
