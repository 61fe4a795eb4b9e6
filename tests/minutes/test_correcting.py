"""Errata: proposed by the secretariat, decided by who approves, then an edition."""

from __future__ import annotations

import uuid

import pytest
from django.urls import reverse

from meetings.documents import issuing
from meetings.minutes import correcting
from meetings.minutes.reading import read, read_all
from meetings.minutes.snapshot import freeze, thaw
from meetings.models import Correction, Edition, IssuedDocument, Meeting, Revision
from tests import factories as f
from tests.issued import address
from tests.trail import last_event


def again(meeting):
    return Meeting.objects.get(pk=meeting.pk)


def form_url(meeting):
    return reverse("minutes:propose_correction", args=[meeting.pk])


@pytest.fixture
def first(issued):
    return issued.directives.get(number=1)


@pytest.fixture
def typed(first):
    """What the secretariat types for a correction of the first directive."""
    return {
        "paragraph": f"directive:{first.pk}:text",
        "new": "Pompa siaga.",
        "reason": "Salah dengar",
        "uuid": uuid.UUID(int=7),
    }


def test_a_proposal_changes_nothing_yet(client_of, secretariat, issued, typed, first):
    before = freeze(read(issued, secretariat))

    response = client_of(secretariat).post(form_url(issued), typed)

    correction = Correction.objects.get()
    assert response.url == reverse("minutes:corrections", args=[issued.pk])
    assert (correction.old, correction.new) == ("Pompa disiagakan.", "Pompa siaga.")
    assert correction.paragraph == "Butir 1, isi"
    assert freeze(read(again(issued), secretariat)) == before
    assert last_event().verb == "erratum.proposed"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"new": "Pompa disiagakan."}, "sama dengan yang sudah terbit"),
        ({"new": ""}, "tidak boleh kosong"),
        ({"reason": ""}, "error_1_id_reason"),
        ({"paragraph": "meeting:99:title"}, "pilihan"),
        ({"paragraph": ""}, "error_1_id_paragraph"),
    ],
)
def test_a_refused_proposal_keeps_what_was_typed(
    client_of, secretariat, issued, typed, change, told
):
    response = client_of(secretariat).post(form_url(issued), typed | change)

    page = response.content.decode()
    assert (response.status_code, Correction.objects.count()) == (422, 0)
    assert told in page
    assert (typed | change)["new"] in page


def test_what_the_row_cannot_hold_is_refused(client_of, secretariat, issued, typed):
    line = issued.attendance.first()
    typed |= {"paragraph": f"attendance:{line.pk}:name", "new": "x" * 2000}

    response = client_of(secretariat).post(form_url(issued), typed)

    assert response.status_code == 422


def test_one_open_proposal_for_a_paragraph(client_of, secretariat, issued, typed):
    client = client_of(secretariat)
    client.post(form_url(issued), typed)

    other = typed | {"uuid": uuid.UUID(int=8), "new": "Lain."}
    response = client.post(form_url(issued), other)

    assert response.status_code == 422
    assert "masih ada usulan terbuka" in response.content.decode()


def test_sent_twice_it_is_one(client_of, secretariat, issued, typed):
    for _ in range(2):
        client_of(secretariat).post(form_url(issued), typed)

    assert Correction.objects.count() == 1


def test_the_form_starts_with_the_chosen_paragraph(
    client_of, secretariat, issued, first
):
    url = f"{form_url(issued)}?paragraf=directive:{first.pk}:text"

    page = client_of(secretariat).get(url).content.decode()

    assert ">\nPompa disiagakan.</textarea>" in page


def test_before_the_issue_one_corrects_the_record_itself(
    client_of, secretariat, approved
):
    response = client_of(secretariat).get(form_url(approved), follow=True)

    assert "belum terbit" in response.content.decode()


# Decided.


