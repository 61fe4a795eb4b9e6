"""The invitation letter as PDF, from the record of its meeting."""

import datetime as dt
import io

import pytest
from django.urls import reverse
from pypdf import PdfReader

from meetings.documents.invitation import invitation_html, invitation_pdf
from meetings.documents.letter import letter_of
from meetings.models import Invitation
from tests import factories as f
from tests.trail import last_event, verbs


@pytest.fixture
def called(meeting):
    """A meeting that has all that its letter needs."""
    meeting.invitation_number = "005/12/2026"
    meeting.invitation_date = dt.date(2026, 3, 5)
    meeting.save()
    f.AttendanceFactory(meeting=meeting, role="chair", name="Sari", office="Camat")
    f.AttendanceFactory(meeting=meeting, name="Budi", office="Lurah")
    return meeting


def url_of(meeting):
    return reverse("documents:invitation", args=[meeting.pk])


def test_a_reader_gets_the_letter_as_pdf(client_of, leader, called):
    response = client_of(leader).get(url_of(called))

    pages = PdfReader(io.BytesIO(response.content)).pages
    text = " ".join(page.extract_text() for page in pages)
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    found = [word in text for word in ("005/12/2026", "Yth. Lurah", "None")]
    assert found == [True, True, False]


def test_whoever_signs_is_not_invited(called):
    letter = letter_of(called)

    assert (letter.signatory.name, letter.recipients) == ("Sari", ("Lurah",))


def test_a_chosen_signatory_signs_and_the_chair_is_invited(called):
    term = f.AppointmentFactory()
    Invitation.objects.create(meeting=called, signatory=term)

    letter = letter_of(called)

    assert letter.signatory.name == term.official.full_name
    assert letter.recipients == ("Camat", "Lurah")


def test_a_signatory_typed_in_signs_and_the_chair_is_invited(called):
    typed = {"signatory_office": "Sekretaris Daerah", "signatory_name": "Dewi"}
    Invitation.objects.create(meeting=called, **typed)

    letter = letter_of(called)

    assert (letter.signatory.office, letter.signatory.name) == tuple(typed.values())
    assert letter.recipients == ("Camat", "Lurah")


def test_the_chair_signs_wherever_the_list_names_them(called):
    called.attendance.filter(role="chair").update(order=9999)

    assert letter_of(called).signatory.name == "Sari"


def test_the_letter_goes_to_the_office_that_somebody_stands_in_for(called):
    f.AttendanceFactory(meeting=called, office="Kasdim", represents_office="Dandim")

    assert letter_of(called).recipients == ("Lurah", "Dandim")


@pytest.mark.parametrize(("others", "annexed"), [(9, False), (10, True)])
def test_more_than_ten_recipients_stand_in_an_annex(called, others, annexed):
    for _ in range(others):
        f.AttendanceFactory(meeting=called)

    html = invitation_html(letter_of(called))

    assert ("(daftar terlampir)" in html, "DAFTAR UNDANGAN" in html) == (annexed,) * 2
    assert ("<br>TANGGAL 5 MARET 2026" in html) == annexed


def test_the_same_letter_gives_the_same_bytes(called):
    assert invitation_pdf(letter_of(called)) == invitation_pdf(letter_of(called))


def test_what_is_missing_is_listed_with_links(client_of, secretariat, host):
    bare = f.MeetingFactory(institution=host, date=None)

    response = client_of(secretariat).get(url_of(bare))

    gaps = [(gap.message.split()[0], gap.url_name) for gap in response.context["gaps"]]
    assert response.status_code == 409
    assert gaps == [
        ("Nomor", "agenda:edit"),
        ("Tanggal", "agenda:edit"),
        ("Tanggal", "agenda:edit"),
        ("Belum", "agenda:attendance"),
        ("Penanda", "agenda:edit_invitation"),
    ]


def test_another_paper_can_be_chosen(client_of, leader, called):
    response = client_of(leader).get(url_of(called), {"kertas": "f4"})

    page = PdfReader(io.BytesIO(response.content)).pages[0]
    assert round(float(page.mediabox.height) / 72 * 25.4) == 330


def test_an_unknown_paper_is_refused(client_of, leader, called):
    assert client_of(leader).get(url_of(called), {"kertas": "a9"}).status_code == 400


def test_printing_an_ordinary_letter_leaves_no_trace(client_of, leader, called):
    client_of(leader).get(url_of(called))

    assert verbs() == []


def test_printing_a_classified_letter_is_audited(client_of, leader, called):
    called.classification = 1
    called.save()

    client_of(leader).get(url_of(called))

    assert last_event().verb == "invitation.printed"
