"""Whether a paper is genuine, asked by somebody with no login."""

from __future__ import annotations

import string

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from meetings.documents import issuing, publishing
from meetings.documents.verification_views import CODES_A_MINUTE, code_of
from meetings.models import IssuedDocument, Meeting
from tests import factories as f
from tests.issued import address


@pytest.fixture(autouse=True)
def _fresh():
    cache.clear()


def ask(code):
    return Client().get(reverse("documents:verify", args=[code]))


def test_a_paper_that_holds_is_told_in_full(issued, chair):
    paper = IssuedDocument.objects.get()

    page = ask(paper.code).content.decode()

    for told in (
        "Notula berlaku",
        paper.number,
        issued.date_text,
        issued.title,
        "Wali Kota Arunika",
        f"{chair}, Wali Kota",
        paper.sha256,
        f'data-size="{paper.size}"',
    ):
        assert told in page


def test_the_recorder_is_named_where_recorders_sign(ready, approve, host, secretariat):
    host.stationery.recorder_signs = True
    host.stationery.save()
    f.AttendanceFactory(meeting=ready, role="recorder", name="Ani", office="Notulis")
    meeting = approve(Meeting.objects.get(pk=ready.pk))
    issuing.issue(meeting, address=address, by=secretariat)

    page = ask(IssuedDocument.objects.get().code).content.decode()

    assert "Notulis, Ani (pencatat)" in page


def test_nobody_keeps_the_answer_and_no_search_engine_lists_it(issued):
    response = ask(IssuedDocument.objects.get().code)

    assert "no-store" in response["Cache-Control"]
    assert 'name="robots" content="noindex"' in response.content.decode()


def test_a_superseded_one_names_the_edition_that_replaces_it(issued, correct):
    correct(issued, "minutes", "closing", "Lain.")
    older, newer = IssuedDocument.objects.order_by("copy")

    assert "diganti oleh edisi 2" in ask(older.code).content.decode()
    assert "menggantikan edisi 1" in ask(newer.code).content.decode()


def test_a_withdrawn_one_says_so(issued, leader):
    issuing.withdraw(issued, "Rahasia alasan", capacity="Wali Kota", by=leader)

    page = ask(IssuedDocument.objects.get().code).content.decode()

    assert "Notula dicabut" in page
    assert "oleh Wali Kota" in page
    assert "Rahasia alasan" not in page


def test_the_title_of_a_classified_paper_is_withheld(ready, approve, secretariat):
    ready.directives.filter(number=2).update(classification=2)
    meeting = approve(Meeting.objects.get(pk=ready.pk))
    issuing.issue(meeting, address=address, by=secretariat)
    low, high = IssuedDocument.objects.order_by("classification")

    assert ready.title not in ask(high.code).content.decode()
    assert ready.title in ask(low.code).content.decode()


def test_an_unknown_code_is_told_apart_from_nothing(issued):
    response = ask("000000000000")

    assert response.status_code == 404
    assert "Tidak ada dokumen dengan kode" in response.content.decode()


@pytest.mark.parametrize(
    "written", ["0V1A-B2C3-D4E5", "ou1a b2c3 d4e5", " 0VIAB2C3D4E5 ", "OVlab2c3d4e5"]
)
def test_a_code_is_read_as_people_write_it(written):
    assert code_of(written) == "0V1AB2C3D4E5"


def test_a_typed_code_leads_to_its_page(db):
    page = reverse("documents:verification")

    assert Client().get(page, {"kode": "0V1A-B2C3-D4E5"}).url == reverse(
        "documents:verify", args=["0V1AB2C3D4E5"]
    )


@pytest.mark.parametrize("typed", ["123", "x" * 500])
def test_what_is_no_code_is_refused_in_place(db, typed):
    response = Client().get(reverse("documents:verification"), {"kode": typed})

    assert response.status_code == 422
    assert "12 huruf dan angka" in response.content.decode()


def test_codes_are_not_tried_one_after_another(issued):
    for number in range(CODES_A_MINUTE):
        assert ask(f"{number:012d}").status_code == 404

    response = ask(IssuedDocument.objects.get().code)

    assert response.status_code == 429
    assert issued.title not in response.content.decode()


def test_a_code_is_drawn_from_letters_that_nobody_mistakes():
    codes = {publishing.new_code() for _ in range(200)}

    assert len(codes) == 200
    assert {len(code) for code in codes} == {12}
    assert not set("".join(codes)) & set("ILOU" + string.ascii_lowercase)
