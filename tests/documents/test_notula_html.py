"""The print page of the notula: what it says, and what it leaves out."""

import re
from dataclasses import replace
from html import unescape

import pytest

from meetings.documents.notula import IncompleteRecord, notula_html
from meetings.minutes.gaps import Gap, gaps
from tests.documents import samples as s


def words(html: str) -> str:
    """Text of a page, with single spaces."""
    text = re.sub(r"<(style|title)\b.*?</\1>|<[^>]+>", " ", html, flags=re.S)
    return re.sub(r"\s+", " ", unescape(text))


def headings(html: str) -> list[str]:
    return [words(text).strip() for text in re.findall(r"<h\d.*?>(.*?)</h\d>", html)]


def numbered(*texts: str) -> tuple:
    return tuple(s.item(n, "Arahan", text) for n, text in enumerate(texts, start=1))


def test_headings_follow_the_form():
    assert headings(notula_html(s.SEED)) == [
        "NOTULA",
        "Kegiatan Sidang/Rapat",
        "1. Kata Pembukaan",
        "2. Pembahasan",
        "Pengamanan penyelenggaraan Pilkada Serentak Tahun 2024",
        "Masa tenang Pilkada",
        "DAFTAR HADIR",
    ]


def test_numbers_close_up_over_a_part_that_is_left_out():
    html = notula_html(replace(s.crowd(3), opening=""))

    assert headings(html)[2:6] == [
        "1. Pembahasan",
        "Laporan kewilayahan",
        "2. Keputusan/Kesimpulan",
        "3. Penutup",
    ]


def test_a_passage_that_was_confirmed_says_so_once():
    first, second = numbered("A.", "B.")
    first = replace(first, confirmed_on="2026-03-05")
    turn = s.Turn(s.KASDIM, (first, replace(second, confirmed_on="2026-03-04")))

    text = words(notula_html(s.record(agenda=(s.section(1, "Banjir", turn),))))

    noted = "Telah dikonfirmasi oleh yang bersangkutan pada 5 Maret 2026."
    assert (text.count("dikonfirmasi"), noted in text) == (1, True)


def test_of_a_passage_only_the_confirmed_part_says_so():
    first, second = numbered("Satu.", "Dua.")
    turn = s.Turn(s.KASDIM, (replace(first, confirmed_on="2026-03-05"), second))

    text = words(notula_html(s.record(agenda=(s.section(1, "Banjir", turn),))))

    noted = "Satu. Telah dikonfirmasi oleh yang bersangkutan pada 5 Maret 2026. "
    assert (text.count("dikonfirmasi"), noted in text) == (1, True)


def test_a_part_alone_has_no_number():
    assert headings(notula_html(s.record(closing="Selesai."))) == [
        "NOTULA",
        "Kegiatan Sidang/Rapat",
        "Penutup",
        "DAFTAR HADIR",
    ]


def test_nothing_but_the_known_is_printed():
    text = words(notula_html(s.BARE))

    assert text.strip() == (
        "NOTULA Sidang/Rapat : Rapat Koordinasi Kecamatan"
        " Hari/Tanggal : Senin, 6 Januari 2025"
        " Pimpinan Sidang/Rapat Ketua : Camat Kanigaran"
        " Pimpinan Sidang/Rapat, Camat Kanigaran,"
        " LAMPIRAN NOTULA DAFTAR HADIR Sidang/Rapat : Rapat Koordinasi Kecamatan"
        " Hari/Tanggal : Senin, 6 Januari 2025"
        " No. Nama Jabatan/Instansi Keterangan Tanda Tangan"
        " 1. Camat Kanigaran Ketua 1. Jumlah: diundang 1 orang; hadir 1 orang."
        " Pimpinan Sidang/Rapat, Camat Kanigaran,"
    )


@pytest.mark.parametrize("record", [s.SEED, s.BARE, s.CLASSIFIED, s.crowd(20)])
def test_no_placeholder_is_printed(record):
    text = words(notula_html(record))

    assert not re.search(r"None|#|: ?:|, ?,|\(\)", text)


