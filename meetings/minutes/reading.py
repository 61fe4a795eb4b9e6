"""The one path from the tables to the record that a reader may see."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from django.db import models
from django.db.models import Prefetch

from meetings.access.classification import Classification
from meetings.agenda.models import AgendaItem, Attachment, Attendance, Meeting
from meetings.agenda.roll import Attendee, attendee_of, totals_of
from meetings.minutes.heading import invitation, letterhead
from meetings.minutes.models import Addressee, Directive, Edition, Minutes
from meetings.minutes.record import (
    Body,
    Item,
    Photo,
    Record,
    Section,
    Turn,
)
from meetings.minutes.revisions import ordinal_word
from meetings.minutes.snapshot import only, renumbered, thaw
from meetings.minutes.standing import ANSWERS, State, standing_of

Role = Attendance.Role


def read(meeting: Meeting, user: Any, carried: Iterable[int] = ()) -> Record:
    """The record of the meeting with what the user may see of it, numbered for them.

    Of issued minutes it is the newest edition, frozen; ``carried`` are the keys of the
    follow-ups of earlier meetings that may be shown of it.
    """
    directives = Directive.objects.visible_to(user)
    papers = Attachment.objects.visible_to(user)
    if not is_issued(meeting):
        return renumbered(read_with(meeting, directives, papers))
    edition: Any = meeting.editions.order_by("number").last()
    return shown(
        edition,
        directives=directives.filter(meeting=meeting).values_list("pk", flat=True),
        photos=papers.filter(meeting=meeting).values_list("pk", flat=True),
        carried=carried,
    )


def read_many(
    meetings: Sequence[Meeting], user: Any, carried: Iterable[int] = ()
) -> list[Record]:
    """As ``read``, for many meetings in as many queries as for one."""
    models.prefetch_related_objects(
        meetings,
        "attendance",
        Prefetch("agenda_items", AgendaItem.objects.select_related("topic")),
    )
    visible = Directive.objects.visible_to(user).filter(meeting__in=meetings)
    said = by_meeting(with_all_printed(visible.in_order()))
    pictures = by_meeting(chosen(Attachment.objects.visible_to(user), meetings))
    issued = [each for each in meetings if is_issued(each)]
    # In their order, so that the newest of each meeting stays.
    editions = Edition.objects.filter(meeting__in=issued).order_by("number")
    newest = {edition.meeting_id: edition for edition in editions}

    def record(meeting: Meeting) -> Record:
        own, photos = said[meeting.pk], pictures[meeting.pk]
        if meeting.pk in newest:
            said_keys, photo_keys = ([e.pk for e in rows] for rows in (own, photos))
            edition = newest[meeting.pk]
            return shown(edition, said_keys, photo_keys, carried)
        items = meeting.agenda_items.all()
        return renumbered(record_of(meeting, items, own, photos))

    return [record(meeting) for meeting in meetings]


def shown(
    edition: Edition,
    directives: Iterable[int],
    photos: Iterable[int],
    carried: Iterable[int],
) -> Record:
    """The frozen record with what has these keys."""
    seen, pictures, duties = set(directives), set(photos), set(carried)
    record = thaw(edition.content["record"])
    kept = tuple(photo for photo in record.photos if photo.id in pictures)
    record = only(
        record, lambda item: item.id in seen, carried=lambda duty: duty.id in duties
    )
    return replace(record, photos=kept)


def read_all(meeting: Meeting) -> Record:
    """The whole record, of every class: what is approved and issued."""
    directives = Directive.objects.current()
    return read_with(meeting, directives, Attachment.objects.filter(removed_at=None))


def is_issued(meeting: Meeting) -> bool:
    minutes = getattr(meeting, "minutes", None)
    return minutes is not None and minutes.state == Minutes.State.ISSUED


def read_with(meeting: Meeting, directives: Any, papers: Any = None) -> Record:
    """The record with those directives and attachments (querysets) that are its own."""
    said = list(with_all_printed(directives.filter(meeting=meeting).in_order()))
    pictures = [] if papers is None else list(chosen(papers, [meeting]))
    items = meeting.agenda_items.select_related("topic")
    return record_of(meeting, items, said, pictures)


def with_all_printed(directives: Any) -> Any:
    """Directives (a queryset) with what ``item_of`` reads of each."""
    named = Addressee.objects.select_related("institution", "position__institution")
    return directives.prefetch_related(Prefetch("addressees", queryset=named), ANSWERS)


def chosen(papers: Any, meetings: Iterable[Meeting]) -> Any:
    """The photos for the minutes, in the order in which they were uploaded."""
    return papers.photos().filter(meeting__in=meetings).order_by("pk")


def by_meeting(rows: Iterable[Any]) -> defaultdict[int, list[Any]]:
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.meeting_id].append(row)
    return found


def record_of(
    meeting: Meeting,
    items: Iterable[AgendaItem],
    said: list[Directive],
    pictures: list[Attachment],
) -> Record:
    """The record of the meeting from its rows, each list in order."""
    attendees = tuple(attendee_of(line) for line in meeting.attendance.all())
    minutes = getattr(meeting, "minutes", None) or Minutes()
    agenda = [section(item, turns(said, attendees, item.pk)) for item in items]
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
        photos=tuple(
            Photo(id=each.pk, title=each.title, picture=each.preview.name or "")
            for each in pictures
        ),
        opening=minutes.opening,
        closing=minutes.closing,
        source_note=minutes.source_note,
        minutes_state=minutes.state,
        minutes_state_label=str(minutes.get_state_display()),
        iso_date=meeting.date.isoformat() if meeting.date else "",
        iso_end_date=meeting.end_date.isoformat() if meeting.end_date else "",
        own_classification=meeting.classification,
    )


def item_of(directive: Directive) -> Item:
    """A directive in the words that are printed."""
    label = str(directive.get_classification_display())
    to = directive.addressees.all()
    standing = standing_of(directive)
    return Item(
        id=directive.pk,
        number=directive.number,
        kind=directive.kind,
        kind_label=str(directive.get_kind_display()),
        ordinal=directive.ordinal,
        ordinal_word=ordinal_word(directive.ordinal),
        text=directive.text,
        quote=directive.quote,
        addressees=tuple(str(each) for each in to),
        classification=directive.classification,
        classification_label=label,
        agenda_item=directive.agenda_item_id,
        groups=tuple(each.group for each in to if each.group),
        lapsed=tuple(str(each) for each in to if each.has_lapsed),
        confirmed_on=standing.date if standing.state == State.CONFIRMED else "",
        # Who raised its class since has taken it from the public page.
        proposed=standing.state == State.PROPOSED and not directive.classification,
        institutions=bodies_of(to),
    )


def bodies_of(addressees: Iterable[Addressee]) -> tuple[Body, ...]:
    """The institutions behind the addressees, each once."""
    found = (
        each.institution or (each.position.institution if each.position else None)
        for each in addressees
    )
    return tuple(
        dict.fromkeys(Body(body.pk, body.name) for body in found if body is not None)
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
