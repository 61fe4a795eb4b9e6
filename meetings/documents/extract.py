"""The extract (petikan): of one meeting's minutes what concerns one party.

Pure: it reads the record that it is given and asks the database nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.template.loader import render_to_string

from meetings.access.classification import Classification
from meetings.agenda.roll import Attendee
from meetings.documents import pdf
from meetings.documents.notula import notula_context
from meetings.documents.ordinals import without_broken_lists
from meetings.documents.papers import printable, ready, sheet_of
from meetings.documents.selection import changed, spoken
from meetings.minutes.gaps import items_of
from meetings.minutes.record import Body, Item, Record


class NothingChosen(Exception):
    """The record has nothing for that institution or by that speaker."""


@dataclass(frozen=True)
class Extract:
    """A record with the chosen points alone, and for whom or by whom they are."""

    record: Record
    institution: str  # to which they are directed; "" when chosen by speaker
    speaker: Attendee | None


def institutions_in(record: Record) -> list[Body]:
    """Those that something is directed to, by name."""
    found = {body for item in items_of(record) for body in item.institutions}
    return sorted(found, key=lambda body: (body.name, body.id))


def speakers_in(record: Record) -> list[Attendee]:
    """Those who said something, in the order of speaking."""
    return list(dict.fromkeys(who for _, who, _ in spoken(record) if who is not None))


def for_institution(record: Record, key: int) -> Extract:
    """What is directed to the institution. Raises NothingChosen."""
    names = [body.name for body in institutions_in(record) if body.id == key]
    if not names:
        raise NothingChosen(key)
    chosen = _chosen(
        record, lambda item, _: any(body.id == key for body in item.institutions)
    )
    return Extract(chosen, institution=names[0], speaker=None)


def by_speaker(record: Record, key: int) -> Extract:
    """What was said by the attendant of that line. Raises NothingChosen."""
    found = [who for who in speakers_in(record) if who.id == key]
    if not found:
        raise NothingChosen(key)
    chosen = _chosen(record, lambda _, who: who is not None and who.id == key)
    return Extract(chosen, institution="", speaker=found[0])


def _chosen(record: Record, wanted: Callable[[Item, Attendee | None], bool]) -> Record:
    """The record with what is wanted, classed as that is, and no other words."""
    # Before the choice: what the choice leaves out may be told, what is hidden not.
    whole = without_broken_lists(record)
    less = changed(whole, lambda item, who: item if wanted(item, who) else None)
    classification = max(item.classification for item in items_of(less))
    return replace(
        less,
        agenda=tuple(replace(section, description="") for section in less.agenda),
        opening="",
        closing="",
        photos=(),
        classification=classification,
        classification_label=str(Classification(classification).label),
    )


def extract_pdf(extract: Extract, *, paper: str | None = None) -> bytes:
    """PDF/A of the extract. Raises IncompleteRecord when something is missing."""
    head = extract.record.letterhead
    sheet = sheet_of(head, paper=paper)
    logo_url = pdf.upload_url(head.logo)
    html = extract_html(extract, paper=sheet.paper, logo_url=logo_url)
    return pdf.render(html, sheet=sheet)


def extract_html(
    extract: Extract, *, paper: str | None = None, logo_url: str = ""
) -> str:
    """The page that is printed. Raises IncompleteRecord when something is missing."""
    extract = printable(extract)
    record = ready(extract.record)
    context: dict[str, Any] = notula_context(record, paper=paper, logo_url=logo_url)
    context |= {"extract": extract, **_signing(record)}
    return render_to_string("documents/extract.html", context)


def _signing(record: Record) -> dict[str, Any]:
    """Who says that it is a true extract: the secretary, the recorder or the chair."""
    ranked = (
        ("Sekretaris", record.secretary),
        ("Pencatat", record.recorder),
        ("Pimpinan Sidang/Rapat", record.chair),
    )
    heading, person = next((h, who) for h, who in ranked if who and who.label)
    return {"heading": heading, "person": person}