def test_period_stands_behind_the_name_unless_it_is_in_it():
    named = replace(s.SEED, title="Rakor November 2024")

    assert "Sosial Kota Probolinggo, periode November 2024" in words(
        notula_html(s.SEED)
    )
    assert "periode November" not in words(notula_html(replace(named, opening="")))


def test_place_tells_that_the_meeting_was_online_too():
    assert (
        "Tempat : Ruang Command Center, Kanigaran, secara luring dan daring Acara"
        in words(notula_html(s.SEED))
    )


def test_participants_stand_in_protocol_order_without_the_chair():
    text = words(notula_html(s.SEED))
    listed = text[text.index("Peserta Sidang/Rapat :") :]

    assert listed.startswith(
        "Peserta Sidang/Rapat : Perwakilan Forkopimda"
        " Kasdim 0820 Probolinggo, Mayor Czi Slamet Wahyudi,"
        " mewakili Dandim 0820 Probolinggo Kasi Intel"
    )


def test_a_long_list_of_participants_is_in_the_annex_only():
    text = words(notula_html(s.crowd(60)))

    assert (
        "Peserta Sidang/Rapat : 89 orang, sebagaimana daftar hadir terlampir"
        " Ketua RW (29 orang) Kegiatan" in text
    )


def test_a_directive_shows_ordinal_kind_quote_and_addressees():
    text = words(notula_html(s.SEED))

    assert "Pertama – Penekanan: Netralitas Aparatur Sipil Negara" in text
    assert "“Di situ, minimal ada 3 pilar, ada tentaranya" in text
    assert "Ditujukan kepada: RT; RW; Lurah; Forpimcam." in text


def test_a_civil_rank_does_not_lead_the_name():
    text = words(notula_html(s.crowd(3)))

    assert "Plt. Kepala Badan Kesatuan Bangsa dan Politik, Drs. H. Budi" in text
    assert "Drs. H. Budi Santoso, M.Si. Pembina Utama Muda (IV/c) NIP 1968" in text


def test_what_was_said_under_no_agenda_item_comes_last():
    said = s.Turn(s.MAYOR, numbered("Jaga kebersihan."))
    record = replace(s.SEED, unassigned=replace(s.section(0, "", said), number=None))

    assert headings(notula_html(record))[-2:] == ["Lain-lain", "DAFTAR HADIR"]


def test_a_decision_within_an_agenda_item_needs_no_speaker():
    said = s.Turn(None, numbered("Posko dibuka."))
    record = s.record(agenda=(s.section(1, "Posko", said),))

    assert "Posko Arahan: Posko dibuka." in words(notula_html(record))


def test_agenda_keeps_its_published_numbers():
    record = s.record(agenda=(s.section(1, "Banjir"), s.section(4, "Sampah")))

    assert "Acara : 1. Banjir 4. Sampah Pimpinan" in words(notula_html(record))


def test_classification_stands_on_top():
    assert words(notula_html(s.CLASSIFIED)).strip().startswith("RAHASIA PEMERINTAH")


def test_directives_are_marked_when_their_classifications_differ():
    text = words(notula_html(s.CLASSIFIED))

    assert "Arahan: Patroli ditingkatkan." in text
    assert "Arahan: (Rahasia) Titik rawan dipantau." in text


def test_directives_of_one_classification_are_not_marked():
    said = s.Turn(s.MAYOR, (s.SECRET_ITEM,))
    record = replace(s.CLASSIFIED, agenda=(s.section(1, "Situasi", said),))

    assert "Arahan: Titik rawan dipantau." in words(notula_html(record))


def test_recorder_signs_when_the_institution_wants_it():
    both = s.crowd(3)
    chair_only = replace(
        both, letterhead=replace(both.letterhead, recorder_signs=False)
    )

    assert words(notula_html(both)).count("Pencatat,") == 2
    assert words(notula_html(chair_only)).count("Pencatat,") == 0


