"""Directives and meetings as the API tells them. Plain data in, plain data out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from meetings.access.classification import Classification
from meetings.agenda.models import Meeting
from meetings.agenda.roll import Attendee
from meetings.minutes.record import Item, Record, Section
from meetings.minutes.said import Said

Data = dict[str, Any]
Became = Mapping[int, list[Data]]  # by key of the directive (``became.py``)


def choice(slug: str, label: str) -> Data:
    return {"slug": slug, "label": label}


def class_of(value: int) -> Data:
    known = Classification(value)
    return choice(known.name.lower(), str(known.label))


def named(row: Any) -> Data | None:
    return {"id": row.pk, "name": str(row)} if row else None


def reference(meeting: Meeting) -> Data:
    return {"id": meeting.pk, "title": meeting.title, "date": meeting.date}


def directive_of(
    item: Item, speaker: Attendee | None, meeting: Meeting, site: str
) -> Data:
    return {
        "id": item.id,
        "url": site + reverse("minutes:directive", args=[item.id]),
        "meeting": reference(meeting),
        "speaker": (speaker.introduction or None) if speaker else None,
        "official_id": speaker.official_id if speaker else None,
        "position_id": speaker.position_id if speaker else None,
        "kind": choice(item.kind, item.kind_label),
        "text": item.text,
        "quote": item.quote or None,
        "addressees": list(item.addressees),
        "institutions": [{"id": b.id, "name": b.name} for b in item.institutions],
        "classification": class_of(item.classification),
    }


def told_of(said: Said, became: Became, site: str) -> Data:
    """A directive by itself: its number in the record would betray gaps."""
    data = directive_of(said.item, said.speaker, said.meeting, site)
    return data | {
        "agenda_item": said.agenda_item or None,
        "topic_id": said.topic_id,
        "follow_ups": became.get(said.item.id, []),
    }


def summary_of(meeting: Meeting, site: str) -> Data:
    return {
        **reference(meeting),
        "url": site + meeting.get_absolute_url(),
        "number": meeting.number or None,
        "period": meeting.period or None,
        "series": named(meeting.series),
        "institution": named(meeting.institution),
        "status": choice(meeting.status, str(meeting.get_status_display())),
        "place": meeting.place or None,
        "classification": class_of(meeting.classification),
    }


def record_of(meeting: Meeting, record: Record, became: Became, site: str) -> Data:
    """The whole record; its own words win over those of the row."""
    return summary_of(meeting, site) | {
        "title": record.title,
        "number": record.number or None,
        "period": record.period or None,
        "place": record.place or None,
        "classification": class_of(record.classification),
        "time": record.time or None,
        "mode": record.mode_label,
        "minutes_state": choice(record.minutes_state, record.minutes_state_label),
        "opening": record.opening or None,
        "closing": record.closing or None,
        "attendees": [attendee(each) for each in record.attendees],
        "agenda": [agenda_item(each) for each in record.agenda],
        "directives": directives_of(meeting, record, became, site),
    }


def directives_of(
    meeting: Meeting, record: Record, became: Became, site: str
) -> list[Data]:
    """In printed order, decisions of the meeting last."""
    titles = {section.id: section for section in record.agenda}
    spoken: list[tuple[Item, Attendee | None, Section | None]] = [
        (item, turn.speaker, section)
        for section in record.sections
        for turn in section.turns
        for item in turn.items
    ]
    spoken += [
        (item, None, titles.get(item.agenda_item or 0)) for item in record.decisions
    ]
    return [
        directive_of(item, speaker, meeting, site)
        | {"number": item.number, "follow_ups": became.get(item.id, [])}
        | under(at)
        for item, speaker, at in spoken
    ]


def under(section: Section | None) -> Data:
    title = section.title if section else ""
    topic = section.topic_id if section else None
    return {"agenda_item": title or None, "topic_id": topic}


def attendee(line: Attendee) -> Data:
    """Without service numbers, and without notes."""
    return {
        "name": line.ranked_name or None,
        "office": line.office or None,
        "institution": line.institution or None,
        "represents": line.represents or None,
        "role": choice(line.role, line.role_label),
        "status": choice(line.status, line.status_label),
        "mode": line.mode_label or None,
        "official_id": line.official_id,
        "position_id": line.position_id,
    }


def agenda_item(section: Section) -> Data:
    return {
        "number": section.number,
        "title": section.title,
        "topic": section.topic or None,
        "topic_id": section.topic_id,
    }
