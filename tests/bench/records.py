"""The records that the bench prints."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from meetings.agenda.models import Meeting
from meetings.agenda.roll import Attendee
from meetings.demo.loading import SEED_MEETING, identity
from meetings.documents.bundle import Bundle
from meetings.documents.extract import by_speaker, speakers_in
from meetings.documents.invitation import Letter
from meetings.documents.kinds import KINDS, Source
from meetings.documents.letter import letter_of
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
    agenda = record.agenda[:2]
    heard = [turn.speaker for section in agenda for turn in section.turns]
    named = [record.chair, record.secretary, record.recorder, *heard]
    there = dict.fromkeys(each for each in named if each)
    return replace(record, attendees=tuple(there)[:12], agenda=agenda)


def long_record() -> Record:
    """Some generated meetings as if they had been one."""
    first, *others = [complete(meeting) for meeting in generated()[:PARTS]]
    sections = [*first.agenda, *(each for other in others for each in other.agenda)]
    numbered: list[Section] = [
        replace(spoken_by(section, first.attendees), id=number, number=number)
        for number, section in enumerate(sections, start=1)
    ]
    return replace(first, agenda=tuple(numbered))


def spoken_by(section: Section, people: tuple[Attendee, ...]) -> Section:
    """The same, said by people who are on the list."""
    turns = (
        replace(turn, speaker=people[number % len(people)])
        for number, turn in enumerate(section.turns)
    )
    return replace(section, turns=tuple(turns))


def complete(meeting: Meeting) -> Record:
    return read_with(meeting, Directive.objects.current())


def sources() -> dict[str, Any]:
    """What each kind of paper is made of, by its slug: one whole generated meeting.

    The bundle binds that and the demo's rakor.
    """
    meeting = generated()[0]
    record = complete(meeting)
    speaker = speakers_in(record)[0].id
    bundle = Bundle(record.series, "", record.letterhead, (seed_record(), record))
    made: dict[Source, Any] = {
        Source.RECORD: record,
        Source.EXTRACT: by_speaker(record, speaker),
        Source.LETTER: letter_to_print(meeting),
        Source.BUNDLE: bundle,
    }
    return {slug: made[kind.source] for slug, kind in KINDS.items()}


def letter_to_print(meeting: Meeting) -> Letter:
    """The meeting's letter, with number and date where it had none."""
    letter = letter_of(meeting)
    return replace(
        letter,
        number=letter.number or "005/1/2026",
        place_and_date=letter.place_and_date or "Arunika, 5 Januari 2026",
    )
