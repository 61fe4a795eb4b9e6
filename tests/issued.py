"""Minutes on their way out, as fixtures: ready, under review, approved, issued."""

from __future__ import annotations

import uuid

import pytest

from meetings.documents import issuing
from meetings.minutes import actions, correcting, errata, reviewing
from meetings.minutes.reading import read_all
from meetings.minutes.snapshot import digest
from meetings.models import Meeting, Stationery
from tests import factories as f

SITE = "https://rakor.example/verifikasi/{}/"


def address(code):
    return SITE.format(code)


@pytest.fixture
def chair(db):
    """The official who chairs, with a login."""
    person = f.OfficialFactory(name="Sari Wulandari", rank="Pembina (IV/a)")
    return f.user_with("official", official=person, clearance=3)


@pytest.fixture
def ready(host, meeting, chair):
    """A meeting whose minutes lack nothing: speakers, an agenda item, a decision."""
    Stationery.objects.create(
        institution=host,
        number_pattern="400.14.6/{nomor:3}/{kode}/{tahun}",
        number_code="BPB",
    )
    first = f.AttendanceFactory(
        meeting=meeting,
        role="chair",
        kind="official",
        official=chair.official,
        name="Sari Wulandari",
        office="Wali Kota Arunika",
        rank="Pembina (IV/a)",
        status="present",
    )
    second = f.AttendanceFactory(meeting=meeting, name="Budi", office="Camat")
    item = f.AgendaItemFactory(meeting=meeting, title="Banjir", number=1, position=1)
    minutes = actions.minutes_of(meeting)
    minutes.opening, minutes.closing = "Rapat dibuka.", "Rapat ditutup."
    minutes.save()
    for speaker, text in ((first, "Pompa disiagakan."), (second, "Tanggul dijaga.")):
        values = {"speaker": speaker, "agenda_item": item, "text": text}
        actions.add_directive(meeting, values, uuid=uuid.uuid4(), by=None)
    values = {"speaker": None, "kind": "decision", "text": "Posko dibuka."}
    actions.add_directive(meeting, values, uuid=uuid.uuid4(), by=None)
    return Meeting.objects.get(pk=meeting.pk)


@pytest.fixture
def approve(secretariat, chair):
    """``approve(meeting)``: submitted by the secretariat, approved by the chair."""

    def approve(meeting):
        reviewing.submit(meeting, by=secretariat)
        seen = digest(read_all(meeting))
        reviewing.approve(meeting, seen=seen, capacity="Wali Kota", by=chair)
        return Meeting.objects.get(pk=meeting.pk)

    return approve


@pytest.fixture
def approved(ready, approve):
    return approve(ready)


@pytest.fixture
def issued(approved, secretariat):
    issuing.issue(approved, address=address, by=secretariat)
    return Meeting.objects.get(pk=approved.pk)


@pytest.fixture
def propose(secretariat):
    """``propose(meeting, "directive", "text", new)``: for its first such paragraph."""

    def propose(meeting, table, field, new, *, containing=""):
        record = read_all(meeting)
        paragraph = next(
            each
            for each in errata.paragraphs(record, meeting)
            if (each.table, each.field) == (table, field) and containing in each.text
        )
        return correcting.propose(
            meeting,
            paragraph,
            new=new,
            reason="Salah ketik",
            uuid=uuid.uuid4(),
            by=secretariat,
        )

    return propose


@pytest.fixture
def correct(propose, leader):
    """``correct(meeting, …)``: proposed, approved and issued."""

    def correct(meeting, *paragraph, **where):
        proposal = propose(meeting, *paragraph, **where)
        issuing.issue_errata(
            meeting, [proposal], capacity="Wali Kota", address=address, by=leader
        )
        return Meeting.objects.get(pk=meeting.pk)

    return correct
