"""A matter through its meetings: what was said each time, and what became of it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber

from meetings.agenda.models import AgendaItem, Meeting, Topic
from meetings.archive.browsing import all_that_is_seen
from meetings.archive.finding import as_date, matching
from meetings.archive.likeness import rarity_in, stems_in
from meetings.archive.relating import ALIKE
from meetings.archive.together import together
from meetings.followups.models import FollowUp
from meetings.minutes.models import Directive
from meetings.minutes.said import Said, told

SHOWN = 5  # directives of one meeting
LOOKED_BACK = 250  # earlier directives of the matter
KINDS = {str(key): str(label) for key, label in Directive.Kind.choices}
STATES = {str(key): str(label) for key, label in FollowUp.State.choices}
COLUMNS = ("directive", "date", "body")
# By key of a row: a label or slug, and how often or its label.
Labelled = defaultdict[int, list[tuple[str, Any]]]


@dataclass(frozen=True)
class Line:
    """What is weighed of an entry."""

    directive: int
    date: dt.date | None
    body: str


@dataclass(frozen=True)
class Mention:
    """One directive in the thread."""

    said: Said
    states: list[tuple[str, Any]]  # of its follow-ups: slug and label
    earlier: Line | None  # where nearly the same was said before


@dataclass(frozen=True)
class Stop:
    """One meeting in the thread."""

    meeting: Any
    kinds: list[tuple[str, Any]]  # label and how often, the most frequent first
    mentions: list[Mention]

    @property
    def total(self) -> int:
        return sum(count for _, count in self.kinds)

    @property
    def more(self) -> int:
        return self.total - len(self.mentions)


def topics_seen(user: Any) -> Any:
    """Matters on the agenda of a meeting that the reader sees."""
    meetings = Meeting.objects.visible_to(user)
    items = AgendaItem.objects.filter(meeting__in=meetings)
    return Topic.objects.select_related("series").filter(pk__in=items.values("topic"))


def meetings_on(user: Any, topic: Topic) -> Any:
    """Meetings that have it on their agenda, in the order of time."""
    seen = Meeting.objects.visible_to(user).filter(agenda_items__topic=topic)
    return seen.distinct().order_by(F("date").asc(nulls_last=True), "pk")


def stops_of(user: Any, topic: Topic, meetings: Iterable[Meeting]) -> list[Stop]:
    """A page of meetings (of ``meetings_on``) with what was said in them."""
    some = list(meetings)
    entries = matching(all_that_is_seen(user, topics={topic.pk}))
    on_page = entries.filter(meeting__in=[each.pk for each in some])
    shown, before = lines_of(on_page, entries, [m.date for m in some if m.date])
    kinds, states = tallies(user, on_page, [each.directive for each in shown])
    mentions: defaultdict[int, list[Mention]] = defaultdict(list)
    earlier = earlier_ones(shown, before)
    for said in said_in(user, shown):
        pk = said.item.id
        mentions[said.meeting.pk].append(Mention(said, states[pk], earlier.get(pk)))
    return [Stop(each, kinds[each.pk], mentions[each.pk]) for each in some]


def lines_of(
    on_page: Any, entries: Any, dates: list[dt.date]
) -> tuple[list[Line], list[Line]]:
    """The first directives of each meeting, as they were numbered, and the newest that
    were said before the last of these days."""
    place = Window(RowNumber(), partition_by="meeting", order_by="directive__number")
    first = on_page.order_by().annotate(place=place).filter(place__lte=SHOWN)
    before = entries.filter(date__lt=max(dates)) if dates else entries.none()
    parts = (first.values_list(*COLUMNS), before.values_list(*COLUMNS)[:LOOKED_BACK])
    shown, looked_at = (
        [Line(directive, as_date(date), body) for directive, date, body in rows]
        for rows in together(parts)
    )
    return shown, looked_at


def tallies(
    user: Any, entries: Any, directives: list[int]
) -> tuple[Labelled, Labelled]:
    """By meeting the kinds and how often; by directive the states of its follow-ups."""
    live = FollowUp.objects.visible_to(user).live().filter(directive__in=directives)
    parts = (
        entries.order_by().values_list("meeting", "kind").annotate(n=Count("pk")),
        live.order_by().values_list("directive", "state", "pk"),
    )
    kinds, states = together(parts)
    how_often: Labelled = defaultdict(list)
    for meeting, kind, count in sorted(kinds, key=lambda row: (-row[2], row[1])):
        how_often[meeting].append((KINDS[kind], count))
    became: Labelled = defaultdict(list)
    for directive, state, _ in sorted(states, key=lambda row: row[2]):
        became[directive].append((state, STATES[state]))
    return how_often, became


def earlier_ones(shown: list[Line], before: list[Line]) -> dict[int, Line]:
    """By directive: the newest of an earlier day where nearly the same was said."""
    words = [(each, stems_in(each.body)) for each in before]
    rarity = rarity_in(stems for _, stems in words)
    found: dict[int, Line] = {}
    for own in shown:
        stems = stems_in(own.body)
        for each, others in words:
            is_before = own.date and each.date and each.date < own.date
            if is_before and rarity.share(stems, others) >= ALIKE:
                found[own.directive] = each
                break
    return found


def said_in(user: Any, shown: list[Line]) -> list[Said]:
    """In the order of the record."""
    keys = [each.directive for each in shown]
    rows = Directive.objects.visible_to(user).filter(pk__in=keys)
    return told(rows.order_by("number"))