def test_numbers_of_officials_have_a_column_when_one_is_known():
    one = replace(s.KASDIM, number_label="NRP", number="11030012340582")
    record = replace(s.crowd(3), attendees=(*s.crowd(3).attendees, one))

    assert "Nama Jabatan/Instansi" in words(notula_html(s.SEED))
    assert "Nama NIP/NRP Jabatan/Instansi" in words(notula_html(record))


def test_institution_is_left_out_where_the_office_names_it():
    office = s.attendee(2, office="Kepala Dinas Sosial", institution="Dinas Sosial")
    record = s.record(attendees=(s.BARE.chair, office))

    assert "2. Kepala Dinas Sosial 2." in words(notula_html(record))


def test_totals_tell_of_groups_that_nobody_counted():
    assert (
        "Jumlah: diundang 4 orang; hadir 4 orang;"
        " ditambah 4 kelompok yang tidak dihitung." in words(notula_html(s.SEED))
    )


def test_text_is_escaped():
    record = s.record(opening="<script>alert(1)</script> A & B")

    assert "&lt;script&gt;alert(1)&lt;/script&gt; A &amp; B" in notula_html(record)


def test_characters_that_no_document_can_hold_are_dropped():
    record = s.record(opening="Rapat\x00 di\x0bbuka\x1b\ud800.\ufffe")

    assert "Rapat dibuka." in words(notula_html(record))


def test_a_strict_content_policy_holds():
    assert not re.search(r"\sstyle=|<style|<script|\son\w+=", notula_html(s.SEED))


def test_logo_is_shown_where_its_reader_can_fetch_it():
    assert "<img" not in notula_html(s.SEED)
    assert '<img src="/logo/1/" alt="Lambang Pemerintah Kota' in notula_html(
        s.SEED, logo_url="/logo/1/"
    )


def test_paper_is_the_institutions_unless_another_is_chosen():
    assert 'class="paper-f4"' in notula_html(s.SEED)
    assert 'class="paper-a4"' in notula_html(s.SEED, paper="a4")


NAMELESS = s.attendee(3)
MUTE = s.Turn(s.MAYOR, numbered("Ada.", " \x00\n"))


@pytest.mark.parametrize(
    ("known", "gap"),
    [
        ({"title": ""}, Gap("Nama rapat belum diisi.", "agenda:edit", 7)),
        ({"date": " "}, Gap("Tanggal rapat belum diisi.", "agenda:edit", 7)),
        (
            {"chair": None},
            Gap("Pimpinan rapat belum ditentukan.", "agenda:attendance", 7),
        ),
        (
            {"attendees": ()},
            Gap("Belum ada peserta yang tercatat hadir.", "agenda:attendance", 7),
        ),
        (
            {"attendees": (s.MAYOR, NAMELESS)},
            Gap("Baris ke-2 daftar hadir tidak bernama.", "agenda:attendance", 7),
        ),
        (
            {"agenda": (s.section(2, ""),)},
            Gap("Mata acara ke-2 belum berjudul.", "agenda:items", 7),
        ),
        (
            {"agenda": (s.section(1, "Banjir", MUTE),)},
            Gap("Butir nomor 2 belum berisi teks.", "minutes:edit_directive", 102),
        ),
        (
            {"decisions": numbered("")},
            Gap("Butir nomor 1 belum berisi teks.", "minutes:edit_directive", 101),
        ),
    ],
)
def test_missing_data_is_told_with_the_place_to_mend_it(known, gap):
    with pytest.raises(IncompleteRecord) as incomplete:
        notula_html(s.record(**known))

    assert incomplete.value.gaps == (gap,)


def test_an_incomplete_record_is_not_printed():
    with pytest.raises(IncompleteRecord) as incomplete:
        notula_html(s.record(chair=None, date=""))

    assert [gap.url_name for gap in incomplete.value.gaps] == [
        "agenda:edit",
        "agenda:attendance",
    ]


@pytest.mark.parametrize("record", [s.SEED, s.BARE, s.CLASSIFIED, s.crowd(20)])
def test_a_complete_record_has_no_gaps(record):
    assert gaps(record) == ()
