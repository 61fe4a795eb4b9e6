"""A meeting as an entry of any calendar: ``.ics`` (RFC 5545)."""

from __future__ import annotations

import datetime as dt
import re
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from meetings.access.classification import Classification
from meetings.agenda.models import Meeting

PRODUCT = "-//Rakor//Rapat koordinasi//ID"
# What XML and calendars have no way to say.
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")


def calendar_of(meeting: Meeting, url: str, now: dt.datetime) -> bytes:
    """The same UID for ever, and a sequence that rises with every change.

    Without a clock time the entry takes the whole day; without an end it takes no
    length. Raises ValueError for a meeting without a date.
    """
    if meeting.date is None:
        raise ValueError("A calendar has no place for a meeting without a date.")
    event = Event()
    event.add("uid", f"{meeting.uuid}@rakor")
    event.add("sequence", meeting.version)
    event.add("dtstamp", now.astimezone(dt.UTC))
    event.add("summary", str(meeting))
    event.add("url", url)
    if meeting.place:
        event.add("location", meeting.place)
    if meeting.link:
        event.add("description", f"Tautan rapat daring: {meeting.link}")
    cancelled = meeting.status == Meeting.Status.CANCELLED
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    ordinary = meeting.classification == Classification.ORDINARY
    event.add("class", "PUBLIC" if ordinary else "CONFIDENTIAL")
    add_times(event, meeting, meeting.date)
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if cancelled else "PUBLISH")
    calendar.add_component(event)
    # A zone that is named must be told, too; those of Indonesia never shift.
    calendar.add_missing_timezones(first_date=meeting.date, last_date=meeting.date)
    return calendar.to_ical()


def printable(text: str) -> str:
    return UNPRINTABLE.sub(" ", text)


def add_times(event: Event, meeting: Meeting, day: dt.date) -> None:
    """When it starts and ends, as much as is known of it."""
    last = meeting.end_date or day
    if meeting.starts_at is None:
        event.add("dtstart", day)
        # The end of a whole day is the day after it.
        event.add("dtend", last + dt.timedelta(days=1))
        return
    event.add("dtstart", meeting.starts_at)
    if meeting.end_time:
        zone = ZoneInfo(meeting.zone)
        event.add("dtend", dt.datetime.combine(last, meeting.end_time, tzinfo=zone))
