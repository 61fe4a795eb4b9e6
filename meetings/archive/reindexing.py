"""The whole index made anew while people work: in batches, resumable."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.db import transaction

from meetings.archive.indexing import ANALYSER, BATCH, index_directives
from meetings.archive.models import DirectiveEntry, IndexProgress, ThingEntry
from meetings.archive.reading_papers import read_paper
from meetings.archive.things import ROWS, index_things
from meetings.audit.trail import queue_up
from meetings.minutes.models import Directive

Type = ThingEntry.Type
DIRECTIVES = "directives"
PARTS = (DIRECTIVES, *(kind.name.lower() for kind in Type))


def forget() -> None:
    """Start anew: the entries stay until each is replaced."""
    IndexProgress.objects.all().delete()


def outstanding() -> dict[str, int]:
    """How many rows of each part are still to be done; parts that are done are left
    out."""
    found = {}
    for part in PARTS:
        progress = progress_of(part)
        if not progress.done:
            found[part] = rows_of(part).filter(pk__gt=progress.last).count()
    return found


def reindex(part: str) -> Iterator[int]:
    """Do what is left of one part; tell after each batch how many rows it held."""
    progress = progress_of(part)
    while not progress.done:
        with transaction.atomic():
            queue_up()  # no act comes between reading a row and writing its entry
            rows = rows_of(part).filter(pk__gt=progress.last).order_by("pk")
            keys = list(rows.values_list("pk", flat=True)[:BATCH])
            if keys:
                index(part, rows.filter(pk__lte=keys[-1]))
                progress.last = keys[-1]
            else:
                sweep(part)
            progress.done = not keys
            progress.save()
        yield len(keys)


def progress_of(part: str) -> IndexProgress:
    """From the start when there is none, or when another analyser made it."""
    found = IndexProgress.objects.filter(name=part, analyser=ANALYSER).first()
    return found or IndexProgress(name=part, analyser=ANALYSER)


def rows_of(part: str) -> Any:
    return (
        Directive.objects.all() if part == DIRECTIVES else ROWS[kind_of(part)].objects
    )


def index(part: str, rows: Any) -> None:
    if part == DIRECTIVES:
        index_directives(rows)
        return
    index_things(kind_of(part), rows)
    if kind_of(part) == Type.PAPER:  # those uploaded before their text was read
        for pk in rows.filter(text=None, removed_at=None).values_list("pk", flat=True):
            transaction.on_commit(partial(read_paper.enqueue, pk))


def sweep(part: str) -> None:
    """Take out entries of rows that are gone."""
    if part == DIRECTIVES:
        DirectiveEntry.objects.filter(directive__removed_at__isnull=False).delete()
        return
    entries = ThingEntry.objects.filter(type=kind_of(part))
    entries.exclude(thing__in=rows_of(part).values("pk")).delete()


def kind_of(part: str) -> Type:
    return next(kind for kind in Type if kind.name.lower() == part)
