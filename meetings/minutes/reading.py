"""The one path from the tables to the record that a reader may see."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.db.models import Prefetch
from django.utils.formats import date_format

from meetings.access.classification import Classification
from meetings.agenda.models import AgendaItem, Attachment, Attendance, Meeting
from meetings.agenda.roll import Attendee, attendee_of, totals_of
from meetings.directory.models import Institution, Stationery
from meetings.minutes.models import Addressee, Directive, Minutes
from meetings.minutes.record import (
    Item,
    Letterhead,
    Photo,
    Record,
    Section,
    Turn,
)
from meetings.minutes.revisions import ordinal_word

Role = Attendance.Role


def read(meeting: Meeting, user: Any) -> Record:
    """The record of the meeting with what the user may see of it."""
    return read_with(
        meeting,
        Directive.objects.visible_to(user),
        Attachment.objects.visible_to(user),
    )


def read_with(meeting: Meeting, directives: Any, papers: Any = None) -> Record:
    """The record with those directives and attachments (querysets) that are its own."""
    attendees = tuple(attendee_of(line) for line in meeting.attendance.all())
    named = Addressee.objects.select_related("institution", "position")
    said = list(
        directives.filter(meeting=meeting)
        .in_order()
        .prefetch_related(Prefetch("addressees", queryset=named))
    )
    minutes = getattr(meeting, "minutes", None) or Minutes()
    agenda = [
        section(item, turns(said, attendees, item.pk))
        for item in meeting.agenda_items.select_related("topic")
    ]
    classification = max([meeting.classification, *(d.classification for d in said)])
    return Record(
        id=meeting.pk,
        title=meeting.title,
        series=meeting.series.name if meeting.series else "",
        legal_basis=meeting.series.legal_basis if meeting.series else "",
        number=meeting.number,
        period=meeting.period,
        date=meeting.date_text,
        time=meeting.time_text,
        place=meeting.place,
        mode=meeting.mode,
        mode_label=str(meeting.get_mode_display()).lower(),
        invitation=invitation(meeting),
        status=meeting.status,
        status_label=str(meeting.get_status_display()),
        classification=classification,
        classification_label=str(Classification(classification).label),
        organizer=meeting.institution.name,
        letterhead=letterhead(meeting.institution),
        chair=first(attendees, Role.CHAIR),
        secretary=first(attendees, Role.SECRETARY),
        recorder=first(attendees, Role.RECORDER),
        attendees=attendees,
        totals=totals_of(attendees),
        agenda=tuple(agenda),
        unassigned=unassigned(turns(said, attendees, None)),
        decisions=tuple(item_of(d) for d in said if d.speaker_id is None),
        photos=photos(meeting, papers),
        opening=minutes.opening,
        closing=minutes.closing,
        source_note=minutes.source_note,
        minutes_state=minutes.state,
        minutes_state_label=str(minutes.get_state_display()),
        day=f"{meeting.date:%Y-%m-%d}" if meeting.date else "",
    )


def photos(meeting: Meeting, papers: Any) -> tuple[Photo, ...]:
    """Those chosen for the minutes, in the order in which they were uploaded."""
    if papers is None:
        return ()
    chosen = papers.photos().filter(meeting=meeting).order_by("pk")
    return tuple(
        Photo(id=each.pk, title=each.title, picture=each.preview.name)
        for each in chosen
    )


def item_of(directive: Directive) -> Item:
    """A directive in the words that are printed."""
    label = str(directive.get_classification_display())
    return Item(
        id=directive.pk,
        number=directive.number,
        kind=directive.kind,
        kind_label=str(directive.get_kind_display()),
        ordinal=directive.ordinal,
        ordinal_word=ordinal_word(directive.ordinal),
        text=directive.text,
        quote=directive.quote,
        addressees=tuple(str(each) for each in directive.addressees.all()),
        classification=directive.classification,
        classification_label=label,
    )


def turns(
    said: list[Directive], attendees: Iterable[Attendee], agenda_item: int | None
) -> tuple[Turn, ...]:
    """What was said under an agenda item, cut where the speaker changes."""
    by_id = {attendee.id: attendee for attendee in attendees}
    here = [
        directive
        for directive in said
        if directive.speaker_id and directive.agenda_item_id == agenda_item
    ]
    return tuple(
        Turn(speaker=by_id.get(speaker), items=tuple(item_of(each) for each in group))
        for speaker, group in groupby(here, key=lambda directive: directive.speaker_id)
    )


def section(item: AgendaItem, spoken: tuple[Turn, ...]) -> Section:
    return Section(
        id=item.pk,
        number=item.number,
        title=item.title,
        description=item.description,
        topic=item.topic.title if item.topic else "",
        topic_id=item.topic_id,
        turns=spoken,
    )


def unassigned(spoken: tuple[Turn, ...]) -> Section | None:
    """What was said under no agenda item, if anything was."""
    if not spoken:
        return None
    return Section(id=0, number=None, title="", description="", topic="", turns=spoken)


def first(attendees: Iterable[Attendee], role: str) -> Attendee | None:
    return next((each for each in attendees if each.role == role), None)


def invitation(meeting: Meeting) -> str:
    """``Nomor 005/12/2024, 20 November 2024``, as far as it is known."""
    number, day = meeting.invitation_number, meeting.invitation_date
    return joined(
        f"Nomor {number}" if number else "", date_format(day, "j F Y") if day else ""
    )


def joined(*parts: str) -> str:
    """The parts that are there, with a comma between them."""
    return ", ".join(part for part in parts if part)


def letterhead(institution: Institution) -> Letterhead:
    """The institution's own letterhead; without one, its names and plain A4."""
    paper = getattr(institution, "stationery", None) or Stationery()
    parent = institution.parent
    government = paper.government or (parent.name if parent else "")
    postal_code = f"Kode Pos {paper.postal_code}" if paper.postal_code else ""
    contacts = {"Telepon": paper.phone, "Pos-el": paper.email, "Laman": paper.website}
    return Letterhead(
        government=government.upper(),
        institution=(paper.institution_line or institution.name).upper(),
        address=joined(paper.address, postal_code),
        contacts=tuple(
            f"{label} {value}" for label, value in contacts.items() if value
        ),
        logo=paper.logo.name or "",
        paper=paper.paper,
        margin_top=paper.margin_top,
        margin_right=paper.margin_right,
        margin_bottom=paper.margin_bottom,
        margin_left=paper.margin_left,
        recorder_signs=paper.recorder_signs,
    )
