"""Directives that can be found, for who takes them along."""

from __future__ import annotations

from meetings.archive.indexing import index_directives
from meetings.models import Directive
from tests import factories as f


def said(meeting, text="Pompa air disiagakan.", **values):
    """One directive in the index."""
    directive = f.DirectiveFactory(meeting=meeting, text=text, **values)
    index_directives(Directive.objects.filter(pk=directive.pk))
    return directive


def said_often(meeting, count, **values):
    """Many directives of one speaker in the index."""
    speaker = f.AttendanceFactory(meeting=meeting)
    known = {"meeting": meeting, "speaker": speaker, "position": 1} | values
    known.setdefault("classification", meeting.classification)
    known.setdefault("meeting_classification", meeting.classification)
    start = meeting.directives.count()
    rows = Directive.objects.bulk_create(
        Directive(number=n, **{"text": f"Butir pompa {n}.", **known})
        for n in range(start + 1, start + count + 1)
    )
    index_directives(Directive.objects.filter(pk__in=[row.pk for row in rows]))
    return rows
