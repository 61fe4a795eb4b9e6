"""Rows of the record become entries of the index, inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Prefetch, QuerySet

from meetings.archive import readers
from meetings.archive.keys import key_of
from meetings.archive.models import DirectiveEntry, Word
from meetings.archive.words import passage, surface
from meetings.minutes.models import Addressee, Directive

ANALYSER = 3  # raise it when a row gives another entry: reindex then starts anew
BATCH = 500
SHORTEST_WORD, LONGEST_WORD = 4, 60


def index_directives(directives: QuerySet[Directive]) -> int:
    """Make the entries of these directives anew; removed ones lose theirs.

    Returns how many entries there are now.
    """
    keys = list(directives.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), BATCH):
        of_one_batch(keys[start : start + BATCH])
    return len(keys)


def of_one_batch(keys: list[int]) -> None:
    DirectiveEntry.objects.filter(directive__in=keys).delete()
    entries = entries_of(keys)
    DirectiveEntry.objects.bulk_create(entries)
    learn(entry.surface for entry in entries)


def entries_of(keys: list[int]) -> list[DirectiveEntry]:
    """The entries of the directives with these keys, as the record is now."""
    rows = list(with_context(keys))
    invited = readers.of_meetings({row.meeting_id for row in rows})
    named, spoken = readers.of_directives(keys), readers.of_speakers(keys)
    entries = [entry_of(row) for row in rows]
    for row, entry in zip(rows, entries, strict=True):
        entry.readers = readers.text_of(
            invited[row.meeting_id] | named[row.pk] | spoken[row.pk]
        )
    return entries


def with_context(keys: list[int]) -> QuerySet[Directive]:
    to = Addressee.objects.select_related("institution", "position")
    return (
        Directive.objects.current()
        .filter(pk__in=keys)
        .select_related("meeting__series", "speaker", "agenda_item__topic")
        .prefetch_related(Prefetch("addressees", queryset=to))
    )


def entry_of(directive: Directive) -> DirectiveEntry:
    """The entry of one directive but for its readers; the database is not asked."""
    meeting, line, item = directive.meeting, directive.speaker, directive.agenda_item
    own = (directive.text, directive.quote)
    around = context_of(directive)
    return DirectiveEntry(
        key=key_of(meeting.date, directive.pk),
        directive=directive,
        date=meeting.date,
        year=meeting.date.year if meeting.date else None,
        meeting=meeting,
        classification=directive.classification,
        kind=directive.kind,
        series=meeting.series_id,
        topic=item.topic_id if item else None,
        official=line.official_id if line else None,
        position=line.position_id if line else None,
        represents=line.represents_id if line else None,
        body=passage(*own),
        context=passage(*around),
        surface=surface(*own, *around),
    )


def context_of(directive: Directive) -> list[str]:
    """Who said it, to whom, under which matter, in which meeting."""
    meeting, line, item = directive.meeting, directive.speaker, directive.agenda_item
    said: list[str] = [directive.get_kind_display()]
    if line:
        said += [line.name, line.office_text]
        said += [line.institution, line.represents_office]
    said += [str(each) for each in directive.addressees.all()]
    if item:
        said += [item.title, item.topic.title if item.topic else ""]
    said += [meeting.title, meeting.period, meeting.date_text]
    return [*said, meeting.series.name if meeting.series else ""]


def index_readers(meeting: int) -> None:
    """Let the directives of a meeting wear the badges that they now should."""
    entries = list(DirectiveEntry.objects.filter(meeting=meeting))
    invited = readers.of_meetings({meeting})[meeting]
    keys = [entry.directive_id for entry in entries]
    named, spoken = readers.of_directives(keys), readers.of_speakers(keys)
    changed = []
    for entry in entries:
        pk = entry.directive_id
        worn = readers.text_of(invited | named[pk] | spoken[pk])
        if worn != entry.readers:
            entry.readers = worn
            changed.append(entry)
    DirectiveEntry.objects.bulk_update(changed, ["readers"], batch_size=BATCH)


def learn(surfaces: Iterable[str]) -> None:
    """Keep the words that occur, for who mistypes one later."""
    said = {word for text in surfaces for word in text.split() if worth(word)}
    known = set()
    ordered = sorted(said)
    for start in range(0, len(ordered), BATCH):
        some = ordered[start : start + BATCH]
        known |= set(Word.objects.filter(pk__in=some).values_list("pk", flat=True))
    Word.objects.bulk_create(
        (Word(word=word, length=len(word)) for word in ordered if word not in known),
        ignore_conflicts=True,
    )


def worth(word: str) -> bool:
    return SHORTEST_WORD <= len(word) <= LONGEST_WORD and word.isalpha()