def test_a_refusal_says_why_and_lets_another_follow(
    client_of, leader, issued, propose, secretariat
):
    proposal = propose(issued, "directive", "text", "Lain.")
    url = reverse("minutes:refuse_correction", args=[proposal.pk])

    client_of(leader).post(url, {"refusal": "Memang demikian"})

    page = client_of(secretariat).get(reverse("minutes:corrections", args=[issued.pk]))
    assert "Memang demikian" in page.content.decode()
    assert propose(issued, "directive", "text", "Lain lagi.").is_open
    assert last_event().verb == "erratum.proposed"


def test_a_refusal_needs_a_reason(client_of, leader, issued, propose):
    proposal = propose(issued, "directive", "text", "Lain.")
    url = reverse("minutes:refuse_correction", args=[proposal.pk])

    response = client_of(leader).post(url, {"refusal": ""}, follow=True)

    proposal.refresh_from_db()
    assert proposal.is_open
    assert "Tuliskan alasan" in response.content.decode()


def test_a_decided_one_is_not_refused(client_of, leader, issued, correct):
    correct(issued, "directive", "text", "Lain.")
    proposal = Correction.objects.get()
    url = reverse("minutes:refuse_correction", args=[proposal.pk])

    response = client_of(leader).post(url, {"refusal": "x"}, follow=True)

    assert "sudah diputuskan" in response.content.decode()
    with pytest.raises(correcting.Decided):
        correcting.refuse(proposal, "x", by=leader)


def approve_all(client_of, leader, meeting, **data):
    url = reverse("documents:issue_errata", args=[meeting.pk])
    keys = [str(row.pk) for row in Correction.objects.all()]
    known = {"correction": keys, "capacity": "Wali Kota"}
    return client_of(leader).post(url, known | data, follow=True)


def test_the_approved_one_makes_an_edition_that_supersedes(
    client_of, leader, issued, propose
):
    propose(issued, "directive", "text", "Pompa siaga.", containing="Pompa")

    page = approve_all(client_of, leader, issued).content.decode()

    old, new = IssuedDocument.objects.order_by("copy")
    correction = Correction.objects.get()
    assert "Edisi ralat terbit" in page
    assert (new.supersedes, old.superseded_by) == (old, new)
    assert (correction.decided_by, correction.decided_as) == (leader, "Wali Kota")
    assert correction.edition == new.edition
    assert new.number == old.number
    assert last_event().verb == "erratum.issued"


def test_the_edition_says_what_the_rows_say(correct, issued):
    line = issued.attendance.get(name="Budi")
    correct(issued, "directive", "text", "Pompa siaga.", containing="Pompa")
    correct(issued, "minutes", "opening", "Rapat dibuka pukul 9.")
    correct(issued, "minutes", "closing", "Rapat ditutup pukul 11.")
    correct(issued, "meeting", "place", "Balai Kota")
    correct(issued, "agendaitem", "title", "Banjir kota")
    meeting = correct(issued, "attendance", "office", "Lurah", containing="Camat")

    last = thaw(Edition.objects.order_by("number").last().content["record"])
    live = read_all(meeting)

    plain = freeze(last)
    assert [each["paragraph"] for each in plain.pop("errata")] == [
        "Butir 1, isi",
        "Pembukaan",
        "Penutup",
        "Tempat",
        "Mata acara 1, judul",
        "Daftar hadir, Camat, Budi: jabatan",
    ]
    now = freeze(live)
    del now["errata"], now["issued"], plain["issued"]
    assert plain == now
    line.refresh_from_db()
    assert line.office == "Lurah"


def test_an_erratum_of_one_item_leaves_the_others(ready, approve, correct, secretariat):
    f.AgendaItemFactory(meeting=ready, title="Posko", number=2, position=2)
    meeting = approve(again(ready))
    issuing.issue(meeting, address=address, by=secretariat)

    after = correct(
        again(meeting), "agendaitem", "title", "Posko banjir", containing="Posko"
    )

    titles = [section.title for section in read(after, secretariat).agenda]
    assert titles == ["Banjir", "Posko banjir"]


