"""The papers beside the notula, as they are handed out."""

from __future__ import annotations

import io

import pytest
from django.urls import reverse
from pypdf import PdfReader

from meetings.minutes.models import Addressee
from tests import factories as f
from tests.trail import last_event, verbs

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
OF_THE_RECORD = ["draft", "matrix", "attendance_list"]


@pytest.fixture
def chaired(meeting, host):
    """A meeting of a forum that has all that its papers need."""
    meeting.series = f.SeriesFactory(institution=host, name="Forum Banjir")
    meeting.save()
    chair = f.AttendanceFactory(meeting=meeting, role="chair", name="Sari")
    said = f.DirectiveFactory(meeting=meeting, speaker=chair, text="Pompa disiagakan.")
    Addressee.objects.create(
        directive=said, institution=f.InstitutionFactory(name="Dinas Sosial")
    )
    return meeting


def to(name, meeting):
    return reverse(f"documents:{name}", args=[meeting.pk])


def text_of(response):
    pages = PdfReader(io.BytesIO(response.content)).pages
    return " ".join(page.extract_text() for page in pages)


def chosen(meeting):
    """How the two ways to an extract are asked for."""
    said = meeting.directives.get()
    institution = said.addressees.get().institution_id
    return [{"pembicara": said.speaker_id}, {"instansi": institution}]


# Ringkasan


def test_all_papers_are_listed_for_the_recorders(client_of, secretariat, chaired):
    page = client_of(secretariat).get(to("overview", chaired)).content.decode()

    told = ("Daftar hadir kosong", "Dinas Sosial", "Sari", "Bundel notula")
    assert [word in page for word in told] == [True] * 4
    assert "masih ada" not in page


def test_a_reader_is_not_offered_the_list_to_be_signed(client_of, leader, chaired):
    page = client_of(leader).get(to("overview", chaired)).content.decode()

    assert ("Daftar hadir kosong" in page, "Daftar hadir" in page) == (False, True)


def test_it_tells_that_something_is_missing(client_of, leader, meeting):
    page = client_of(leader).get(to("overview", meeting)).content.decode()

    assert "masih ada 2 isian yang kurang" in page
    assert ("petikan-instansi" in page, "Bundel notula" in page) == (False, False)


def test_the_meeting_leads_to_its_papers(client_of, leader, chaired):
    page = client_of(leader).get(chaired.get_absolute_url()).content.decode()

    assert f'href="{to("overview", chaired)}"' in page


# Yang dibuat dari risalah


def test_the_draft_is_a_download(client_of, leader, chaired):
    response = client_of(leader).get(to("draft", chaired))

    assert response["Content-Type"] == DOCX
    assert response["Content-Disposition"].startswith(
        'attachment; filename="konsep-notula-2026-03-10-'
    )


@pytest.mark.parametrize(
    ("filling", "rows"),
    [({}, False), ({"isi": "terisi"}, False), ({"isi": "kosong"}, 1)],
)
def test_the_list_is_filled_or_to_be_signed(
    client_of, secretariat, chaired, filling, rows
):
    response = client_of(secretariat).get(to("attendance_list", chaired), filling)

    text = text_of(response)
    assert ("Jumlah:" in text, "11." in text) == (not rows, bool(rows))


def test_the_list_to_be_signed_is_for_the_recorders(client_of, leader, chaired):
    url = to("attendance_list", chaired)

    assert client_of(leader).get(url, {"isi": "kosong"}).status_code == 403


def test_there_is_no_third_list(client_of, leader, chaired):
    url = to("attendance_list", chaired)

    assert client_of(leader).get(url, {"isi": "separuh"}).status_code == 400


@pytest.mark.parametrize("name", OF_THE_RECORD)
def test_another_paper_may_be_chosen_but_no_other(client_of, leader, chaired, name):
    client = client_of(leader)

    told = [
        client.get(to(name, chaired), {"kertas": paper}).status_code
        for paper in ("f4", "a5")
    ]

    assert told == [200, 400]


@pytest.mark.parametrize("name", OF_THE_RECORD)
def test_taking_along_what_is_classified_is_audited(client_of, leader, chaired, name):
    chaired.directives.update(classification=1, meeting_classification=1)
    type(chaired).objects.filter(pk=chaired.pk).update(classification=1)

    client_of(leader).get(to(name, chaired))

    event = last_event()
    assert (event.verb, event.actor_id) == ("minutes.printed", leader.pk)


def test_a_list_of_an_ordinary_meeting_leaves_no_trace(client_of, leader, chaired):
    f.DirectiveFactory(meeting=chaired, classification=2)

    client_of(leader).get(to("attendance_list", chaired))

    assert verbs() == []


