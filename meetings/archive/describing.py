"""What somebody looked for, in words, for the head of what they take along."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils.formats import date_format

from meetings.access.classification import Classification
from meetings.agenda.models import Series, Topic
from meetings.archive.filter_words import SINCE_OPENED
from meetings.archive.models import DirectiveEntry
from meetings.archive.query import Query
from meetings.archive.statuses import STATUSES
from meetings.archive.taking import Selection
from meetings.archive.wanted import Wanted
from meetings.directory.models import Institution, Official, Position
from meetings.minutes.models import Directive

NAMED = 5  # of one filter; the others are counted

Fact = tuple[str, str]


def described(selection: Selection) -> list[Fact]:
    """Label and words of the query and of each filter: ``("Tahun", "2024")``."""
    query, wanted = selection.query, selection.wanted
    facts = [*words_of(query, wanted), *named_in(wanted), *days_of(wanted)]
    return [(label, text) for label, text in facts if text]


def words_of(query: Query, wanted: Wanted) -> Iterator[Fact]:
    yield "Pencarian", query.typed or "semua butir"
    groups = (" atau ".join(t.typed for t in group) for group in query.any_of)
    searched = "; ".join(group.strip() for group in groups)
    if wanted.loose:
        yield "Kata", f"{searched} (sebagian di antaranya)"
    elif searched != query.typed:
        yield "Kata", searched
    yield "Tanpa kata", "; ".join(term.typed for term in query.unwanted)
    left_out = [wish.typed.lstrip("-") for wish in query.wishes if wish.unwanted]
    yield "Kecuali", "; ".join(left_out)
    yield "Keterangan", " ".join(note for note in wanted.notes if wanted.nobody)


def named_in(wanted: Wanted) -> Iterator[Fact]:
    """Names of forums and matters only for who sees something of them."""
    seen = DirectiveEntry.objects.visible_to(wanted.user)
    if wanted.speakers or wanted.people:
        offices = names(Position, "name", wanted.speakers)
        yield "Pembicara", joined(offices + names(Official, "name", wanted.people))
    if wanted.addressees or wanted.offices:
        bodies = names(Institution, "name", wanted.addressees)
        yield (
            "Ditujukan kepada",
            joined(bodies + names(Position, "name", wanted.offices)),
        )
    if wanted.forums:
        forums = seen.filter(series__in=wanted.forums).values("series")
        yield "Forum", joined(names(Series, "name", forums))
    if wanted.topics:
        topics = seen.filter(topic__in=wanted.topics).values("topic")
        yield "Pokok bahasan", joined(names(Topic, "title", topics))
    yield "Jenis", joined(labels(Directive.Kind.choices, wanted.kinds))
    yield "Klasifikasi", joined(labels(Classification.choices, wanted.classifications))
    yield "Tindak lanjut", joined(labels(STATUSES.items(), wanted.statuses))
    yield "Tahun", joined([str(year) for year in sorted(wanted.years)])


def days_of(wanted: Wanted) -> Iterator[Fact]:
    yield "Baru", SINCE_OPENED if wanted.above else ""
    for label, day in (("Sejak", wanted.since), ("Sampai", wanted.until)):
        yield label, date_format(day, "j F Y") if day else ""


def names(model: Any, column: str, keys: Any) -> list[str]:
    """Of the rows with these keys (a set or a query), in order."""
    rows: QuerySet[Any] = model.objects.filter(pk__in=keys).order_by(column)
    return list(rows.values_list(column, flat=True))


def labels(choices: Any, values: Collection[Any]) -> list[str]:
    return [str(label) for value, label in choices if value in values]


def joined(found: list[str]) -> str:
    shown, more = found[:NAMED], len(found) - NAMED
    return "; ".join(shown) + (f"; dan {more} lainnya" if more > 0 else "")
