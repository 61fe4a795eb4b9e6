"""Meetings, agenda items, files and who is who as entries of the index."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import QuerySet

from meetings.access.badges import EVERYBODY
from meetings.agenda.models import AgendaItem, Attachment, Meeting
from meetings.archive.indexing import BATCH, learn
from meetings.archive.keys import key_of
from meetings.archive.models import PaperText, ThingEntry
from meetings.archive.readers import of_asked, of_meetings, text_of
from meetings.archive.words import passage, surface
from meetings.directory.models import Institution, Official, Position

Type = ThingEntry.Type
ALWAYS = dt.date.max  # who is who is never older than a meeting


def index_things(kind: Type, rows: QuerySet[Any]) -> int:
    """Make the entries of these rows anew; what is no longer there loses its own.

    Returns how many rows were looked at.
    """
    keys = list(rows.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), BATCH):
        some = keys[start : start + BATCH]
        ThingEntry.objects.filter(type=kind, thing__in=some).delete()
        entries = list(MAKERS[kind](some))
        ThingEntry.objects.bulk_create(entries)
        learn(entry.surface for entry in entries)
    return len(keys)


def entry(
    kind: Type,
    row: Any,
    title: str,
    note: str = "",
    *,
    own: Iterable[str],
    around: Iterable[str] = (),
    meeting: Meeting | None = None,
    badges: Iterable[str] = (EVERYBODY,),
) -> ThingEntry:
    date = meeting.date if meeting else None
    own, around = list(own), list(around)
    return ThingEntry(
        key=key_of(meeting.date if meeting else ALWAYS, row.pk, kind),
        date=date,
        type=kind,
        thing=row.pk,
        meeting=meeting,
        title=title[:300],
        note=note[:300],
        body=passage(*own),
        context=passage(*around),
        surface=surface(*own, *around),
        readers=text_of(badges),
    )


def meetings(keys: list[int]) -> Iterable[ThingEntry]:
    rows = Meeting.objects.filter(pk__in=keys).select_related("series", "institution")
    invited, asked = of_meetings(keys), of_asked(keys)
    for row in rows:
        series = row.series.name if row.series else ""
        own = (row.title, row.period, row.number)
        around = (series, row.institution.name, row.place, row.date_text)
        yield entry(
            Type.MEETING,
            row,
            str(row),
            row.date_text,
            own=own,
            around=around,
            meeting=row,
            badges=invited[row.pk] | asked[row.pk],
        )


def items(keys: list[int]) -> Iterable[ThingEntry]:
    rows = AgendaItem.objects.filter(pk__in=keys).select_related("meeting", "topic")
    invited = of_meetings({row.meeting_id for row in rows})
    for row in rows:
        topic = row.topic.title if row.topic else ""
        yield entry(
            Type.ITEM,
            row,
            row.title,
            str(row.meeting),
            own=(row.title, row.description, topic),
            around=(row.meeting.title,),
            meeting=row.meeting,
            badges=invited[row.meeting_id],
        )


def papers(keys: list[int]) -> Iterable[ThingEntry]:
    kept = Attachment.objects.filter(pk__in=keys, removed_at=None)
    rows = kept.select_related("meeting")
    invited = of_meetings({row.meeting_id for row in rows})
    texts = dict(
        PaperText.objects.filter(attachment__in=keys).values_list("attachment", "text")
    )
    for row in rows:
        yield entry(
            Type.PAPER,
            row,
            row.title,
            str(row.meeting),
            own=(row.title, row.name, texts.get(row.pk, "")),
            around=(row.get_kind_display(), row.meeting.title),
            meeting=row.meeting,
            badges=invited[row.meeting_id],
        )


def officials(keys: list[int]) -> Iterable[ThingEntry]:
    rows = Official.objects.filter(pk__in=keys, merged_into=None)
    for row in rows.prefetch_related("appointments__position"):
        held = list(dict.fromkeys(str(a.position) for a in row.appointments.all()))
        note = "; ".join(held[:3])
        yield entry(Type.OFFICIAL, row, str(row), note, own=(str(row),), around=held)


def positions(keys: list[int]) -> Iterable[ThingEntry]:
    rows = Position.objects.filter(pk__in=keys, merged_into=None)
    for row in rows.select_related("institution"):
        body = row.institution
        yield entry(
            Type.POSITION,
            row,
            row.name,
            body.name,
            own=(row.name, row.short_name),
            around=(body.name, body.short_name),
        )


def institutions(keys: list[int]) -> Iterable[ThingEntry]:
    rows = Institution.objects.filter(pk__in=keys, merged_into=None)
    for row in rows:
        note = str(row.get_kind_display())
        own = (row.name, row.short_name)
        yield entry(Type.INSTITUTION, row, row.name, note, own=own)


MAKERS: dict[Type, Callable[[list[int]], Iterable[ThingEntry]]] = {
    Type.MEETING: meetings,
    Type.ITEM: items,
    Type.PAPER: papers,
    Type.OFFICIAL: officials,
    Type.POSITION: positions,
    Type.INSTITUTION: institutions,
}
ROWS: dict[Type, Any] = {
    Type.MEETING: Meeting,
    Type.ITEM: AgendaItem,
    Type.PAPER: Attachment,
    Type.OFFICIAL: Official,
    Type.POSITION: Position,
    Type.INSTITUTION: Institution,
}