@pytest.mark.parametrize("name", OF_THE_RECORD)
def test_what_is_missing_is_told(client_of, leader, meeting, name):
    page = client_of(leader).get(to(name, meeting))

    assert (page.status_code, "belum dapat dicetak" in page.content.decode()) == (
        409,
        True,
    )


# Petikan


@pytest.mark.parametrize("way", [0, 1])
def test_an_extract_is_of_a_speaker_or_for_an_institution(
    client_of, leader, chaired, way
):
    response = client_of(leader).get(to("extract", chaired), chosen(chaired)[way])

    assert "Pompa disiagakan." in text_of(response)


def test_without_a_choice_it_leads_to_the_choice(client_of, leader, chaired):
    response = client_of(leader).get(to("extract", chaired), {"instansi": ""})

    assert response.url == to("overview", chaired) + "#petikan"


@pytest.mark.parametrize("key", ["x", "-1", "٣", "9" * 19])
def test_a_key_that_is_none_is_a_bad_request(client_of, leader, chaired, key):
    url = to("extract", chaired)

    assert client_of(leader).get(url, {"instansi": key}).status_code == 400


def test_both_ways_at_once_are_a_bad_request(client_of, leader, chaired):
    url, (one, other) = to("extract", chaired), chosen(chaired)

    assert client_of(leader).get(url, {**one, **other}).status_code == 400


@pytest.mark.parametrize("way", ["instansi", "pembicara"])
def test_an_extract_of_nothing_does_not_exist(client_of, leader, chaired, way):
    url = to("extract", chaired)

    assert client_of(leader).get(url, {way: 987654}).status_code == 404


# Bundel


def test_meetings_of_the_latest_year_are_ticked(client_of, leader, chaired, host):
    old = f.MeetingFactory(
        institution=host, series=chaired.series, date=f.DAY.replace(year=2024)
    )
    planned = f.MeetingFactory(
        institution=host, series=chaired.series, status="planned"
    )

    page = client_of(leader).get(to("choose_bundle", chaired.series))

    assert page.context["ticked"] == {chaired.pk}
    listed = {each.pk for each in page.context["meetings"]}
    assert listed == {chaired.pk, old.pk, planned.pk}


def test_where_nothing_was_held_nothing_is_ticked(client_of, leader, chaired):
    type(chaired).objects.update(status="planned")

    page = client_of(leader).get(to("choose_bundle", chaired.series))

    assert page.context["ticked"] == set()


def test_chosen_meetings_are_bound_by_date(client_of, leader, chaired, host):
    first = f.MeetingFactory(
        institution=host,
        series=chaired.series,
        date=f.DAY.replace(year=2024),
        title="Rapat Lama",
    )
    f.AttendanceFactory(meeting=first, role="chair", name="Budi")
    keys = {"rapat": [chaired.pk, first.pk]}

    response = client_of(leader).get(to("bundle", chaired.series), keys)

    text = text_of(response)
    assert text.index("Rapat Lama") < text.index(chaired.title)
    assert response["Content-Disposition"] == (
        'inline; filename="bundel-forum-banjir.pdf"'
    )


def test_each_classified_meeting_of_a_bundle_is_audited(client_of, leader, chaired):
    f.DirectiveFactory(meeting=chaired, classification=1)

    client_of(leader).get(to("bundle", chaired.series), {"rapat": chaired.pk})

    assert (last_event().verb, len(verbs())) == ("minutes.printed", 1)


def test_an_incomplete_meeting_is_told_of_by_its_day(
    client_of, secretariat, chaired, host
):
    bare = f.MeetingFactory(institution=host, series=chaired.series)
    keys = {"rapat": [chaired.pk, bare.pk]}

    page = client_of(secretariat).get(to("bundle", chaired.series), keys)

    told = page.content.decode()
    assert (page.status_code, "Selasa, 10 Maret 2026: Pimpinan" in told) == (409, True)
    assert f'href="{to("choose_bundle", chaired.series)}"' in told
    assert verbs() == []


@pytest.mark.parametrize("keys", [[], range(1, 62)])
def test_none_and_too_many_lead_to_the_choice(client_of, leader, chaired, keys):
    url = to("bundle", chaired.series)

    response = client_of(leader).get(url, {"rapat": [*keys]})

    assert response.url == to("choose_bundle", chaired.series)


@pytest.mark.parametrize("key", ["x", "٣", "9" * 19])
def test_a_meeting_that_has_no_such_key_is_a_bad_request(
    client_of, leader, chaired, key
):
    url = to("bundle", chaired.series)

    assert client_of(leader).get(url, {"rapat": key}).status_code == 400


def test_a_meeting_of_another_forum_is_not_bound(client_of, leader, chaired, host):
    other = f.MeetingFactory(institution=host)
    url = to("bundle", chaired.series)

    assert client_of(leader).get(url, {"rapat": other.pk}).status_code == 404
