"""The notula: official minutes of one meeting, from its record to PDF.

Pure: it reads the record that it is given and asks the database nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from django.template.loader import render_to_string

from meetings.agenda.roll import Attendee
from meetings.documents import akoma_ntoso, machine_record, pdf
from meetings.documents.finishing import EmbeddedFile
from meetings.minutes.gaps import Gap, gaps, items_of
from meetings.minutes.record import Photo, Record

# Longer lists of participants stand in the annex only.
PARTICIPANTS_IN_BODY = 15
# Not allowed in XML 1.0 (and so in XMP), or without a glyph in any font.
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


class IncompleteRecord(Exception):
    """The record has gaps: nothing was rendered."""

    def __init__(self, gaps: tuple[Gap, ...]) -> None:
        super().__init__("; ".join(gap.message for gap in gaps))
        self.gaps = gaps


@dataclass(frozen=True)
class AttendanceRow:
    """One row of the attendance list, with its cells in words."""

    number: int
    attendee: Attendee
    rank: str
    rank_group: str  # last word of the rank, "(IV/c)": never broken at its slash
    affiliation: tuple[str, ...]  # office, then institution unless the office names it


def notula_pdf(
    record: Record, *, paper: str | None = None, electronic: bool = False
) -> bytes:
    """PDF/A of the notula on ``paper`` ("a4", "f4"; the institution's by default).

    The same record is embedded for machines. ``electronic`` says on each page that it
    is signed electronically; the field for that is always there. A logo that is lost
    is left out. Raises IncompleteRecord when something is missing.
    """
    head = record.letterhead
    sheet = pdf.Sheet(
        paper=paper or head.paper,
        top=head.margin_top,
        right=head.margin_right,
        bottom=head.margin_bottom,
        left=head.margin_left,
    )
    html = notula_html(
        record,
        paper=sheet.paper,
        electronic=electronic,
        logo_url=pdf.upload_url(head.logo),
        photo_urls={each.id: pdf.upload_url(each.picture) for each in record.photos},
    )
    return pdf.render(html, sheet=sheet, attachments=notula_attachments(record))


def notula_attachments(record: Record) -> tuple[EmbeddedFile, ...]:
    """What the notula says, for machines: as JSON and as Akoma Ntoso.

    Nothing of the record that the notula does not print to its reader.
    """
    record = printable(record)
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
) -> str:
    """The page that is printed, with where its reader can fetch logo and photos.

    What has no such address is left out: uploads have none of their own.
    Raises IncompleteRecord when something is missing.
    """
    record = printable(record)
    if missing := gaps(record):
        raise IncompleteRecord(missing)

    context = notula_context(record, paper=paper, logo_url=logo_url)
    context["electronic"] = electronic
    context["photos"] = with_urls(record, photo_urls or {})
    return render_to_string("documents/notula.html", context)


def with_urls(record: Record, urls: Mapping[int, str]) -> list[tuple[Photo, str]]:
    """Each photo that can be shown, with its address."""
    return [(each, urls[each.id]) for each in record.photos if urls.get(each.id)]


def notula_context(
    record: Record, *, paper: str | None = None, logo_url: str = ""
) -> dict[str, Any]:
    """What the template prints, computed: numbering, marks, columns, signatures."""
    participants = _participants(record)
    return {
        "record": record,
        "paper": paper or record.letterhead.paper,
        "logo_url": logo_url,
        "headline": _headline(record),
        "venue": _venue(record),
        "agenda": [section for section in record.agenda if section.title],
        "participants": participants,
        "annexed": len(participants) > PARTICIPANTS_IN_BODY,
        "numbers": _part_numbers(record),
        "marked": len({item.classification for item in items_of(record)}) > 1,
        "recorder": record.recorder if record.letterhead.recorder_signs else None,
        "rows": [
            _attendance_row(number, attendee)
            for number, attendee in enumerate(record.attendees, start=1)
        ],
        "number_heading": _number_heading(record),
    }


def printable(value: Any) -> Any:
    """The same plain data without characters that no document can hold."""
    if isinstance(value, str):
        return UNPRINTABLE.sub("", value).strip()
    if isinstance(value, tuple):
        return tuple(printable(element) for element in value)
    if is_dataclass(value) and not isinstance(value, type):
        cleaned = {f.name: printable(getattr(value, f.name)) for f in fields(value)}
        return replace(value, **cleaned)
    return value


def _headline(record: Record) -> str:
    if record.period and record.period.casefold() not in record.title.casefold():
        return f"{record.title}, periode {record.period}"
    return record.title


def _venue(record: Record) -> str:
    manner = "" if record.mode == "in_person" else f"secara {record.mode_label}"
    return ", ".join(part for part in (record.place, manner) if part)


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
        "closing": record.closing,
    }
    there = [name for name, content in parts.items() if content]
    if len(there) == 1:
        return {there[0]: ""}
    return {name: f"{number}. " for number, name in enumerate(there, start=1)}


def _attendance_row(number: int, attendee: Attendee) -> AttendanceRow:
    rank, _, group = attendee.rank.rpartition(" ")
    return AttendanceRow(number, attendee, rank, group, _affiliation(attendee))


def _affiliation(attendee: Attendee) -> tuple[str, ...]:
    office, institution = attendee.office, attendee.institution
    if institution.casefold() in office.casefold():
        return (office,) if office else ()
    return (office, institution) if office else (institution,)


def _number_heading(record: Record) -> str:
    """Heading of the column of service numbers; "" when nobody's is known."""
    labels = {a.number_label for a in record.attendees if a.number}
    return "/".join(sorted(label for label in labels if label)) or (
        "NIP/NRP" if labels else ""
    )
