"""The rows of a search, all of them, for who takes them along.

They are those that the user sees at the time of reading, by day, in batches by key: as
many queries for each batch however many rows it holds, and no more in memory.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from meetings.access.classification import Classification
from meetings.agenda.models import Meeting
from meetings.archive.chosen import chosen_in
from meetings.archive.finding import matching
from meetings.archive.keys import day_of
from meetings.archive.naming import known_meanings
from meetings.archive.query import Query, parse
from meetings.archive.statuses import outcomes
from meetings.archive.wanted import Wanted, want
from meetings.minutes.models import Directive
from meetings.minutes.said import Said, as_said, told

BATCH = 500
OLDEST = "terlama"


@dataclass(frozen=True)
class Line:
    """One directive as it is handed out; an empty text means "not known"."""

    number: int  # of the row
    id: int
    date: dt.date | None
    date_text: str  # "Selasa, 26 November 2024"
    meeting: str
    meeting_id: int
    forum: str
    agenda_item: str
    speaker: str  # office, name, mewakili whom; "" for the meeting as a whole
    kind: str
    kind_label: str
    text: str
    quote: str
    addressees: tuple[str, ...]
    classification: int
    classification_label: str
    address: str  # path of its page
    status: str = ""  # what became of it

    @property
    def is_long(self) -> bool:
        """Whether it may need more than a page of the register, where all but the text
        stand in narrow columns."""
        narrow = max(map(len, (self.meeting, self.speaker, "; ".join(self.addressees))))
        return len(self.text) + len(self.quote) > 1500 or narrow > 700


@dataclass(frozen=True)
class Selection:
    """What somebody looks for, as the pages understand it."""

    query: Query
    wanted: Wanted
    oldest_first: bool

    @property
    def user(self) -> Any:
        return self.wanted.user

    @property
    def rows(self) -> Any:
        """Entries in the order in which they are handed out."""
        return matching(self.wanted).order_by("key" if self.oldest_first else "-key")

    def count(self, most: int) -> int:
        """How many there are; ``most`` + 1 stands for more."""
        return int(matching(self.wanted).order_by()[: most + 1].count())


def selected(asked: QueryDict, user: Any) -> Selection:
    """What an address of the search asks for; it is as lenient as the page."""
    query = parse(asked.get("q", ""))
    wanted = want(query, chosen_in(asked), known_meanings(), user=user)
    if len(wanted.clauses) > 1 and not wanted.nobody and not matching(wanted).exists():
        wanted = replace(wanted, loose=True)
    return Selection(query, wanted, asked.get("urut") == OLDEST)


def batches(selection: Selection, most: int) -> Iterator[list[Line]]:
    """All lines up to ``most``, at most BATCH at a time."""
    beyond = "key__gt" if selection.oldest_first else "key__lt"
    rows, done = selection.rows, 0
    while done < most:
        found = list(rows.values_list("directive", "key")[: min(BATCH, most - done)])
        keys = whole_days(found) if len(found) == BATCH else found
        lines = lines_of([pk for pk, _ in keys], selection.user, after=done)
        if lines:
            yield lines
        if len(found) < BATCH:
            return
        done += len(lines)
        rows = selection.rows.filter(**{beyond: keys[-1][1]})


def whole_days(keys: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Without those of the last day, of which there may be more, if there are others:
    a meeting that is cut in two is not told as it was said."""
    last = day_of(keys[-1][1])
    return [each for each in keys if day_of(each[1]) != last] or keys


def lines_of(keys: list[int], user: Any, *, after: int) -> list[Line]:
    """Those of the directives that the user still sees: meetings in the order of the
    keys, each as it was said."""
    seen = Directive.objects.visible_to(user).filter(pk__in=keys)
    place = {pk: number for number, pk in enumerate(keys)}
    said = told(seen.select_related("meeting__series"))
    said.sort(key=lambda each: place[each.item.id])
    said = as_said(said)
    became = outcomes(each.item.id for each in said)
    return [
        line_of(each, number, "; ".join(map(str, became.get(each.item.id, []))))
        for number, each in enumerate(said, after + 1)
    ]


def line_of(said: Said, number: int, status: str = "") -> Line:
    item, meeting = said.item, said.meeting
    return Line(
        number=number,
        id=item.id,
        date=meeting.date,
        date_text=meeting.date_text,
        meeting=meeting.title,
        meeting_id=meeting.pk,
        forum=forum_of(meeting),
        agenda_item=said.agenda_item,
        speaker=said.speaker.introduction if said.speaker else "",
        kind=item.kind,
        kind_label=item.kind_label,
        text=item.text,
        quote=item.quote,
        addressees=item.addressees,
        classification=item.classification,
        classification_label=item.classification_label,
        address=reverse("minutes:directive", args=[item.id]),
        status=status,
    )


def forum_of(meeting: Meeting) -> str:
    return meeting.series.name if meeting.series else ""


def unwatched(rows: int) -> None:
    """Nobody waits to be told how far it has come."""


@dataclass
class Taken:
    """The lines on their way into a file: counted, and the highest class noted."""

    selection: Selection
    most: int
    site: str  # scheme and host, before the addresses: "https://rakor.kota.example"
    at: dt.datetime = field(default_factory=timezone.localtime)
    tell: Callable[[int], None] = unwatched  # how many are done, after each batch
    rows: int = 0
    classification: int = Classification.ORDINARY

    def __iter__(self) -> Iterator[Line]:
        for lines in batches(self.selection, self.most):
            yield from map(partial(addressed, self.site), lines)
            self.rows += len(lines)
            self.classification = max(
                self.classification, *(line.classification for line in lines)
            )
            self.tell(self.rows)

    @property
    def classification_label(self) -> str:
        return str(Classification(self.classification).label)


def addressed(site: str, line: Line) -> Line:
    return replace(line, address=f"{site}{line.address}")
