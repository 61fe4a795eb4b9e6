"""What was issued: read as it was, compared, withdrawn."""

from __future__ import annotations

import pytest
from django.urls import reverse

from meetings.documents import issuing
from meetings.documents.comparing import compared
from meetings.minutes.reading import read
from meetings.models import IssuedDocument, Meeting, Withdrawal
from tests import factories as f
from tests.issued import address
from tests.trail import last_event, verbs


def again(meeting):
    return Meeting.objects.get(pk=meeting.pk)


def editions(meeting):
    return reverse("documents:editions", args=[meeting.pk])


@pytest.fixture
def classed(ready, approve, secretariat):
    """Issued in two copies: for everybody, and with the confidential directive."""
    ready.directives.filter(number=2).update(classification=2)
    meeting = approve(again(ready))
    issuing.issue(meeting, address=address, by=secretariat)
    return again(meeting)


def test_the_bytes_are_those_that_were_issued(client_of, leader, issued):
    paper = IssuedDocument.objects.get()

    response = client_of(leader).get(paper.get_absolute_url())

    assert response.content == bytes(paper.pdf)
    assert response["Content-Type"] == "application/pdf"
    assert "no-store" in response["Cache-Control"]


def test_a_paper_above_the_clearance_does_not_exist(client_of, classed):
    low, high = IssuedDocument.objects.order_by("classification")
    client = client_of(f.user_with("leadership"))

    assert client.get(low.get_absolute_url()).status_code == 200
    assert client.get(high.get_absolute_url()).status_code == 404
    page = client.get(editions(classed)).content.decode()
    assert low.code in page
    assert high.code not in page


def test_reading_a_classified_paper_is_traced(client_of, classed):
    high = IssuedDocument.objects.get(classification=2)

    client_of(f.user_with("leadership", clearance=2)).get(high.get_absolute_url())

    assert last_event().verb == "issued_document.read"


def test_an_ordinary_one_is_not(client_of, leader, issued):
    before = verbs()

    client_of(leader).get(IssuedDocument.objects.get().get_absolute_url())

    assert verbs() == before


def test_the_notula_of_issued_minutes_is_the_stored_paper(client_of, leader, issued):
    response = client_of(leader).get(reverse("documents:notula", args=[issued.pk]))

    assert response.url == IssuedDocument.objects.get().get_absolute_url()


def test_who_is_only_addressed_gets_no_whole_paper(client_of, ready, approve, host):
    """Nor does their copy tell that there is more."""
    agency = f.InstitutionFactory()
    first = ready.directives.get(number=1)
    first.addressees.create(institution=agency)
    meeting = approve(again(ready))
    secretariat = f.user_with("secretariat", clearance=3)
    issuing.issue(meeting, address=address, by=secretariat)
    client = client_of(f.user_with("agency", institution=agency))
    paper = IssuedDocument.objects.get()

    assert client.get(paper.get_absolute_url()).status_code == 404
    page = client.get(editions(meeting)).content.decode()
    assert "Belum ada notula yang terbit" in page
    assert client.get(reverse("documents:notula", args=[meeting.pk])).status_code == 200


def test_before_the_issue_the_page_says_what_will_stand_there(
    client_of, leader, approved
):
    page = client_of(leader).get(editions(approved)).content.decode()

    assert "Belum ada notula yang terbit" in page
    assert "Bandingkan" not in page


# Compared.


def test_two_editions_stand_side_by_side(client_of, leader, issued, correct):
    correct(issued, "directive", "text", "Pompa siaga.", containing="Pompa")
    older, newer = IssuedDocument.objects.order_by("copy")

    page = client_of(leader).get(
        editions(issued), {"older": older.code, "newer": newer.code}
    )

    text = page.content.decode()
    assert "<del>disiagakan.</del>" in text
    assert "<ins>siaga.</ins>" in text


