"""What of an address is kept, and what it is called."""

import pytest
from django.http import QueryDict

from meetings.archive.saved_query import kept, proposed_name, same, told


def test_only_what_is_looked_for_is_kept():
    asked = QueryDict("page=3&q=banjir&urut=terlama&oleh=1&oleh=2&bagian=rapat&x=1")

    assert kept(asked) == "q=banjir&oleh=1&oleh=2"


def test_what_is_empty_is_not_kept():
    assert kept(QueryDict("q=+&jenis=&tahun=2024")) == "tahun=2024"


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", ""),
        ("q=banjir++rob", "banjir rob"),
        ("q=banjir&jenis=appeal&klasifikasi=1", "banjir, Imbauan, Terbatas"),
        ("jenis=lain&tahun=2024&sejak=2024-01-02", "sejak 2 Januari 2024, tahun 2024"),
        ("q=a&oleh=1&kepada=2&forum=3", "a, 3 saringan lain"),
        (
            "status=open&status=done",
            "tindak lanjut terbuka, tindak lanjut terverifikasi",
        ),
        ("baru=7&q=a", "a, baru sejak pencarian ini terakhir dibuka"),
    ],
)
def test_it_is_told_in_words(query, words):
    assert told(QueryDict(query)) == words


def test_it_is_told_with_names():
    names = {("oleh", 1): "Wali Kota", ("kepada", 2): "Dinas Kesehatan"}

    words = told(QueryDict("oleh=1&kepada=2&forum=3"), names)

    named = "oleh Wali Kota, ditujukan kepada Dinas Kesehatan"
    assert words == f"{named}, forum tidak dikenal"


def test_what_is_not_understood_is_not_kept():
    assert kept(QueryDict("q=a&jenis=lain&tahun=abcd&sejak=2024&baru=3")) == "q=a"


@pytest.mark.parametrize(
    ("other", "alike"),
    [("oleh=2&oleh=1&q=a", True), ("q=a&oleh=1", False), ("q=A&oleh=1&oleh=2", False)],
)
def test_the_order_of_values_makes_no_other_search(other, alike):
    assert same("q=a&oleh=1&oleh=2", other) is alike


def test_a_name_begins_with_a_capital_and_has_an_end():
    assert proposed_name(QueryDict("q=" + "banjir " * 40)).startswith("Banjir banjir")
    assert len(proposed_name(QueryDict("q=" + "banjir " * 40))) == 120


def test_a_name_is_not_quoted():
    assert proposed_name(QueryDict("q=%22balai warga%22+rob")) == "Balai warga rob"


def test_all_directives_have_a_name_too():
    assert proposed_name(QueryDict("")) == "Semua butir"
