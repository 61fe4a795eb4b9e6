"""The attendance list (daftar hadir): blank for signing, filled, and as an annex.

Pure: it reads the record that it is given and asks the database nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string

from meetings.access.classification import Classification
from meetings.agenda.roll import Attendee, Totals
from meetings.documents import pdf
from meetings.documents.papers import headline, ready, sheet_of, venue
from meetings.minutes.gaps import Gap, gaps
from meetings.minutes.record import Record

# For those who come without having been invited.
EMPTY_ROWS = 10


@dataclass(frozen=True)
class AttendanceRow:
    """One row of the attendance list, with its cells in words; empty for nobody."""

    number: int
    attendee: Attendee | None
    rank: str = ""
    rank_group: str = ""  # last word of the rank, "(IV/c)": never broken at its slash
    affiliation: tuple[str, ...] = ()  # office, then institution unless that names it
    remark: str = ""


def blank_list_pdf(record: Record, *, paper: str | None = None) -> bytes:
    """PDF/A of the list to be signed. Raises IncompleteRecord without title or date."""
    return _pdf(record, blank=True, paper=paper)


def filled_list_pdf(record: Record, *, paper: str | None = None) -> bytes:
    """PDF/A of who came. Raises IncompleteRecord when something is missing."""
    return _pdf(record, blank=False, paper=paper)


def _pdf(record: Record, *, blank: bool, paper: str | None) -> bytes:
    sheet = sheet_of(record.letterhead, paper=paper)
    logo_url = pdf.upload_url(record.letterhead.logo)
    html = attendance_html(record, blank=blank, paper=sheet.paper, logo_url=logo_url)
    return pdf.render(html, sheet=sheet)


def attendance_html(
    record: Record, *, blank: bool, paper: str | None = None, logo_url: str = ""
) -> str:
    """The page that is printed. Raises IncompleteRecord when something is missing."""
    record = ready(record, blank_gaps if blank else filled_gaps)
    head = record.letterhead
    signs = record.recorder if head.recorder_signs or not record.chair else None
    context: dict[str, Any] = {
        "record": record,
        "blank": blank,
        "paper": paper or head.paper,
        "logo_url": logo_url,
        # Of the meeting: the list tells nothing of what was said.
        "classification": record.own_classification,
        "classification_label": Classification(record.own_classification).label,
        "headline": headline(record),
        "venue": venue(record),
        "agenda": [section for section in record.agenda if section.title],
        "rows": blank_rows_of(record) if blank else filled_rows_of(record),
        "number_heading": number_heading(record),
        "totals": "" if blank else totals_text(record.totals),
        "recorder": signs,
    }
    return render_to_string("documents/attendance_list.html", context)


def blank_gaps(record: Record) -> tuple[Gap, ...]:
    """A list to be signed needs the particulars alone: nobody has come yet."""
    return tuple(gap for gap in gaps(record) if gap.url_name == "agenda:edit")


def filled_gaps(record: Record) -> tuple[Gap, ...]:
    """Whatever the minutes lack that the list prints, too."""
    printed = ("agenda:edit", "agenda:attendance")
    return tuple(gap for gap in gaps(record) if gap.url_name in printed)


def rows_of(record: Record) -> list[AttendanceRow]:
    """The rows as the annex of the minutes prints them."""
    return [
        _row(number, each, each.remark)
        for number, each in enumerate(record.attendees, start=1)
    ]


def filled_rows_of(record: Record) -> list[AttendanceRow]:
    """The rows with the status of each, also of those who were present."""
    return [
        _row(number, each, _with_status(each))
        for number, each in enumerate(record.attendees, start=1)
    ]


def blank_rows_of(record: Record) -> list[AttendanceRow]:
    """The rows of the invited, and empty ones."""
    rows = [
        _row(number, each, f"{each.head_count} orang" if each.head_count else "")
        for number, each in enumerate(record.attendees, start=1)
    ]
    first = len(rows) + 1
    return rows + [AttendanceRow(n, None) for n in range(first, first + EMPTY_ROWS)]


def number_heading(record: Record) -> str:
    """Heading of the column of service numbers; "" when nobody's is known."""
    labels = {a.number_label for a in record.attendees if a.number}
    return "/".join(sorted(label for label in labels if label)) or (
        "NIP/NRP" if labels else ""
    )


def totals_text(totals: Totals) -> str:
    """``Jumlah: diundang 40 orang; hadir 31 orang; izin 2 orang.``"""
    counts = (
        ("diundang", totals.invited),
        ("diwakili", totals.represented),
        ("izin", totals.excused),
        ("tidak hadir", totals.absent),
    )
    told = [f"{word} {count} orang" for word, count in counts if count]
    # How many were present is told though it be nobody.
    told.insert(1 if totals.invited else 0, f"hadir {totals.present} orang")
    if totals.uncounted_groups:
        told.append(f"ditambah {totals.uncounted_groups} kelompok yang tidak dihitung")
    return f"Jumlah: {'; '.join(told)}."


def _with_status(attendee: Attendee) -> str:
    if attendee.status != "present":
        return attendee.remark
    return "; ".join(part for part in (attendee.status_label, attendee.remark) if part)


def _row(number: int, attendee: Attendee, remark: str) -> AttendanceRow:
    rank, _, group = attendee.rank.rpartition(" ")
    return AttendanceRow(number, attendee, rank, group, _affiliation(attendee), remark)


def _affiliation(attendee: Attendee) -> tuple[str, ...]:
    office, institution = attendee.office, attendee.institution
    if institution.casefold() in office.casefold():
        return (office,) if office else ()
    return (office, institution) if office else (institution,)
