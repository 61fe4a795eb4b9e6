"""The draft for a word processor: the form of the notula, to be edited."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from docx.enum.text import WD_ALIGN_PARAGRAPH

from meetings.documents.notula_docx import notula_docx
from meetings.documents.papers import IncompleteRecord
from meetings.minutes.record import Photo
from tests.directory.test_check_picture import JPEG, PNG
from tests.documents import samples as s

CLIPPED = PNG[:20]


def opened(record):
    return docx.Document(io.BytesIO(notula_docx(record)))


def texts(record):
    return [each.text for each in opened(record).paragraphs if each.text]


def cells(table):
    return [[cell.text for cell in row.cells] for row in table.rows]


def headings(record):
    return [
        (int(each.style.name[-1]), each.text)
        for each in opened(record).paragraphs
        if each.style.name.startswith("Heading")
    ]


def store(name, content):
    return default_storage.save(f"pictures/{name}", ContentFile(content))


def test_headings_follow_the_form():
    assert headings(s.SEED) == [
        (1, "NOTULA"),
        (2, "Kegiatan Sidang/Rapat"),
        (3, "1. Kata Pembukaan"),
        (3, "2. Pembahasan"),
        (4, "Pengamanan penyelenggaraan Pilkada Serentak Tahun 2024"),
        (4, "Masa tenang Pilkada"),
        (2, "DAFTAR HADIR"),
    ]


def test_the_least_that_can_be_printed_has_no_empty_part():
    assert headings(s.BARE) == [(1, "NOTULA"), (2, "DAFTAR HADIR")]
    particulars = cells(opened(s.BARE).tables[0])
    assert particulars == [
        ["Sidang/Rapat", ":", "Rapat Koordinasi Kecamatan"],
        ["Hari/Tanggal", ":", "Senin, 6 Januari 2025"],
        ["Pimpinan Sidang/Rapat", "", ""],
        ["   Ketua", ":", "Camat Kanigaran"],
    ]


def test_the_particulars_tell_who_led_and_who_came():
    record = replace(s.crowd(4), secretary=s.attendee(9, name="Dewi"))

    told = {row[0].strip(): row[2] for row in cells(opened(record).tables[0])}

    assert told["Surat Undangan"] == "Nomor 005/12/2024, 20 November 2024"
    assert (told["Sekretaris"], told["Acara"]) == ("Dewi", "Laporan kewilayahan")
    assert told["Peserta Sidang/Rapat"] == (
        "1. Lurah Wilayah 3, Peserta Nomor 3, S.STP.\n"
        "2. Lurah Wilayah 4, Peserta Nomor 4, S.STP.\n"
        "3. Ketua RW (29 orang)"
    )


def test_one_participant_is_not_counted():
    record = s.record(attendees=(s.BARE.chair, s.KASDIM))

    told = cells(opened(record).tables[0])[-1]

    assert told == ["Peserta Sidang/Rapat", ":", s.KASDIM.introduction]


def test_a_long_list_of_participants_stands_in_the_annex():
    told = {row[0]: row[2] for row in cells(opened(s.crowd(60)).tables[0])}

    assert told["Peserta Sidang/Rapat"] == (
        "89 orang, sebagaimana daftar hadir terlampir\nKetua RW (29 orang)"
    )


def test_points_are_lists_of_the_word_processor_each_counted_anew():
    points = [
        int(key)
        for each in opened(s.SEED).paragraphs
        for key in each._p.xpath("./w:pPr/w:numPr/w:numId/@w:val")
    ]

    assert points == [909] * 3 + [910] * 2


def test_a_point_has_its_lead_its_quote_and_its_addressees():
    words = texts(s.SEED)
    at = next(n for n, each in enumerate(words) if each.startswith("Ketiga"))

    assert words[at].startswith("Ketiga – Imbauan: Semua pihak diajak")
    assert words[at + 1].startswith("“Bapak ibu sekalian")
    assert words[at + 2] == "Ditujukan kepada: para peserta rakor; semua pihak."


def test_points_of_different_classes_are_marked_and_every_page_is():
    draft = opened(s.CLASSIFIED)
    words = [each.text for each in draft.paragraphs]

    assert "Arahan: (Rahasia) Titik rawan dipantau." in words
    section = draft.sections[0]
    headers = (section.first_page_header, section.header)
    assert [each.paragraphs[0].text for each in headers] == ["RAHASIA"] * 2


def test_words_of_nobody_and_under_nothing_have_their_place():
    unasked = s.section(0, "", s.Turn(None, (s.item(2, "", "Y."),)))
    said = s.section(1, "Banjir", s.Turn(s.MAYOR, (s.item(1, "Arahan", "X."),)))
    record = s.record(agenda=(said,), unassigned=unasked)

    assert texts(record)[-5:-3] == ["Lain-lain", "Y."]


def test_one_matter_without_a_name_has_no_heading():
    only = s.section(0, "", s.Turn(s.MAYOR, (s.item(1, "Arahan", "X."),)))

    assert (4, "Lain-lain") not in headings(s.record(unassigned=only))


def test_paragraphs_of_a_text_stay_paragraphs():
    record = s.record(opening="Satu\r\nbaris.\r\n\r\n\r\n\r\nDua.")

    assert texts(record)[4:6] == ["Satu\nbaris.", "Dua."]


def test_decisions_tell_no_kind():
    words = texts(s.crowd(4))

    at = words.index("3. Keputusan/Kesimpulan")
    assert words[at + 1] == "Rapat berikutnya diadakan pada bulan Februari."


def test_the_list_of_attendance_repeats_its_head_and_signs_left_and_right():
    table = opened(s.crowd(4)).tables[-2]
    rows = cells(table)

    assert rows[0] == [
        *("No.", "Nama", "NIP", "Jabatan/Instansi", "Keterangan", "Tanda Tangan")
    ]
    assert [row[-1] for row in rows[1:]] == ["1.", "\t2.", "3.", "\t4.", "5."]
    assert table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")


def test_without_service_numbers_there_is_no_such_column():
    assert cells(opened(s.SEED).tables[-2])[0] == [
        *("No.", "Nama", "Jabatan/Instansi", "Keterangan", "Tanda Tangan")
    ]


def test_chair_and_recorder_sign_on_two_sides():
    above, below = cells(opened(s.crowd(4)).tables[-1])

    assert [text.split("\n")[1] for text in above] == [
        "Pencatat,",
        "Pimpinan Sidang/Rapat,",
    ]
    assert "Rina Wulandari, S.Sos.\nPenata (III/c)\nNIP 19850202" in below[0]


def test_the_letterhead_is_centred_above_a_rule():
    first, *_, rule = opened(s.crowd(4)).paragraphs[:5]

    assert (first.text, first.alignment) == (
        "PEMERINTAH KOTA TIRTA KENCANA",
        WD_ALIGN_PARAGRAPH.CENTER,
    )
    assert rule._p.xpath("./w:pPr/w:pBdr/w:top")


@pytest.mark.parametrize(
    ("name", "content", "shown"),
    [("l.png", PNG, 1), ("l.jpg", JPEG, 1), ("l.png", CLIPPED, 0)],
    ids=["PNG", "JPEG", "broken"],
)
def test_a_logo_that_can_be_read_is_shown_with_its_name(name, content, shown):
    head = replace(s.AGENCY, logo=store(name, content))

    drawn = opened(s.record(letterhead=head)).inline_shapes

    told = [each._inline.docPr.get("descr") for each in drawn]
    assert told == ["Lambang Badan Kesatuan Bangsa dan Politik"] * shown


def test_photos_are_shown_with_their_titles_and_lost_ones_are_not():
    photos = (Photo(1, "Suasana", store("p.jpg", JPEG)), Photo(2, "Hilang", "x.jpg"))
    record = s.record(photos=photos)

    assert len(opened(record).inline_shapes) == 1
    assert texts(record)[-2:] == ["DOKUMENTASI FOTO", "Suasana"]


def test_an_incomplete_record_is_no_draft():
    with pytest.raises(IncompleteRecord):
        notula_docx(s.record(chair=None))
