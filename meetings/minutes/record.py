"""The record of one meeting as plain data.

Screen, print, PDF and (later) issued snapshots read this and nothing else, so that they
cannot disagree. Every field is a string, a number, a bool, None or a tuple of such;
``dataclasses.asdict`` of a record is JSON. Texts are already in the words of the form:
a template prints them, it does not compute them. An empty string means "not known":
the line is left out, never printed as a placeholder.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.formats import date_format

from meetings.agenda.roll import Attendee, Totals


@dataclass(frozen=True)
class Letterhead:
    """Kop naskah dinas, paper and signing habits of the institution that prints."""

    government: str  # "PEMERINTAH KOTA PROBOLINGGO"; "" when the institution is it
    institution: str  # "BADAN KESATUAN BANGSA DAN POLITIK"
    address: str
    contacts: tuple[str, ...]  # "Telepon (0335) 421228", "Pos-el …", "Laman …"
    logo: str  # storage name of the uploaded picture, "" for none
    paper: str  # "a4" | "f4"
    margin_top: int  # millimetres, like the other three
    margin_right: int
    margin_bottom: int
    margin_left: int
    recorder_signs: bool


def day_text(iso: str) -> str:
    return date_format(dt.date.fromisoformat(iso), "j F Y") if iso else ""


@dataclass(frozen=True)
class Body:
    """An institution that a directive addresses, itself or by one of its offices."""

    id: int
    name: str


@dataclass(frozen=True)
class Item:
    """One directive (butir)."""

    id: int
    number: int  # printed number, 1… within the meeting
    kind: str
    kind_label: str  # "Arahan", "Imbauan", …
    ordinal: int | None  # 1 for "Pertama" in the speaker's own list
    ordinal_word: str  # "Pertama" … or ""
    text: str
    quote: str  # without quotation marks, "" for none
    addressees: tuple[str, ...]
    classification: int  # 0 biasa … 3 sangat rahasia
    classification_label: str
    agenda_item: int | None = None  # under which it was said or decided
    groups: tuple[str, ...] = ()  # those addressees that are free text
    lapsed: tuple[str, ...] = ()  # those that the directory no longer counts
    confirmed_on: str = ""  # "2026-03-05": when its speaker confirmed these words
    institutions: tuple[Body, ...] = ()  # behind the addressees, each once
    proposed: bool = False  # its speaker wants other words, and nobody ruled on them

    @property
    def confirmed(self) -> str:
        """``5 Maret 2026``, or "" while it is not confirmed."""
        return day_text(self.confirmed_on)


@dataclass(frozen=True)
class Turn:
    """What one speaker said in one go. ``speaker`` is None for the whole meeting."""

    speaker: Attendee | None
    items: tuple[Item, ...]

    @property
    def confirmed(self) -> str:
        """The last day, when every item of it is confirmed."""
        days = [item.confirmed_on for item in self.items]
        return day_text(max(days)) if all(days) else ""


@dataclass(frozen=True)
class Section:
    """One agenda item with what was said under it. ``id`` 0: under no agenda item."""

    id: int
    number: int | None
    title: str
    description: str
    topic: str
    turns: tuple[Turn, ...]
    topic_id: int | None = None


@dataclass(frozen=True)
class Photo:
    """A photo that the minutes show: ``picture`` is its storage name."""

    id: int
    title: str
    picture: str


@dataclass(frozen=True)
class Erratum:
    """A word of an issued edition that this one replaces."""

    paragraph: str  # "Butir 2, isi", "Penutup", …
    old: str
    new: str
    reason: str
    approved_by: str  # "Pj. Wali Kota Probolinggo, M. Taufik Kurniawan"
    date: str  # of the approval: "3 Desember 2024"
    item_id: int | None  # of the directive corrected: who does not see it, not this


@dataclass(frozen=True)
class Duty:
    """One line of a matrix of follow-ups (matriks tindak lanjut), as it stood then."""

    id: int  # of the follow-up
    number: int  # of the line, 1… within its matrix
    item_id: int | None  # the directive of this meeting; None: of an earlier one
    directive: int  # the printed number of that directive
    source: str  # who said it, or from an earlier meeting where, when and who
    text: str
    lead: str
    supporting: str
    due: str  # "10 Maret 2026 (semula: secepatnya)" | "Tanpa tenggat" | …
    state: str
    state_label: str
    percent: int
    progress: str  # the latest report
    evidence: int  # how many files came with its reports
    remark: str  # what this meeting decided, or how success is told
    classification: int
    classification_label: str

    @property
    def is_long(self) -> bool:
        """Whether its row may need more than a third of a page."""
        return len(self.text) > 500 or len(self.progress) + len(self.remark) > 300


@dataclass(frozen=True)
class Record:
    """One meeting, complete, as one reader may see it."""

    id: int
    title: str
    series: str
    legal_basis: str
    number: str
    period: str  # "November 2024"
    date: str  # "Selasa, 26 November 2024"
    time: str  # "09.00 WIB s.d. selesai" | "pagi"
    place: str
    mode: str  # "in_person" | "online" | "hybrid"
    mode_label: str  # "luring dan daring"
    invitation: str  # "Nomor 005/12/2024, 20 November 2024" or ""
    status: str
    status_label: str
    classification: int  # the highest of what this copy shows
    classification_label: str  # "Biasa"
    organizer: str
    letterhead: Letterhead
    chair: Attendee | None
    secretary: Attendee | None
    recorder: Attendee | None
    attendees: tuple[Attendee, ...]  # all lines in protocol order
    totals: Totals
    agenda: tuple[Section, ...]  # the items as announced, in order, each with its turns
    unassigned: Section | None  # turns under no agenda item
    decisions: tuple[Item, ...]  # of the meeting as a whole
    photos: tuple[Photo, ...]
    opening: str
    closing: str
    source_note: str  # where the record comes from, e.g. "dp/pin"
    minutes_state: str
    minutes_state_label: str
    iso_date: str = ""  # "2024-11-26"
    iso_end_date: str = ""  # of a meeting of several days
    own_classification: int = 0  # of the meeting, whatever this copy shows
    issued: str = ""  # date of the first edition, "" for a draft
    errata: tuple[Erratum, ...] = ()  # in the order in which they were approved
    carried: tuple[Duty, ...] = ()  # what it opened with, from earlier meetings
    followups: tuple[Duty, ...] = ()  # what follows from its own directives

    @property
    def sections(self) -> tuple[Section, ...]:
        """Sections in which something was said, those without agenda item last."""
        spoken = tuple(section for section in self.agenda if section.turns)
        return spoken + ((self.unassigned,) if self.unassigned else ())

    @property
    def participants(self) -> tuple[Attendee, ...]:
        """Lines of those who took part: present, or present for somebody."""
        return tuple(a for a in self.attendees if a.status == "present")


def items_of(record: Record) -> list[Item]:
    """Every directive of the record, in printed order."""
    turns = [turn for section in record.sections for turn in section.turns]
    return [item for turn in turns for item in turn.items] + list(record.decisions)
