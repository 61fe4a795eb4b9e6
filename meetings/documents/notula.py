"""The notula: official minutes of one meeting, from its record to PDF.

Pure: it reads the record that it is given and asks the database nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string

from meetings.agenda.roll import Attendee, Totals
from meetings.documents import akoma_ntoso, machine_record, pdf
from meetings.documents.attendance_list import number_heading, rows_of, totals_text
from meetings.documents.finishing import EmbeddedFile
from meetings.documents.ordinals import without_broken_lists
from meetings.documents.papers import (
    IncompleteRecord,
    headline,
    printable,
    ready,
    sealable,
    sheet_of,
    venue,
)
from meetings.documents.seal import Seal
from meetings.minutes.record import Photo, Record, items_of

__all__ = ["IncompleteRecord", "notula_context", "notula_html", "notula_pdf"]

# Longer lists of participants stand in the annex only.
PARTICIPANTS_IN_BODY = 15


def notula_pdf(
    record: Record,
    *,
    paper: str | None = None,
    electronic: bool = False,
    seal: Seal | None = None,
) -> bytes:
    """PDF/A of the notula on ``paper`` ("a4", "f4"; the institution's by default).

    The same record is embedded for machines. ``electronic`` says on each page that it
    is signed electronically; the field for that is always there. An issued one carries
    its seal on each page. A logo that is lost is left out. Raises IncompleteRecord when
    something is missing.
    """
    head = record.letterhead
    sheet = sealable(sheet_of(head, paper=paper), seal)
    html = notula_html(
        record,
        paper=sheet.paper,
        electronic=electronic,
        logo_url=pdf.upload_url(head.logo),
        photo_urls={each.id: pdf.upload_url(each.picture) for each in record.photos},
        seal=seal,
    )
    return pdf.render(html, sheet=sheet, attachments=notula_attachments(record))


def notula_attachments(record: Record) -> tuple[EmbeddedFile, ...]:
    """What the notula says, for machines: as JSON and as Akoma Ntoso.

    Nothing of the record that the notula does not print to its reader.
    """
    record = without_broken_lists(printable(record))
    return (
        EmbeddedFile(
            name="notula.akn.xml",
            media_type=akoma_ntoso.MEDIA_TYPE,
            description="Notula sebagai Akoma Ntoso 3.0",
            content=akoma_ntoso.document(record),
        ),
        EmbeddedFile(
            name="notula.json",
            media_type="application/json",
            description="Notula sebagai data JSON",
            content=machine_record.document(record),
        ),
    )


def notula_html(
    record: Record,
    *,
    paper: str | None = None,
    electronic: bool = False,
    logo_url: str = "",
    photo_urls: Mapping[int, str] | None = None,
    seal: Seal | None = None,
) -> str:
    """The page that is printed, with where its reader can fetch logo and photos.

    What has no such address is left out: uploads have none of their own.
    Raises IncompleteRecord when something is missing.
    """
    record = without_broken_lists(ready(record))
    context = notula_context(record, paper=paper, logo_url=logo_url)
    context["electronic"] = electronic
    context["photos"] = with_urls(record, photo_urls or {})
    context["seal"] = seal
    return render_to_string("documents/notula.html", context)


def with_urls(record: Record, urls: Mapping[int, str]) -> list[tuple[Photo, str]]:
    """Each photo that can be shown, with its address."""
    return [(each, urls[each.id]) for each in record.photos if urls.get(each.id)]


def notula_context(
    record: Record, *, paper: str | None = None, logo_url: str = ""
) -> dict[str, Any]:
    """What the template prints, computed: numbering, marks, columns, signatures."""
    participants = _participants(record)
    classes = {item.classification for item in items_of(record)}
    classes |= {duty.classification for duty in record.carried}
    return {
        "record": record,
        "paper": paper or record.letterhead.paper,
        "logo_url": logo_url,
        "headline": headline(record),
        "venue": venue(record),
        "agenda": [section for section in record.agenda if section.title],
        "participants": participants,
        "annexed": annexed_text(record.totals)
        if len(participants) > PARTICIPANTS_IN_BODY
        else "",
        "numbers": _part_numbers(record),
        "marked": len(classes) > 1,
        "recorder": record.recorder if record.letterhead.recorder_signs else None,
        "rows": rows_of(record),
        "number_heading": number_heading(record),
        "totals": totals_text(record.totals),
    }


def annexed_text(totals: Totals) -> str:
    """``89 orang dan 2 kelompok, sebagaimana daftar hadir terlampir``"""
    groups = totals.uncounted_groups
    counts = ((totals.present, "orang"), (groups if totals.present else 0, "kelompok"))
    present = " dan ".join(f"{count} {word}" for count, word in counts if count)
    return ", ".join(
        part for part in (present, "sebagaimana daftar hadir terlampir") if part
    )


def _participants(record: Record) -> list[Attendee]:
    """Those who took part and are not named among the leaders of the meeting."""
    leaders = (record.chair, record.secretary, record.recorder)
    named = {leader.id for leader in leaders if leader}
    return [person for person in record.participants if person.id not in named]


def _part_numbers(record: Record) -> dict[str, str]:
    """Numbers of the parts that are there: they close up, and one alone has none."""
    parts = {
        "opening": record.opening,
        "discussion": record.sections,
        "decisions": record.decisions,
        "carried": record.carried,
        "followups": record.followups,
        "closing": record.closing,
    }
    there = [name for name, content in parts.items() if content]
    if len(there) == 1:
        return {there[0]: ""}
    return {name: f"{number}. " for number, name in enumerate(there, start=1)}
