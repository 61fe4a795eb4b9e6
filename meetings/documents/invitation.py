"""The invitation letter (surat undangan) of one meeting, from plain data to PDF.

Pure: it reads the letter that it is given and asks the database nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string

from meetings.documents import pdf
from meetings.documents.papers import printable, sheet_of
from meetings.minutes.gaps import Gap
from meetings.minutes.record import Letterhead

# Longer lists of recipients stand in the annex.
RECIPIENTS_IN_BODY = 10


class IncompleteLetter(Exception):
    """The letter has gaps: nothing was rendered."""

    def __init__(self, gaps: tuple[Gap, ...]) -> None:
        super().__init__("; ".join(gap.message for gap in gaps))
        self.gaps = gaps


@dataclass(frozen=True)
class Signatory:
    """Who signs; "" for what is not known."""

    office: str  # with capacity before it: "Pj. Wali Kota Probolinggo"
    name: str
    rank: str
    number_label: str  # "NIP" | "NRP" | ""
    number: str


@dataclass(frozen=True)
class Letter:
    """The letter in the words that are printed; "" leaves a line out."""

    meeting_id: int
    title: str
    letterhead: Letterhead
    classification: int
    classification_label: str
    letter_date: str  # "20 November 2024"; "" without a date
    place_and_date: str  # "Probolinggo, 20 November 2024"; "" without a date
    number: str
    urgency: str  # "Segera"
    recipients: tuple[str, ...]  # in protocol order
    opening: str
    date: str  # "Selasa, 26 November 2024"
    time: str  # "09.00 WIB s.d. selesai" | "pagi"
    venue: str
    link: str
    agenda: tuple[str, ...]
    signatory: Signatory
    copies_to: tuple[str, ...]


def invitation_pdf(letter: Letter, *, paper: str | None = None) -> bytes:
    """PDF/A of the letter on ``paper`` ("a4", "f4"; the institution's by default).

    Raises IncompleteLetter when something is missing.
    """
    sheet = sheet_of(letter.letterhead, paper=paper)
    logo_url = pdf.upload_url(letter.letterhead.logo)
    html = invitation_html(letter, paper=sheet.paper, logo_url=logo_url)
    return pdf.render(html, sheet=sheet)


def invitation_html(
    letter: Letter, *, paper: str | None = None, logo_url: str = ""
) -> str:
    """The page that is printed. Raises IncompleteLetter when something is missing."""
    letter = printable(letter)
    if missing := gaps(letter):
        raise IncompleteLetter(missing)
    context: dict[str, Any] = {
        "letter": letter,
        "paper": paper or letter.letterhead.paper,
        "logo_url": logo_url,
        "annexed": len(letter.recipients) > RECIPIENTS_IN_BODY,
    }
    return render_to_string("documents/invitation.html", context)


def gaps(letter: Letter) -> tuple[Gap, ...]:
    """What the letter cannot do without, and where to mend it."""
    return tuple(_gaps(letter))


def _gaps(letter: Letter) -> Iterator[Gap]:
    here = letter.meeting_id
    if not letter.number:
        yield Gap("Nomor surat undangan belum diisi.", "agenda:edit", here)
    if not letter.place_and_date:
        yield Gap("Tanggal surat undangan belum diisi.", "agenda:edit", here)
    if not letter.date:
        yield Gap("Tanggal rapat belum diisi.", "agenda:edit", here)
    if not letter.recipients:
        yield Gap("Belum ada yang diundang.", "agenda:attendance", here)
    if not letter.signatory.name and not letter.signatory.office:
        message = "Penanda tangan surat belum ditentukan."
        yield Gap(message, "agenda:edit_invitation", here)
