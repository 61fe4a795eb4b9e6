"""What was said, to whom and how secretly: one defect, one finding."""

from dataclasses import replace

import pytest

from tests.documents import samples as s
from tests.minutes.checks import clean as c
from tests.minutes.checks.clean import meeting, one, said, turn

EDIT = "minutes:edit_directive"
COUNTED = "Urutan pesan Kasdim 0820, Slamet Wahyudi: "


def counted(*ordinals, first=1):
    """A turn of directives with those ordinals."""
    return turn(
        *(
            said(number, ordinal=each)
            for number, each in enumerate(ordinals, start=first)
        )
    )


PLANTED = {
    "no-text": (
        meeting(turn(said(1, " "))),
        "Butir nomor 1 belum berisi teks.",
        EDIT,
        101,
    ),
    "ordinals": (
        meeting(counted(1, 3)),
        f"{COUNTED}tidak ada “Kedua”. Periksa urutan pesannya.",
        EDIT,
        101,
    ),
    "announced": (
        meeting(turn(said(1, "Ada tiga pesan.", ordinal=1), said(2, ordinal=2))),
        (
            "Butir nomor 1 menyebut “tiga pesan”, tetapi 2 pesan Kasdim 0820, Slamet"
            " Wahyudi yang bernomor urut. Lengkapi pesannya, atau perbaiki bunyinya."
        ),
        EDIT,
        101,
    ),
    "no-addressee": (
        meeting(turn(said(1, addressees=(), groups=()))),
        "Butir nomor 1 (arahan) belum menyebut pihak yang dituju.",
        EDIT,
        101,
    ),
    "lapsed-addressee": (
        meeting(turn(said(1, lapsed=("Dinas Pasar",)))),
        (
            "Butir nomor 1 ditujukan kepada Dinas Pasar, yang tidak aktif lagi dalam"
            " direktori. Pilih penggantinya."
        ),
        EDIT,
        101,
    ),
    "unknown-addressee": (
        meeting(turn(said(1, groups=("xxx",)))),
        (
            "Butir nomor 1 ditujukan kepada “xxx”, yang tidak dikenal. Pilih instansi"
            " atau jabatannya, atau perjelas kelompoknya."
        ),
        EDIT,
        101,
    ),
    "open-proposal": (
        meeting(turn(said(1, proposed=True))),
        (
            "Pembicara mengusulkan bunyi lain untuk butir nomor 1. Terima atau tolak"
            " usulannya."
        ),
        "minutes:confirmations",
        7,
    ),
    "above-meeting": (
        meeting(turn(said(1), said(2, classification=2), said(3, classification=1))),
        (
            "Butir nomor 2, 3 berklasifikasi di atas rapatnya (biasa). Naikkan"
            " klasifikasi rapat, atau turunkan butirnya."
        ),
        "minutes:reclassify",
        7,
    ),
    "says-secret": (
        meeting(turn(said(1, "Sandi pos bersifat rahasia."))),
        (
            "Butir nomor 1 menyebut “rahasia”, tetapi klasifikasinya biasa. Periksa"
            " klasifikasinya."
        ),
        EDIT,
        101,
    ),
}


@pytest.mark.parametrize("slug", PLANTED)
def test_a_defect_is_found_and_nothing_else(slug):
    record, *finding = PLANTED[slug]

    assert c.found(record) == one(slug, *finding)


FINE = {
    "the count goes on in the next turn": meeting(counted(1, 2), counted(3, first=3)),
    "each turn counts anew": meeting(counted(1, 2), counted(1, None, first=3)),
    "not all is counted": meeting(counted(None, 1, None, 2)),
    "as many as were announced": meeting(
        turn(said(1, "2 pesan:", ordinal=1), said(2, ordinal=2))
    ),
    "who announces does not count": meeting(turn(said(1, "Tiga arahan Gubernur."))),
    "a hope is addressed to nobody": meeting(
        turn(said(1, kind="hope", addressees=(), groups=()))
    ),
    "the group was named elsewhere": meeting(
        turn(said(1, "Toko tertib.", groups=("toko penyalur",)))
    ),
    "the ballot is secret": meeting(turn(said(1, "Langsung, umum, bebas, rahasia."))),
    "what is secret says so": meeting(
        turn(said(1, "Ini rahasia.", classification=2)), own_classification=2
    ),
}


@pytest.mark.parametrize("why", FINE)
def test_what_only_looks_like_a_defect_is_not_found(why):
    assert c.found(FINE[why]) == []


def test_an_ordinal_stands_once():
    (finding,) = c.found(meeting(counted(None, 1, 1)))

    assert finding[1:] == (
        f"{COUNTED}ada lebih dari satu “Pertama”. Periksa urutan pesannya.",
        EDIT,
        102,
    )


def test_each_turn_that_counts_anew_is_looked_at():
    record = meeting(counted(1, 3), counted(1, 2, first=3))

    assert c.told(record) == [("ordinals", 101)]


def test_a_count_that_does_not_begin_is_found():
    assert c.told(meeting(counted(2), counted(3, first=2))) == [("ordinals", 101)]


def test_the_decisions_are_counted_too():
    decision = s.item(9, "Keputusan", "Rapat bulanan.", kind="decision", ordinal=2)

    (finding,) = c.found(meeting(decisions=(decision,)))
    assert (
        finding[1]
        == "Urutan pesan rapat: tidak ada “Pertama”. Periksa urutan pesannya."
    )


def test_the_words_around_the_directives_are_looked_at_too():
    record = replace(meeting(), opening="Isi rapat dirahasiakan.")

    assert c.found(record)[0][1:3] == (
        (
            "Kata pembukaan menyebut “dirahasiakan”, tetapi klasifikasinya biasa."
            " Periksa klasifikasinya."
        ),
        "minutes:edit",
    )