def test_the_same_edition_twice_differs_in_nothing(client_of, leader, issued, correct):
    correct(issued, "directive", "text", "Pompa siaga.", containing="Pompa")
    code = IssuedDocument.objects.first().code

    page = client_of(leader).get(editions(issued), {"older": code, "newer": code})

    assert "Kedua edisi itu berisi sama" in page.content.decode()


def test_a_paper_that_is_not_there_is_not_compared(client_of, leader, issued, correct):
    correct(issued, "directive", "text", "Pompa siaga.", containing="Pompa")
    code = IssuedDocument.objects.first().code

    page = client_of(leader).get(editions(issued), {"older": code, "newer": "X"})

    assert page.status_code == 422


def test_copies_of_two_classes_are_told_apart(client_of, classed):
    page = client_of(f.user_with("leadership", clearance=3)).get(editions(classed))

    assert "Edisi 1 (Rahasia)" in page.content.decode()


def test_comparing_classes_shows_what_one_does_not_have(classed):
    low, high = IssuedDocument.objects.order_by("classification")

    found = {each.label: each for each in compared(low, high)}

    assert found["Butir 2"].older == ()
    assert found["Butir 2"].newer[0].text == "Tanggul dijaga."
    gone = {each.label: each for each in compared(high, low)}
    assert gone["Butir 2"].newer == ()


def test_every_paragraph_that_can_be_corrected_is_compared(issued, correct):
    for where in (
        ("minutes", "opening"),
        ("minutes", "closing"),
        ("meeting", "title"),
        ("meeting", "place"),
        ("agendaitem", "title"),
    ):
        correct(again(issued), *where, "Lain")
    correct(again(issued), "attendance", "office", "Lurah", containing="Camat")
    papers = IssuedDocument.objects.order_by("copy")

    labels = [each.label for each in compared(papers.first(), papers.last())]

    assert labels == [
        "Nama rapat",
        "Tempat",
        "Pembukaan",
        "Penutup",
        "Mata acara 1",
        "Daftar hadir nomor 2",
    ]


# Withdrawn.


def withdraw(client_of, user, meeting, **data):
    url = reverse("documents:withdraw", args=[meeting.pk])
    return client_of(user).post(url, data, follow=True)


def test_the_leadership_withdraws_with_a_reason(client_of, leader, issued):
    page = withdraw(client_of, leader, issued, reason="Keliru.", capacity="Wali Kota")

    assert "Notula ini dicabut" in page.content.decode()
    assert "Keliru." in page.content.decode()
    assert last_event().verb == "minutes.withdrawn"


def test_without_a_reason_nothing_is_withdrawn(client_of, leader, issued):
    page = withdraw(client_of, leader, issued, reason="", capacity="Wali Kota")

    assert (page.status_code, Withdrawal.objects.count()) == (422, 0)


def test_a_second_time_it_is_told(client_of, leader, issued):
    for _ in range(2):
        page = withdraw(client_of, leader, issued, reason="x", capacity="Wali Kota")

    assert "sudah dicabut" in page.content.decode()
    assert Withdrawal.objects.count() == 1


def test_what_is_not_issued_is_not_withdrawn(client_of, leader, approved):
    page = withdraw(client_of, leader, approved, reason="x", capacity="Wali Kota")

    assert "sekarang “Disetujui”" in page.content.decode()


# Read.


def test_the_issued_record_shows_no_more_than_before(classed):
    low, high = f.user_with("leadership"), f.user_with("leadership", clearance=2)

    texts = [
        [
            item.text
            for section in read(classed, user).sections
            for turn in section.turns
            for item in turn.items
        ]
        for user in (low, high)
    ]

    assert texts == [["Pompa disiagakan."], ["Pompa disiagakan.", "Tanggul dijaga."]]


def test_the_issued_record_keeps_its_photos(ready, approve, secretariat, leader):
    photo = f.photo_of(ready)
    type(photo).objects.update(in_minutes=True)
    meeting = approve(again(ready))
    issuing.issue(meeting, address=address, by=secretariat)

    assert [each.id for each in read(again(meeting), leader).photos] == [photo.pk]
