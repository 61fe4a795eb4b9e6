"""What stands at the head of a record: its letterhead and the letter of invitation."""

from __future__ import annotations

from django.utils.formats import date_format

from meetings.agenda.models import Meeting
from meetings.directory.models import Institution, Stationery
from meetings.minutes.record import Letterhead


def invitation(meeting: Meeting) -> str:
    """``Nomor 005/12/2024, 20 November 2024``, as far as it is known."""
    number, day = meeting.invitation_number, meeting.invitation_date
    return joined(
        f"Nomor {number}" if number else "", date_format(day, "j F Y") if day else ""
    )


def joined(*parts: str) -> str:
    """The parts that are there, with a comma between them."""
    return ", ".join(part for part in parts if part)


def letterhead(institution: Institution) -> Letterhead:
    """The institution's own letterhead; without one, its names and plain A4."""
    paper = getattr(institution, "stationery", None) or Stationery()
    parent = institution.parent
    government = paper.government or (parent.name if parent else "")
    postal_code = f"Kode Pos {paper.postal_code}" if paper.postal_code else ""
    contacts = {"Telepon": paper.phone, "Pos-el": paper.email, "Laman": paper.website}
    return Letterhead(
        government=government.upper(),
        institution=(paper.institution_line or institution.name).upper(),
        address=joined(paper.address, postal_code),
        contacts=tuple(
            f"{label} {value}" for label, value in contacts.items() if value
        ),
        logo=paper.logo.name or "",
        paper=paper.paper,
        margin_top=paper.margin_top,
        margin_right=paper.margin_right,
        margin_bottom=paper.margin_bottom,
        margin_left=paper.margin_left,
        recorder_signs=paper.recorder_signs,
    )
