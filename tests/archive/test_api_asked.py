"""What is asked of the read API: what it does not know it refuses, and says why."""

from __future__ import annotations

from typing import get_args

import pytest

from meetings.archive.api.questions import Status
from meetings.archive.statuses import STATUSES
from meetings.models import Directive, Meeting
from tests.archive.programs import ROOT, results
from tests.archive.results import said


def faults(client, address):
    response = client.get(f"{ROOT}{address}")

    assert response.status_code == 422
    assert response["Content-Type"] == "application/problem+json"
    return response.json()["errors"]


@pytest.mark.parametrize(
    ("query", "parameter", "words"),
    [
        ("page=0", "page", "Paling kecil 1."),
        ("page_size=101", "page_size", "Paling besar 100."),
        ("page=satu", "page", "Isi dengan bilangan bulat."),
        ("oleh=camat", "oleh", "Isi dengan bilangan bulat."),
        ("sejak=kemarin", "sejak", "Isi dengan tanggal, misalnya 2026-03-10."),
        ("urut=abjad", "urut", "Yang dikenal: 'terbaru' atau 'terlama'."),
        ("urut=", "urut", "Yang dikenal: 'terbaru' atau 'terlama'."),
        ("klasifikasi=9", "klasifikasi", "Yang dikenal: 0, 1, 2 atau 3."),
        ("klasifikasi=terbatas", "klasifikasi", "Yang dikenal: 0, 1, 2 atau 3."),
        ("tahun=2024x", "tahun", "Isi dengan bilangan bulat."),
        ("sampai=2026-02-30", "sampai", "Isi dengan tanggal, misalnya 2026-03-10."),
        (f"q={'a' * 401}", "q", "Paling panjang 400 karakter."),
    ],
)
def test_what_is_unclear_is_told_by_parameter(query, parameter, words, desk):
    told = faults(desk, f"/directives?{query}")

    assert told == [{"parameter": parameter, "detail": words}]


LISTS = {
    "/directives?status=": list(STATUSES),
    "/directives?jenis=": Directive.Kind.values,
    "/meetings?status=": Meeting.Status.values,
}


@pytest.mark.parametrize("value", ["", "zzz", "terlambat"])
@pytest.mark.parametrize("address", LISTS)
def test_a_value_that_is_not_on_the_list_is_refused_with_the_list(address, value, desk):
    (told,) = faults(desk, address + value)

    *others, last = (f"'{slug}'" for slug in LISTS[address])
    assert told["detail"] == f"Yang dikenal: {', '.join(others)} atau {last}."


def test_one_value_that_is_known_does_not_carry_another(desk):
    (told,) = faults(desk, "/directives?status=open&status=zzz")

    assert told["parameter"] == "status"


def test_the_statuses_are_those_of_the_page():
    assert list(get_args(Status)) == list(STATUSES)


def test_days_in_the_wrong_order_are_refused(desk):
    told = faults(desk, "/directives?sejak=2026-03-10&sampai=2026-03-09")

    words = "Tidak boleh mendahului “sejak” (2026-03-10)."
    assert told == [{"parameter": "sampai", "detail": words}]


def test_a_range_may_be_one_day(meeting, desk):
    said(meeting)

    assert len(results(desk, "/directives?sejak=2026-03-10&sampai=2026-03-10")) == 1
    assert len(results(desk, "/directives?sampai=2026-03-10")) == 1


def test_a_key_narrows_however_it_is_written(meeting, desk):
    said(meeting)

    assert results(desk, "/directives?oleh=1_000_000") == []


# Parameters that there are not


KNOWN = {
    "/meetings": "page, page_size, q, series, year, status",
    "/institutions": "page, page_size, q",
    "/topics": "page, page_size",
    "/meetings/1": "tidak ada",
    "/directives/1": "tidak ada",
    "/directives": "page, page_size, q, oleh, pejabat, kepada, topik, forum, tahun,"
    " klasifikasi, jenis, status, sejak, sampai, urut",
}


@pytest.mark.parametrize("address", KNOWN)
def test_an_unknown_parameter_is_refused_with_those_that_there_are(address, desk):
    told = faults(desk, f"{address}?kepda=15")

    words = f"Parameter ini tidak dikenal. Yang dikenal: {KNOWN[address]}."
    assert told == [{"parameter": "kepda", "detail": words}]


def test_all_that_is_wrong_is_told_at_once(desk):
    told = faults(desk, "/directives?kepda=15&Q=pompa&page=0")

    assert {each["parameter"] for each in told} == {"kepda", "Q", "page"}


# What the search says about it

# The words of the page.
PARTLY = (
    "Tidak ada butir yang memuat semua kata itu."
    " Yang tampil memuat sebagian di antaranya."
)


def notes(client, query):
    return client.get(f"{ROOT}/directives?{query}").json()["notes"]


def test_words_that_are_not_understood_are_told(meeting, desk):
    said(meeting)

    assert notes(desk, "q=pompa") == []
    assert notes(desk, "q=oleh:xyzzy") == [
        "“oleh:xyzzy” tidak dikenal. Tidak ada jabatan atau pejabat bernama itu."
    ]


def test_where_nothing_is_found_hints_are_told(meeting, desk):
    said(meeting)

    (note,) = notes(desk, "q=pukul:zeppelin")

    assert note.startswith("“pukul:” bukan kata saring.")


def test_what_holds_some_of_the_words_says_so(meeting, desk):
    said(meeting, "Pompa disiagakan.")
    said(meeting, "Vaksin dibagikan.")

    assert notes(desk, "q=pompa+vaksin") == [PARTLY]


def test_the_search_page_says_it_in_the_same_words(meeting, client_of, leader):
    said(meeting, "Pompa disiagakan.")

    page = client_of(leader).get("/cari/?q=pompa+vaksin").content.decode()

    assert PARTLY in page


def test_a_word_that_leads_nowhere_gets_a_nearer_one(meeting, desk):
    said(meeting, "Vaksin dibagikan.")

    assert notes(desk, "q=vaksim") == ["Mungkin maksud Anda: vaksin"]


def test_a_word_that_nothing_is_near_to_gets_no_note(desk):
    assert notes(desk, "q=vaksim") == []


# What is odd and yet no fault


def test_a_kind_of_error_without_words_is_told_all_the_same(desk):
    response = desk.get(f"{ROOT}/meetings/{'9' * 5000}")

    assert response.status_code == 422
    assert response.json()["errors"][0]["parameter"] == "id"


def test_a_null_character_is_no_error(desk):
    assert results(desk, "/officials?q=%00") is not None
