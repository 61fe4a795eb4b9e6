"""A feed as Atom (RFC 4287) and as a calendar (RFC 5545); the same data, same bytes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from itertools import groupby

from django.template.defaultfilters import linebreaksbr
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html
from django.utils.text import Truncator
from icalendar import Calendar, Event

from meetings.agenda.calendar_file import PRODUCT, add_times, printable
from meetings.agenda.models import Meeting
from meetings.archive.feeding import Entry
from meetings.archive.models import SavedSearch
from meetings.wording import one_line

Address = Callable[[str], str]  # path → the whole address
LONGEST_TITLE = 100
QUOTED = 5  # directives in the description of a meeting
UNWRITTEN = "Isi butir belum ditulis."


class Feed(Atom1Feed):
    """Without entries it is as old as its search, not as young as the request."""

    def latest_post_date(self) -> dt.datetime:
        if self.items:
            return super().latest_post_date()
        return self.feed["created_at"]


def atom(
    search: SavedSearch, entries: Sequence[Entry], link: str, address: Address
) -> bytes:
    feed = Feed(
        title=printable(f"Rakor: {search.name}"),
        link=link,
        description="Butir berklasifikasi biasa yang cocok dengan pencarian tersimpan.",
        language="id",
        feed_guid=search.uuid.urn,
        created_at=search.created_at,
    )
    for entry in entries:
        item = entry.said.item
        text = printable(item.text) or UNWRITTEN
        short = Truncator(one_line(text)).chars(LONGEST_TITLE)
        feed.add_item(
            title=f"{item.kind_label}: {short}",
            link=address(reverse("minutes:directive", args=[item.id])),
            description=body(entry, text),
            unique_id=entry.uuid.urn,
            author_name=printable(speaker_of(entry)),
            pubdate=entry.published,
            updateddate=entry.updated,
            categories=(item.kind_label,),
        )
    return feed.writeString("utf-8").encode()


def body(entry: Entry, text: str) -> str:
    """HTML, so that what was typed is escaped."""
    item, meeting = entry.said.item, entry.said.meeting
    quote = f"<blockquote>{linebreaksbr(item.quote)}</blockquote>" if item.quote else ""
    to = f" · kepada {'; '.join(item.addressees)}" if item.addressees else ""
    told = " · ".join(part for part in (str(meeting), meeting.date_text) if part)
    parts = (
        f"<p>{linebreaksbr(text)}</p>",
        quote,
        format_html("<p>{}{}<br>{}</p>", speaker_of(entry), to, told),
    )
    return printable("".join(parts))


def speaker_of(entry: Entry) -> str:
    speaker = entry.said.speaker
    return speaker.introduction if speaker else "Keputusan rapat"


def calendar(search: SavedSearch, entries: Sequence[Entry], address: Address) -> bytes:
    """The meetings in which they were said; one without a date has no place in it."""
    found = Calendar()
    found.add("prodid", PRODUCT)
    found.add("version", "2.0")
    found.add("x-wr-calname", printable(f"Rakor: {search.name}"))
    days: list[dt.date] = []
    # The entries come by day, newest first, but meetings of one day may be mixed.
    ordered = sorted(entries, key=lambda entry: entry.said.meeting.pk)
    for meeting, group in groupby(ordered, key=lambda entry: entry.said.meeting):
        if meeting.date:
            days.append(meeting.date)
            event = event_of(meeting, list(group), address)
            add_times(event, meeting, meeting.date)
            found.add_component(event)
    if days:
        # A zone that is named must be told, too; those of Indonesia never shift.
        found.add_missing_timezones(first_date=min(days), last_date=max(days))
    return found.to_ical()


def event_of(meeting: Meeting, entries: Sequence[Entry], address: Address) -> Event:
    """Without the link to an online room: who holds a token is not invited by it."""
    event = Event()
    event.add("uid", f"{meeting.uuid}@rakor")
    event.add("sequence", meeting.version)
    # Without a METHOD it is when the entry was last changed (RFC 5545, 3.8.7.2).
    event.add("dtstamp", max(e.updated for e in entries).astimezone(dt.UTC))
    event.add("summary", printable(str(meeting)))
    event.add("url", address(meeting.get_absolute_url()))
    if meeting.place:
        event.add("location", printable(meeting.place))
    event.add("description", description(entries))
    cancelled = meeting.status == Meeting.Status.CANCELLED
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    return event


def description(entries: Sequence[Entry]) -> str:
    texts = [one_line(printable(e.said.item.text)) or UNWRITTEN for e in entries]
    lines = [f"– {Truncator(text).chars(300)}" for text in texts[:QUOTED]]
    more = len(entries) - len(lines)
    told = [f"dan {more} butir lain"] if more else []
    return "\n".join([f"{len(entries)} butir yang cocok:", *lines, *told])
