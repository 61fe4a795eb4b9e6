"""The records that the bench prints."""

from __future__ import annotations

from dataclasses import replace

from meetings.agenda.models import Meeting
from meetings.demo.loading import SEED_MEETING, identity
from meetings.generate.writing import MARKED
from meetings.minutes.models import Directive
from meetings.minutes.reading import read_with
from meetings.minutes.record import Record, Section

PARTS = 23  # meetings in the long document: about seventy pages


def generated():
    """The meetings that the generator has made, oldest first."""
    return Meeting.objects.filter(uuid__range=MARKED).order_by("pk")


def seed_record() -> Record:
    """The demo's real rakor."""
    return complete(Meeting.objects.get(uuid=identity(SEED_MEETING)))


def short_record() -> Record:
    """A generated meeting, cut to three or four pages."""
    record = complete(generated()[0])
    return replace(record, attendees=record.attendees[:12], agenda=record.agenda[:2])


def long_record() -> Record:
    """Some generated meetings as if they had been one."""
    first, *others = [complete(meeting) for meeting in generated()[:PARTS]]
    sections = [*first.agenda, *(each for other in others for each in other.agenda)]
    numbered: list[Section] = [
        replace(section, id=number, number=number)
        for number, section in enumerate(sections, start=1)
    ]
    return replace(first, agenda=tuple(numbered))


def complete(meeting: Meeting) -> Record:
    return read_with(meeting, Directive.objects.current())
