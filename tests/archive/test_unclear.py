"""What an address says that nobody understands is told, and passed over."""

import pytest
from django.http import QueryDict
from django.urls import reverse

from meetings.archive.query import parse
from meetings.archive.unclear import TOO_LONG, TOO_MANY_TERMS, cut_in, unclear_in

CARI = reverse("archive:search")
UNCLEAR = [
    ("baru=x", "Buka pencariannya dari Pencarian tersimpan."),
    ("oleh=abc", "misalnya oleh:walikota."),
    ("kepada=-1", "misalnya kepada:dinkes."),
    ("forum=x", 'misalnya forum:"tim terpadu".'),
    ("klasifikasi=9", "misalnya klasifikasi:biasa."),
    ("tahun=abcd", "Tulis tahunnya dengan empat angka, misalnya tahun=2024."),
    ("jenis=foo", "misalnya jenis:imbauan."),
    ("status=foo", "misalnya status:terbuka."),
    ("sejak=2024", "Tulis tanggalnya lengkap, misalnya sejak=2024-11-26."),
    ("sampai=2024-13", "Tulis tanggalnya lengkap, misalnya sampai=2024-11-26."),
    ("urut=miring", "Pilih urutannya di atas hasil."),
    ("bagian=zeppelin", "Pilih bagiannya di atas hasil."),
    ("page=-1", "Yang tampil adalah halaman pertama."),
]


@pytest.mark.parametrize(("query", "hint"), UNCLEAR)
def test_it_is_told_above_what_is_found_without_it(query, hint, say, client_of, leader):
    say("Pompa disiagakan.")

    page = client_of(leader).get(f"{CARI}?{query}")

    [note] = page.context["notes"]
    assert note.startswith(f"“{query}” pada alamat halaman ini tidak dikenal, jadi")
    assert note.endswith(hint)
    assert page.context["found"].tally.total == 1


@pytest.mark.parametrize(
    "query",
    [
        "",
        "q=banjir&jenis=&tahun=+&page=2",
        "oleh=12&tahun=2024&jenis=appeal&status=open&klasifikasi=0&baru=3",
        "sejak=2024-01-01&sampai=2024-12-31",
        "semua=oleh&lain=1",
    ],
)
def test_what_is_understood_needs_no_note(query):
    assert list(unclear_in(QueryDict(query))) == []


def test_only_the_first_of_a_filter_is_told():
    [note] = unclear_in(QueryDict("tahun=abc&tahun=2024&tahun=def"))

    assert note.startswith("“tahun=abc”")


def test_what_is_long_is_cut():
    [note] = unclear_in(QueryDict("tahun=" + "x" * 100))

    assert note.startswith(f"“tahun={'x' * 39}…”")


def test_more_values_than_are_used_are_told():
    asked = QueryDict("&".join(f"oleh={n}" for n in range(51)))

    assert list(unclear_in(asked)) == [
        "Saringan Oleh memuat lebih dari 50 nilai; yang dipakai 50 pertama."
    ]


@pytest.mark.parametrize(
    ("typed", "notes"),
    [
        ("a" * 400, []),
        ("a" * 401, [TOO_LONG]),
        ("pompa " * 5, []),
        (" ".join(f"kata{n}" for n in range(25)), [TOO_MANY_TERMS]),
    ],
)
def test_what_is_too_much_is_told(typed, notes):
    assert list(cut_in(parse(typed), typed)) == notes


def test_the_box_takes_more_than_is_searched_for(client_of, leader):
    page = client_of(leader).get(CARI, {"q": "pompa " * 100})

    assert TOO_LONG in page.context["notes"]
    assert 'maxlength="800"' in page.content.decode()


def test_a_month_that_is_none_is_explained(client_of, leader):
    page = client_of(leader).get(reverse("archive:month"), {"bulan": "2024-13"})

    assert "“bulan=2024-13” pada alamat halaman ini" in page.content.decode()
    for query in ({}, {"bulan": "2024-11"}):
        assert (
            client_of(leader).get(page.request["PATH_INFO"], query).context["notes"]
            == []
        )
