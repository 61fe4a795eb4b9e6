"""From a text to Indonesian stems."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.archive.words import (
    BREAK,
    Token,
    fold,
    passage,
    stems,
    surface,
    tokens,
    words,
)

# Inflected words of the field, each with a word that must find it.
SAME = """
mengoordinasikan koordinasi; mengkoordinir koordinasi; pengkoordinasian koordinasi;
pengendalian kendali; pengendalinya kendali; penertiban tertib; ditertibkan tertib;
penanganan ditangani; menugaskan tugas; mengimbau imbauan; himbauan imbauan;
dihimbau diimbau; pengerukan dikeruk; kesiapan menyiapkan; pemetaan peta;
penyelidikan diselidiki; penyidikan menyidik; penegakan ditegakkan; pengecekan cek;
pemadaman padam; mengunjungi kunjungan; perawatan dirawat; pergerakan menggerakkan;
persetujuan disetujui; kesepakatan disepakati; pengawalan dikawal;
pemangkasan dipangkas; penarikan ditarik; pengesahan disahkan; netralitas netral;
mengungsi pengungsian; pendataan didata; penyaluran disalurkan; perbaikan diperbaiki;
pembersihan membersihkan; relokasi direlokasi; pemutakhiran dimutakhirkan;
memvalidasi validasi; petaninya tani; sepekan pekan; notulen notula; notulensi notula;
ijin izin; perijinan izin; resiko risiko; analisa analisis; propinsi provinsi;
nopember november; ramadhan ramadan; cabe cabai; hoax hoaks; merubah mengubah;
sekertaris sekretaris; tindaklanjut menindaklanjuti; antardaerah antar-daerah;
anak-anak anak; ibu-ibunya ibu; jum'at jumat; bersama-sama sama-sama;
sayur-mayur sayur-mayur; kapal² kapal²
"""
APART = """
kecamatan camat; kelurahan lurah; relawan rawan; saluran penyaluran;
bangunan pembangunan; penduduk duduk; pemerintah perintah; pengumuman umum;
penyakit sakit; masalah masa; peserta serta; alasan alas
"""
SPOKEN = {
    "tindak lanjut": ["tindaklanjut", "menindaklanjuti", "ditindaklanjuti"],
    "wali kota": ["walikota", "Walikota"],
    "kerja sama": ["kerjasama", "bekerjasama"],
    "tanggung jawab": ["pertanggungjawaban", "bertanggungjawab"],
    "kerja sama antar daerah": ["kerjasama antardaerah"],
    "idul fitri": ["Idulfitri"],
    "uji coba": ["diujicobakan", "diuji coba"],
    "26 november 2024": ["26/11/2024", "26-11-2024", "26 November 2024"],
    "1 januari 2025": ["01/01/2025"],
    "1 13 2025": ["01/13/2025"],
    "1840 ton": ["1.840 ton"],
    "231 persen": ["2,31 persen"],
    "sh": ["S.H."],
    "rw 05": ["RW 05"],
}


def pairs(text):
    return [tuple(pair.split()) for pair in text.split(";")]


@pytest.mark.parametrize(("one", "other"), pairs(SAME))
def test_forms_of_one_word_have_one_stem(one, other):
    assert stems(one) == stems(other) != []


@pytest.mark.parametrize(("one", "other"), pairs(APART))
def test_words_that_only_look_alike_stay_apart(one, other):
    assert stems(one) != stems(other)


@pytest.mark.parametrize(
    ("text", "written"), [(a, b) for a, many in SPOKEN.items() for b in many]
)
def test_what_is_written_together_or_apart_is_one(text, written):
    assert stems(written) == stems(text)


def test_words_that_say_nothing_are_left_out():
    assert stems("di mana dan kapan yang akan") == []


def test_letters_with_accents_are_folded_in_their_place():
    assert fold("Café Ñusa İ ﬁ") == "cafe nusa i f"


def test_a_token_knows_where_it_stands():
    assert tokens("Agar sungai dikeruk.") == [
        Token("sungai", 5, 11),
        Token("keruk", 12, 19),
    ]


def test_other_scripts_become_letters_of_the_alphabet():
    (stem,) = stems("會議")

    assert stem.isascii()
    assert stem.isalnum()


def test_passages_are_kept_apart():
    assert passage("sungai", "", "tanggul") == f"sungai {BREAK} tanggul"


def test_the_surface_keeps_words_as_they_are_written():
    assert surface("Sungai dikeruk", "Tanggul") == f" sungai dikeruk {BREAK} tanggul "


@given(st.text())
def test_any_text_has_stems_of_plain_letters_and_digits(text):
    assert all(stem.isascii() and stem.isalnum() for stem in stems(text))


@given(st.text())
def test_every_word_is_where_it_says(text):
    folded = fold(text)

    assert len(folded) == len(text)
    assert all(0 <= start < end <= len(text) for _, start, end in words(text))
