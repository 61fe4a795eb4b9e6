"""The matrix of directives (matriks arahan): one row each, on landscape paper.

Pure: it reads the record that it is given and asks the database nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string

from meetings.documents import pdf
from meetings.documents.notula import notula_context
from meetings.documents.papers import ready, sheet_of
from meetings.documents.selection import spoken
from meetings.minutes.gaps import Gap, gaps, items_of
from meetings.minutes.record import Item, Record


@dataclass(frozen=True)
class MatrixRow:
    """One directive; ``number`` counts the rows: the directive's own may have gaps."""

    number: int
    item: Item
    speaker: str  # "" for the meeting as a whole
    agenda: str  # "" under no agenda item


def matrix_pdf(record: Record, *, paper: str | None = None) -> bytes:
    """PDF/A of the matrix. Raises IncompleteRecord when something is missing."""
    head = record.letterhead
    sheet = sheet_of(head, paper=paper, landscape=True)
    logo_url = pdf.upload_url(head.logo)
    html = matrix_html(record, paper=sheet.paper, logo_url=logo_url)
    return pdf.render(html, sheet=sheet)


def matrix_html(record: Record, *, paper: str | None = None, logo_url: str = "") -> str:
    """The page that is printed. Raises IncompleteRecord when something is missing."""
    record = ready(record, matrix_gaps)
    context: dict[str, Any] = notula_context(record, paper=paper, logo_url=logo_url)
    context["rows"] = matrix_rows(record)
    return render_to_string("documents/matrix.html", context)


def matrix_gaps(record: Record) -> tuple[Gap, ...]:
    """What the minutes lack; and a matrix of nothing is none."""
    if items_of(record):
        return gaps(record)
    nothing = Gap("Belum ada butir yang tercatat.", "minutes:workbench", record.id)
    return (*gaps(record), nothing)


def matrix_rows(record: Record) -> list[MatrixRow]:
    return [
        MatrixRow(
            number,
            item,
            speaker=speaker.introduction if speaker else "",
            agenda=section.title if section else "",
        )
        for number, (item, speaker, section) in enumerate(spoken(record), start=1)
    ]