def test_an_erratum_of_what_was_said_outside_the_agenda(
    ready, approve, correct, secretariat
):
    ready.directives.filter(number=1).update(agenda_item=None)
    meeting = approve(Meeting.objects.get(pk=ready.pk))
    issuing.issue(meeting, address=address, by=secretariat)

    correct(again(meeting), "attendance", "office", "Lurah", containing="Camat")
    after = correct(again(meeting), "directive", "text", "Lain.", containing="Pompa")

    record = read(after, secretariat)
    assert record.unassigned.turns[0].items[0].text == "Lain."


def test_a_corrected_directive_has_it_in_its_history(correct, issued, first):
    correct(issued, "directive", "text", "Pompa siaga.", containing="Pompa")

    last = first.revisions.order_by("version").last()
    assert last.act == Revision.Act.CORRECTED
    assert last.content["text"] == "Pompa siaga."


def test_nothing_ticked_approves_nothing(client_of, leader, issued, propose):
    propose(issued, "directive", "text", "Lain.")

    page = approve_all(client_of, leader, issued, correction=[]).content.decode()

    assert "Pilih usulan yang masih terbuka" in page
    assert Edition.objects.count() == 1


def test_an_approval_says_in_which_capacity(client_of, leader, issued, propose):
    propose(issued, "directive", "text", "Lain.")

    response = approve_all(client_of, leader, issued, capacity="")

    assert (response.status_code, Edition.objects.count()) == (422, 1)


def test_before_the_issue_there_is_nothing_to_correct(client_of, leader, approved):
    f.correction_of(approved)

    page = approve_all(client_of, leader, approved).content.decode()

    assert "sekarang “Disetujui”" in page


def test_withdrawn_minutes_are_not_corrected(client_of, leader, issued, propose):
    propose(issued, "directive", "text", "Lain.")
    issuing.withdraw(issued, "Keliru", capacity="Wali Kota", by=leader)

    page = approve_all(client_of, leader, issued).content.decode()

    assert "sudah dicabut" in page
    assert Edition.objects.count() == 1


# Of higher classes.


@pytest.fixture
def classed(ready, approve, secretariat):
    """Issued minutes with a confidential directive."""
    ready.directives.filter(number=2).update(classification=2)
    meeting = approve(again(ready))
    issuing.issue(meeting, address=address, by=secretariat)
    return again(meeting)


def test_a_correction_above_their_class_leaves_the_lower_copy(classed, correct):
    correct(classed, "directive", "text", "X.", containing="Tanggul")

    copies = IssuedDocument.objects.values_list("classification", "copy")
    assert sorted(copies) == [(0, 1), (2, 1), (2, 2)]


def test_a_correction_above_the_clearance_does_not_exist(client_of, classed, propose):
    leader = f.user_with("leadership")
    proposal = propose(classed, "directive", "text", "X.", containing="Tanggul")
    client = client_of(leader)
    page = client.get(reverse("minutes:corrections", args=[classed.pk]))
    url = reverse("minutes:refuse_correction", args=[proposal.pk])

    assert "Tanggul" not in page.content.decode()
    assert client.post(url, {"refusal": "x"}).status_code == 404


def test_nobody_issues_errata_of_what_they_may_not_read(client_of, classed, propose):
    leader = f.user_with("leadership")
    propose(classed, "minutes", "closing", "X.")

    response = approve_all(client_of, leader, classed)

    assert response.status_code == 403
    assert "di atas izin akses Anda" in response.content.decode()


def test_reading_classified_errata_is_traced(client_of, classed, propose):
    propose(classed, "directive", "text", "X.", containing="Tanggul")
    high = f.user_with("secretariat", clearance=3)

    client_of(high).get(form_url(classed))
    assert last_event().verb == "record.read"
    client_of(high).get(reverse("minutes:corrections", args=[classed.pk]))

    assert last_event().verb == "record.read"
