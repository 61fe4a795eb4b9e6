"""Papers of a meeting, as its reader may see it."""

import io

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from meetings.directory.models import Stationery
from meetings.documents.kinds import NOTULA
from tests import factories as f
from tests.directory.test_check_picture import PNG
from tests.trail import last_event, verbs

PAPERS = ["documents:notula", "documents:notula_preview"]


@pytest.fixture
def chaired(meeting):
    """A meeting that has all that its minutes need."""
    chair = f.AttendanceFactory(meeting=meeting, role="chair", name="Sari")
    f.DirectiveFactory(meeting=meeting, speaker=chair, text="Pompa disiagakan.")
    return meeting


def to(name, meeting):
    return reverse(name, args=[meeting.pk])


def pdf_of(response):
    return PdfReader(io.BytesIO(response.content))


def text_of(response):
    return " ".join(page.extract_text() for page in pdf_of(response).pages)


def test_the_notula_comes_as_pdf(client_of, leader, chaired):
    response = client_of(leader).get(to("documents:notula", chaired))

    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    assert "Pompa disiagakan." in text_of(response)


def test_it_is_named_after_day_and_meeting(client_of, leader, chaired):
    chaired.title = "Rapat Koordinasi: Banjir & Rob"
    chaired.save()

    response = client_of(leader).get(to("documents:notula", chaired))

    name = "notula-2026-03-10-rapat-koordinasi-banjir-rob.pdf"
    assert response["Content-Disposition"] == f'inline; filename="{name}"'


def test_it_is_kept_in_no_cache(client_of, leader, chaired):
    response = client_of(leader).get(to("documents:notula", chaired))

    assert response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(("paper", "height"), [("f4", 330), ("a4", 297), ("", 297)])
def test_another_paper_may_be_chosen(client_of, leader, chaired, paper, height):
    response = client_of(leader).get(to("documents:notula", chaired), {"kertas": paper})

    points = pdf_of(response).pages[0].mediabox.height
    assert round(float(points) / 72 * 25.4) == height


@pytest.mark.parametrize("paper", ["a5", "A4", "../a4"])
def test_a_paper_that_does_not_exist_is_a_bad_request(
    client_of, leader, chaired, paper
):
    response = client_of(leader).get(to("documents:notula", chaired), {"kertas": paper})

    assert response.status_code == 400


def test_the_preview_is_the_same_page(client_of, leader, chaired):
    page = client_of(leader).get(to("documents:notula_preview", chaired))

    assert "Pompa disiagakan." in page.content.decode()


def test_the_preview_shows_the_logo_from_behind_its_door(client_of, leader, chaired):
    paper = Stationery(institution=chaired.institution)
    paper.logo.save("kota.png", ContentFile(PNG))

    page = client_of(leader).get(to("documents:notula_preview", chaired))

    logo = reverse("directory:logo", args=[chaired.institution_id])
    assert f'src="{logo}"' in page.content.decode()


@pytest.mark.parametrize("name", PAPERS)
def test_each_reader_gets_the_own_copy(client_of, official, chaired, name):
    f.DirectiveFactory(meeting=chaired, text="Sandi pos.", classification=1)

    response = client_of(official).get(to(name, chaired))

    text = response.content.decode() if "preview" in name else text_of(response)
    assert ("Pompa disiagakan." in text, "Sandi pos." in text) == (True, False)


@pytest.mark.parametrize("name", PAPERS)
def test_to_an_outsider_it_does_not_exist(client_of, outsider, chaired, name):
    assert client_of(outsider).get(to(name, chaired)).status_code == 404


@pytest.mark.parametrize("name", PAPERS)
def test_without_signing_in_one_is_asked_to(chaired, name):
    url = to(name, chaired)

    assert Client().get(url).url == f"/masuk/?next={url}"


@pytest.mark.parametrize("name", PAPERS)
def test_it_is_only_read(client_of, leader, chaired, name):
    assert client_of(leader).post(to(name, chaired)).status_code == 405


@pytest.mark.parametrize("name", PAPERS)
def test_printing_what_is_ordinary_leaves_no_trace(client_of, leader, chaired, name):
    client_of(leader).get(to(name, chaired))

    assert verbs() == []


@pytest.mark.parametrize("name", PAPERS)
def test_printing_what_is_classified_is_audited(client_of, leader, chaired, name):
    f.DirectiveFactory(meeting=chaired, classification=1)

    client_of(leader).get(to(name, chaired))

    event = last_event()
    assert (event.verb, event.actor_id) == ("minutes.printed", leader.pk)


@pytest.mark.parametrize("name", PAPERS)
def test_an_incomplete_record_tells_what_is_missing(
    client_of, secretariat, meeting, name
):
    response = client_of(secretariat).get(to(name, meeting))

    link = f'href="{reverse("agenda:attendance", args=[meeting.pk])}"'
    page = response.content.decode()
    assert (response.status_code, "Pimpinan rapat belum" in page) == (409, True)
    assert link in page


def test_a_reader_of_an_incomplete_record_gets_no_links(client_of, leader, meeting):
    page = client_of(leader).get(to("documents:notula", meeting)).content.decode()

    told = "Pimpinan rapat belum" in page
    linked = reverse("agenda:attendance", args=[meeting.pk]) in page
    assert (told, linked) == (True, False)


@pytest.mark.parametrize("name", PAPERS)
def test_an_incomplete_record_leaves_no_trace(client_of, leader, host, name):
    meeting = f.MeetingFactory(institution=host, classification=1)

    client_of(leader).get(to(name, meeting))

    assert verbs() == []


@pytest.mark.parametrize("name", PAPERS)
def test_a_lost_logo_does_not_stop_the_minutes(client_of, leader, chaired, name):
    Stationery.objects.create(institution=chaired.institution, logo="pictures/0.png")

    assert client_of(leader).get(to(name, chaired)).status_code == 200


def test_a_meeting_without_a_date_has_a_file_name_too():
    name = NOTULA.file_name("Rakor: " + "a" * 99, None)

    assert name == f"notula-rakor-{'a' * 54}.pdf"
