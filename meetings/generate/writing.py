"""Made-up meetings into the tables, so many at a time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.db import models, reset_queries, transaction

from meetings.agenda.models import AgendaItem, Attendance, Meeting
from meetings.archive.following import WHO_IS_WHO, index_all
from meetings.archive.indexing import index_directives
from meetings.archive.models import ThingEntry
from meetings.archive.things import index_things
from meetings.audit.models import Verb
from meetings.audit.trail import record
from meetings.demo import source
from meetings.demo.gatherings import identity as demo_identity
from meetings.generate import rows
from meetings.generate.city import city
from meetings.generate.directory import Directory, settle
from meetings.generate.rows import Gathering, gatherings
from meetings.minutes.models import Addressee, Directive, Minutes, Revision
from meetings.minutes.revisions import content_of

Type = ThingEntry.Type
BATCH = 50  # meetings in one transaction: a thousand directives
MARKED = (
    rows.identity(rows.MEETING, 0, 0),
    rows.identity(rows.MEETING, rows.SEEDS - 1, rows.SERIALS - 1),
)


def real_meetings() -> models.QuerySet[Meeting]:
    """Those that neither this generator nor the demo has made."""
    demo = [demo_identity(row["key"]) for row in source.tables()["meeting"]]
    return Meeting.objects.exclude(uuid__range=MARKED).exclude(uuid__in=demo)


def there(seed: int) -> int:
    """How many meetings of this seed are there; they are made in order."""
    first = rows.identity(rows.MEETING, seed, 0)
    last = rows.identity(rows.MEETING, seed, rows.SERIALS - 1)
    return Meeting.objects.filter(uuid__range=(first, last)).count()


def write(seed: int, serials: range) -> Iterator[int]:
    """Make the meetings of these serials; tell after each batch how many it held.

    Each batch is one transaction. The act is recorded with the first one, so that
    there are no data without a trace.
    """
    with transaction.atomic():
        directory = settle(city())
        details = {"seed": seed, "first": serials.start, "meetings": len(serials)}
        record(Verb.DATA_GENERATED, directory.institutions[0], by=None, **details)
        index_all(*WHO_IS_WHO)
    waiting = gatherings(seed, serials)
    while batch := list(islice(waiting, BATCH)):
        with transaction.atomic():
            Batch(seed, batch, directory).save()
        reset_queries()  # with DEBUG they would pile up
        yield len(batch)


class Batch:
    """Some meetings on their way into the tables, parents before children."""

    def __init__(self, seed: int, held: list[Gathering], directory: Directory) -> None:
        self.seed, self.held, self.directory = seed, held, directory

    def save(self) -> None:
        self.meetings = Meeting.objects.bulk_create(map(self.meeting, self.held))
        self.items = self.by_meeting(AgendaItem, "items", self.item)
        self.lines = self.by_meeting(Attendance, "lines", self.line)
        Minutes.objects.bulk_create(
            Minutes(meeting=meeting, **held.minutes)
            for meeting, held in zip(self.meetings, self.held, strict=True)
        )
        directives = self.by_meeting(Directive, "directives", self.directive)
        said = [each for held in self.held for each in held.directives]
        written = [row for meeting in directives for row in meeting]
        addressees = [
            [self.addressee(row, *to) for to in enumerate(each.addressees)]
            for row, each in zip(written, said, strict=True)
        ]
        Addressee.objects.bulk_create(each for of_one in addressees for each in of_one)
        Revision.objects.bulk_create(
            Revision(
                directive=row,
                version=row.version,
                act=Revision.Act.ADDED,
                content=content_of(row, to),
            )
            for row, to in zip(written, addressees, strict=True)
        )
        self.index()

    def index(self) -> None:
        """So many rows are no acts that the index could follow."""
        keys = [meeting.pk for meeting in self.meetings]
        index_directives(Directive.objects.filter(meeting__in=keys))
        index_things(Type.MEETING, Meeting.objects.filter(pk__in=keys))
        index_things(Type.ITEM, AgendaItem.objects.filter(meeting__in=keys))

    def by_meeting(self, model: Any, part: str, make: Any) -> list[list[Any]]:
        """Rows of one part of every meeting, written at once, told apart again."""
        parts = [
            [
                make(number, place, each)
                for place, each in enumerate(getattr(held, part))
            ]
            for number, held in enumerate(self.held)
        ]
        model.objects.bulk_create(row for of_one in parts for row in of_one)
        return parts

    def meeting(self, held: Gathering) -> Meeting:
        series = None if held.forum is None else self.directory.series[held.forum]
        host = self.directory.institutions[held.host]
        return Meeting(series=series, institution=host, **held.fields)

    def item(self, number: int, place: int, fields: dict[str, Any]) -> AgendaItem:
        held = self.held[number]
        topics = self.directory.topics
        key = (-1 if held.forum is None else held.forum, fields["topic"])
        return AgendaItem(
            meeting=self.meetings[number],
            uuid=rows.identity(rows.ITEM, self.seed, held.serial, place),
            number=place + 1,
            position=place + 1,
            **{**fields, "topic": topics.get(key)},
        )

    def line(self, number: int, place: int, line: rows.Line) -> Attendance:
        officials, positions = self.directory.officials, self.directory.positions
        return Attendance(
            meeting=self.meetings[number],
            uuid=rows.identity(rows.LINE, self.seed, self.held[number].serial, place),
            official=None if line.person is None else officials[line.person],
            position=None if line.office is None else positions[line.office],
            represents=None if line.represents is None else positions[line.represents],
            order=place + 1,
            **line.fields,
        )

    def directive(self, number: int, place: int, said: rows.Spoken) -> Directive:
        meeting, held = self.meetings[number], self.held[number]
        lines, items = self.lines[number], self.items[number]
        return Directive(
            meeting=meeting,
            meeting_classification=meeting.classification,
            uuid=rows.identity(rows.DIRECTIVE, self.seed, held.serial, place),
            speaker=None if said.speaker is None else lines[said.speaker],
            agenda_item=None if said.item is None else items[said.item],
            number=place + 1,
            position=place + 1,
            **said.fields,
        )

    def addressee(
        self, directive: Directive, order: int, to: tuple[str, Any]
    ) -> Addressee:
        kind, which = to
        people = self.directory
        links: dict[str, Any] = {"group": which}
        if kind == "institution":
            links = {"institution": people.institutions[which]}
        elif kind == "position":
            links = {"position": people.positions[which]}
        return Addressee(directive=directive, order=order, **links)
