"""The index follows the record: what an act has changed is found as it is now.

``record`` ends every act and tells those who follow (ADR 14). All of it happens in the
act's own transaction, so the index is never older than the record; only the entries of
directives that name a renamed office or institution are made anew right after it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from typing import Any

from django.db import models, transaction
from django.db.models import QuerySet
from django_tasks import task

from meetings.agenda.models import (
    AgendaItem,
    Attachment,
    Attendance,
    Meeting,
    Series,
    Topic,
)
from meetings.archive import readers
from meetings.archive.indexing import BATCH, index_directives, index_readers
from meetings.archive.models import ThingEntry
from meetings.archive.reading_papers import read_paper
from meetings.archive.reindexing import PARTS, index, rows_of
from meetings.archive.things import ROWS, index_things
from meetings.archive.touched import listing, naming
from meetings.audit.models import AuditEvent, Verb
from meetings.audit.trail import followers, queue_up
from meetings.directory.models import Institution, Official, Position
from meetings.followups.models import FollowUp
from meetings.minutes.models import Directive

Type = ThingEntry.Type
# These change nothing that is found.
SILENT = {
    Verb.RECORD_READ,
    Verb.ATTACHMENT_READ,
    Verb.ISSUED_READ,
    Verb.MINUTES_PRINTED,
    Verb.ATTENDANCE_MARKED,
    Verb.ATTENDANCE_MARKED_ALL,
    Verb.ATTENDANCE_MOVED,
    Verb.CHECKED_IN,
    Verb.CHECK_IN_OPENED,
    Verb.CHECK_IN_CLOSED,
    Verb.SIGNED,
    Verb.SIGNATURE_ERASED,
    Verb.INVITATION_PRINTED,
    Verb.INVITATION_MAILED,
    Verb.DIRECTORY_EXPORTED,
    Verb.DATA_GENERATED,
}
# These have two ends: what was merged, and what it was merged into.
MERGES = {Verb.ENTRIES_MERGED, Verb.MERGE_UNDONE}
# Told before the row goes.
REMOVALS = {Verb.ITEM_REMOVED, Verb.SETUP_REMOVED, Verb.ATTENDANCE_REMOVED}
WHO_IS_WHO = (Type.INSTITUTION, Type.POSITION, Type.OFFICIAL)
_paused: ContextVar[bool] = ContextVar("the index does not follow", default=False)


@contextmanager
def paused() -> Iterator[None]:
    """Let the index wait, for who makes much at once and indexes it in the end."""
    before = _paused.set(True)
    try:
        yield
    finally:
        _paused.reset(before)


def follow(event: AuditEvent, target: models.Model) -> None:
    """Bring the entries up to date that the act on the target may have changed."""
    if not _paused.get():
        catch_up(event, target)


def catch_up(event: AuditEvent, target: models.Model) -> None:
    if event.verb == Verb.DEMO_LOADED:
        index_everything()
    elif event.verb == Verb.DIRECTORY_IMPORTED:
        index_all(*WHO_IS_WHO)
    elif event.verb in REMOVALS:
        drop(target)
    elif event.verb in MERGES:
        index_all(*WHO_IS_WHO)
        for pk in (target.pk, event.details["kept"][0]):
            index_later(type(target).__name__.upper(), pk)
            index_lists_later(type(target).__name__.upper(), pk)
    elif event.verb not in SILENT and type(target) in FOLLOWED:
        FOLLOWED[type(target)](target)
        if isinstance(target, Position) and "institution" in event.details.get(
            "changes", ()
        ):
            index_lists_later("POSITION", target.pk)


def index_everything() -> None:
    for part in PARTS:
        index(part, rows_of(part))


def index_all(*kinds: Type) -> None:
    for kind in kinds:
        index_things(kind, ROWS[kind].objects.all())


def of_directive(directive: Directive) -> None:
    """Whom it names also sees its meeting."""
    index_directives(Directive.objects.filter(pk=directive.pk))
    named = readers.of_directives([directive.pk])[directive.pk]
    meeting = ThingEntry.objects.filter(type=Type.MEETING, thing=directive.meeting_id)
    widen(meeting, named)


def of_line(line: Attendance) -> None:
    """Its words are those of a speaker; and who is on the list sees the meeting."""
    index_directives(Directive.objects.filter(speaker=line.pk))
    of_list(line.meeting_id)


def of_list(meeting: int) -> None:
    index_readers(meeting)
    invited = readers.of_meetings({meeting})[meeting]
    widen(ThingEntry.objects.filter(meeting=meeting), invited)


def widen(entries: QuerySet[ThingEntry], badges: set[str]) -> None:
    """Let the entries wear these badges, too. One too many is harmless: the rule
    decides."""
    changed = []
    for entry in entries:
        worn = set(entry.readers.split())
        if not badges <= worn:
            entry.readers = readers.text_of(worn | badges)
            changed.append(entry)
    ThingEntry.objects.bulk_update(changed, ["readers"], batch_size=BATCH)


def of_item(item: AgendaItem) -> None:
    index_directives(Directive.objects.filter(agenda_item=item.pk))
    index_things(Type.ITEM, AgendaItem.objects.filter(pk=item.pk))


def of_meeting(meeting: Meeting) -> None:
    index_directives(Directive.objects.filter(meeting=meeting.pk))
    for kind, rows in of_one(meeting.pk):
        index_things(kind, rows)


def of_one(meeting: int) -> list[tuple[Type, QuerySet[Any]]]:
    """A meeting and what belongs to it, but for its directives."""
    return [
        (Type.MEETING, Meeting.objects.filter(pk=meeting)),
        (Type.ITEM, AgendaItem.objects.filter(meeting=meeting)),
        (Type.PAPER, Attachment.objects.filter(meeting=meeting)),
    ]


def of_paper(paper: Attachment) -> None:
    index_things(Type.PAPER, Attachment.objects.filter(pk=paper.pk))
    transaction.on_commit(partial(read_paper.enqueue, paper.pk))


def of_entry(kind: Type, entry: Any) -> None:
    """Who is who: the entry itself now, what names it in a moment."""
    index_things(kind, ROWS[kind].objects.filter(pk=entry.pk))
    index_later(kind.name, entry.pk)


def of_body(institution: Institution) -> None:
    of_entry(Type.INSTITUTION, institution)
    index_things(Type.POSITION, Position.objects.filter(institution=institution.pk))


def of_office(position: Position) -> None:
    of_entry(Type.POSITION, position)
    holders = Official.objects.filter(appointments__position=position.pk)
    index_things(Type.OFFICIAL, holders.distinct())


def of_official(official: Official) -> None:
    of_entry(Type.OFFICIAL, official)


def drop(target: models.Model) -> None:
    """Take out the entry of a row that is about to go."""
    for kind, model in ROWS.items():
        if isinstance(target, model):
            ThingEntry.objects.filter(type=kind, thing=target.pk).delete()


def index_later(name: str, pk: int) -> None:
    """Make the entries anew that name the thing, once the act is done.

    They may be many thousands, and whoever renames an office does not wait for them.
    """
    if naming(name, pk).exists():
        transaction.on_commit(partial(index_naming.enqueue, name, pk))


@task
def index_naming(name: str, pk: int) -> None:
    keys = list(naming(name, pk).order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), BATCH):
        with transaction.atomic():
            queue_up()  # nobody changes them between reading and writing
            some = keys[start : start + BATCH]
            index_directives(Directive.objects.filter(pk__in=some))
            seen = Meeting.objects.filter(directives__in=some).distinct()
            index_things(Type.MEETING, seen)


def index_lists_later(name: str, pk: int) -> None:
    """Whose list names it is seen by others now."""
    if listing(name, pk).exists():
        transaction.on_commit(partial(index_lists.enqueue, name, pk))


@task
def index_lists(name: str, pk: int) -> None:
    for meeting in list(listing(name, pk).values_list("pk", flat=True)):
        with transaction.atomic():
            queue_up()
            of_list(meeting)


def of_duty(followup: FollowUp) -> None:
    of_directive(followup.directive)


FOLLOWED: dict[type[models.Model], Callable[[Any], None]] = {
    Directive: of_directive,
    Attendance: of_line,
    AgendaItem: of_item,
    Meeting: of_meeting,
    Attachment: of_paper,
    FollowUp: of_duty,
    Institution: of_body,
    Position: of_office,
    Official: of_official,
    Series: lambda series: index_later("SERIES", series.pk),
    Topic: lambda topic: index_later("TOPIC", topic.pk),
}


def start() -> None:
    """Called once, when the app is ready."""
    if follow not in followers:
        followers.append(follow)
