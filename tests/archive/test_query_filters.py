"""What the filters that somebody types find, and leave out."""

import pytest

from meetings.archive.readers import group_badge, group_badges
from meetings.archive.searching import search
from tests import factories as f


def spoken_by(meeting, say, name, text, **more):
    office = f.PositionFactory(name=name)
    line = f.office_line(meeting, office, office=name, **more)
    return say(text, speaker=line)


@pytest.fixture
def two_offices(meeting, say):
    spoken_by(meeting, say, "Wali Kota Arunika", "Pompa disiagakan.", capacity="pj")
    spoken_by(meeting, say, "Wakil Wali Kota Arunika", "Perahu disiagakan.")


@pytest.mark.parametrize(
    "typed",
    ["oleh:walikota", 'oleh:"Pj. Wali Kota"', 'oleh:"Penjabat Wali Kota Arunika"'],
)
def test_an_office_is_not_its_deputy(typed, two_offices, leader, found_by):
    assert found_by(leader, typed) == ["Pompa disiagakan."]


def test_a_name_that_begins_no_office_is_found_anywhere(two_offices, leader, found_by):
    assert set(found_by(leader, "oleh:arunika")) == {
        "Perahu disiagakan.",
        "Pompa disiagakan.",
    }


def test_a_capacity_alone_is_a_name_like_any_other(two_offices, leader):
    assert search("oleh:plt", {}, leader).tally.total == 0


def test_the_capacity_is_found_as_it_is_printed(two_offices, leader):
    page = search('"Pj. Wali Kota"', {}, leader)

    assert (page.tally.total, page.wanted.loose) == (1, False)


def addressed(say, text, **to):
    say(text).addressees.create(**to)


@pytest.fixture
def three_addressees(say, indexed):
    office = f.PositionFactory(name="Camat Mandala")
    body = f.InstitutionFactory(name="Dinas Kesehatan")
    addressed(say, "Kepada camat.", position=office)
    addressed(say, "Kepada dinas.", institution=body)
    addressed(say, "Kepada lurah.", group="seluruh lurah dan RT")
    indexed()


@pytest.mark.parametrize(
    ("typed", "texts"),
    [
        ('kepada:"camat mandala"', ["Kepada camat."]),
        ("kepada:dinkes", ["Kepada dinas."]),
        ("kepada:lurah", ["Kepada lurah."]),
        ('kepada:"seluruh lurah"', ["Kepada lurah."]),
        ('kepada:"lurah seluruh"', []),
        ("-kepada:camat -kepada:lurah", ["Kepada dinas."]),
    ],
)
def test_whom_it_addresses(typed, texts, three_addressees, leader, found_by):
    assert found_by(leader, typed) == texts


def test_a_chosen_addressee_narrows_the_typed_ones(three_addressees, leader):
    body = f.InstitutionFactory()

    page = search("kepada:camat", {"addressees": {body.pk}}, leader)

    assert (page.tally.total, page.wanted.offices) == (0, set())


def test_a_group_that_the_reader_does_not_see_is_not_known(three_addressees, outsider):
    (note,) = search("kepada:lurah", {}, outsider).wanted.notes

    assert note.startswith("“kepada:lurah” tidak dikenal.")


def test_a_group_wears_its_words_and_those_that_stand_together():
    assert group_badges("seluruh lurah 2024") == {
        "qgseluruh",
        "qglurah",
        "qgseluruhlurah",
    }
    assert (group_badges(""), group_badge("2024"), group_badge("")) == (set(), "", "")


@pytest.mark.parametrize(
    ("typed", "texts"),
    [
        ("-oleh:walikota", ["Perahu disiagakan."]),
        ("disiagakan -oleh:wakil", ["Pompa disiagakan."]),
        ("-jenis:arahan", []),
        ("-sejak:1990", []),
    ],
)
def test_an_unwanted_filter_leaves_out_what_it_finds(
    typed, texts, two_offices, leader, found_by
):
    assert found_by(leader, typed) == texts


def test_an_unwanted_filter_that_is_not_known_leaves_out_nothing(two_offices, leader):
    page = search("-oleh:zeppelin", {}, leader)

    assert page.tally.total == 2
    assert page.wanted.notes == [
        "“-oleh:zeppelin” tidak dikenal. Tidak ada jabatan atau pejabat bernama itu."
    ]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("oleh:", "“oleh:” belum diberi isi"),
        ("oleh:walikota OR pompa", "OR menghubungkan kata dengan kata"),
        ("sejak:2025 sampai:2024", "Tanggal “sejak” jatuh sesudah “sampai”"),
        ("%%", "Tidak ada kata yang dapat dicari"),
        ("pukul:zeppelin", "“pukul:” bukan kata saring"),
    ],
)
def test_what_is_not_searched_for_is_told(typed, told, two_offices, leader):
    (note,) = search(typed, {}, leader).wanted.notes

    assert note.startswith(told)


def test_what_finds_something_needs_no_hint(two_offices, leader):
    assert search("pompa:disiagakan", {}, leader).wanted.notes == []
