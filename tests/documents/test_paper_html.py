"""What the papers beside the notula say, and what they leave out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from meetings.documents.attendance_list import attendance_html
from meetings.documents.bundle import Bundle, bundle_html
from meetings.documents.extract import (
    NothingChosen,
    by_speaker,
    extract_html,
    for_institution,
)
from meetings.documents.matrix import matrix_html
from meetings.documents.notula import notula_html
from meetings.documents.papers import IncompleteRecord
from meetings.minutes.record import Body
from tests.documents import samples as s
from tests.documents.test_notula_html import headings, words

SERVICE = Body(31, "Dinas Sosial")
TO_SERVICE = s.item(2, "Arahan", "Data warga.", institutions=(SERVICE,))
DECIDED = s.item(4, "Keputusan", "Posko dibuka.", institutions=(SERVICE,))
MIXED = s.record(
    agenda=(
        s.section(
            1,
            "Banjir",
            s.Turn(s.MAYOR, (s.item(1, "Arahan", "Patroli."), TO_SERVICE)),
            s.Turn(s.KASDIM, (s.item(3, "Saran", "Logistik aman."),)),
            description="Air naik.",
        ),
    ),
    decisions=(DECIDED, s.item(5, "Keputusan", "Rapat lagi.")),
    opening="Dibuka.",
    closing="Ditutup.",
)


def listed(record, *, blank=False):
    return words(attendance_html(record, blank=blank))


def extracted(extract):
    return words(extract_html(extract))


# Daftar hadir


def test_the_filled_list_tells_the_status_of_each():
    away = s.attendee(
        2, name="Budi", role="guest", status="excused", status_label="Izin"
    )
    heads = s.attendee(3, kind="group", name="Ketua RW", head_count=29)
    record = s.record(attendees=(s.KASDIM, away, heads))

    text = listed(record)

    assert "Kodim 0820/Probolinggo Hadir; mewakili Dandim 0820 Probolinggo 1." in text
    assert "2. Budi Izin 2. 3. Ketua RW Hadir; 29 orang 3. Jumlah:" in text


def test_the_blank_list_has_the_invited_and_ten_empty_rows():
    text = listed(s.BARE, blank=True)

    assert "1. Camat Kanigaran 1. 2. 2. 3. 3." in text
    assert ("11. 11." in text, "12." in text, "Jumlah" in text) == (True, False, False)


def test_a_list_to_be_signed_needs_nobody():
    record = s.record(attendees=(), chair=None)

    assert "10. 10." in listed(record, blank=True)
    with pytest.raises(IncompleteRecord):
        listed(record)


def test_a_list_to_be_signed_needs_a_date():
    with pytest.raises(IncompleteRecord):
        listed(s.record(date=""), blank=True)


def test_the_recorder_signs_the_list_where_there_is_no_chair():
    recorder = s.attendee(2, name="Rina")
    record = s.record(chair=None, recorder=recorder)

    text = listed(record, blank=True)

    assert ("Pencatat, Rina" in text, "Pimpinan" in text) == (True, False)


def test_the_list_is_classed_as_its_meeting():
    record = replace(s.CLASSIFIED, own_classification=1)

    assert listed(record).strip().startswith("TERBATAS")
    assert "RAHASIA" not in listed(s.CLASSIFIED)


# Petikan


def test_an_extract_has_what_is_directed_to_the_institution_and_no_more():
    text = extracted(for_institution(MIXED, SERVICE.id))

    found = [each in text for each in ("Data warga.", "Posko dibuka.")]
    hidden = ("Patroli", "Logistik", "Rapat lagi", "Dibuka", "Ditutup", "Air naik")
    assert (found, [word for word in hidden if word in text]) == ([True] * 2, [])
    assert "Petikan untuk : Dinas Sosial" in text


def test_an_extract_has_what_one_speaker_said():
    text = extracted(by_speaker(MIXED, s.KASDIM.id))

    assert "Pembicara : Kasdim 0820 Probolinggo, Mayor Czi Slamet Wahyudi" in text
    assert ("Logistik aman." in text, "Patroli" in text, "Posko" in text) == (
        True,
        False,
        False,
    )


def test_an_extract_says_what_it_is_taken_from_and_who_says_so():
    record = replace(MIXED, number="300/4", secretary=s.attendee(9, name="Dewi"))

    text = extracted(for_institution(record, SERVICE.id))

    assert text.strip().startswith("PEMERINTAH KOTA PROBOLINGGO PETIKAN NOTULA")
    assert text.endswith(
        "Petikan ini sesuai dengan notula Rapat Koordinasi Kecamatan nomor 300/4,"
        " yang diselenggarakan pada Senin, 6 Januari 2025. Sekretaris, Dewi "
    )


def test_an_extract_is_classed_as_what_it_shows():
    open_part = replace(TO_SERVICE, number=1)
    said = s.Turn(s.MAYOR, (open_part, s.SECRET_ITEM))
    record = replace(s.CLASSIFIED, agenda=(s.section(1, "Situasi", said),))

    assert "RAHASIA" not in extracted(for_institution(record, SERVICE.id))
    assert "RAHASIA" in extracted(by_speaker(record, s.MAYOR.id))


@pytest.mark.parametrize("choose", [for_institution, by_speaker])
def test_nothing_chosen_is_no_extract(choose):
    with pytest.raises(NothingChosen):
        choose(MIXED, 999)


# Urutan pesan


def ordinals(*numbers):
    items = tuple(
        s.item(place, "Arahan", "Isi.", ordinal=number)
        for place, number in enumerate(numbers, start=1)
    )
    return s.record(agenda=(s.section(1, "Acara", s.Turn(s.MAYOR, items)),))


@pytest.mark.parametrize(
    ("numbers", "printed"),
    [
        ((1, 2, None, 3), ["Pertama", "Kedua", "Ketiga"]),
        ((1, 3), []),
        ((2, 3), []),
        ((1, 3, 1, 2), ["Pertama", "Kedua"]),
    ],
)
def test_a_list_with_a_gap_has_no_ordinals(numbers, printed):
    text = words(notula_html(ordinals(*numbers)))

    found = [word for word in text.split() if word in s.ORDINALS[1:]]
    assert found == printed


def test_an_extract_keeps_the_ordinals_of_a_whole_list():
    record = ordinals(1, 2)
    first, second = record.agenda[0].turns[0].items
    chosen = (first, replace(second, institutions=(SERVICE,)))
    turn = replace(record.agenda[0].turns[0], items=chosen)
    record = replace(record, agenda=(replace(record.agenda[0], turns=(turn,)),))

    assert "Kedua – Arahan" in extracted(for_institution(record, SERVICE.id))


# Matriks


def test_the_matrix_counts_its_own_rows():
    text = words(matrix_html(MIXED))

    table = text[text.index("No. Arahan/Keputusan") :]
    assert table.startswith(
        "No. Arahan/Keputusan Jenis Pembicara Mata Acara Ditujukan Kepada"
        " 1. Patroli. Arahan Pj. Wali Kota Probolinggo, M. Taufik Kurniawan Banjir –"
        " 2. Data warga."
    )
    assert "5. Rapat lagi. Keputusan Rapat – – Pimpinan" in table


def test_the_matrix_tells_classes_when_they_differ():
    assert "Klasifikasi" not in words(matrix_html(MIXED))
    assert "Titik rawan dipantau. Arahan Pj. Wali Kota Probolinggo," in (
        text := words(matrix_html(s.CLASSIFIED))
    )
    assert ("Kepada Klasifikasi 1." in text, "– Rahasia Pimpinan" in text) == (
        True,
    ) * 2


def test_a_matrix_of_nothing_is_refused():
    with pytest.raises(IncompleteRecord, match="Belum ada butir"):
        matrix_html(s.BARE)


# Bundel


def bound(*records, **known):
    plain = {"forum": "Forum A", "legal_basis": "", "letterhead": s.AGENCY}
    return Bundle(**{**plain, **known}, records=records)


def test_a_bundle_has_a_cover_its_contents_and_each_notula():
    html = bundle_html(bound(s.BARE, s.SEED, legal_basis="Perwali 5"))

    assert headings(html)[:3] == ["BUNDEL NOTULA", "DAFTAR ISI", "NOTULA"]
    assert "Senin, 6 Januari 2025 s.d. Selasa, 26 November 2024 2 notula" in words(html)
    assert html.count('href="#notula-') == html.count('id="notula-') == 2


def test_a_bundle_is_classed_as_the_highest_that_is_in_it():
    assert words(bundle_html(bound(s.BARE, s.CLASSIFIED))).strip().startswith("RAHASIA")


def test_a_bundle_tells_of_which_day_something_is_missing():
    with pytest.raises(IncompleteRecord, match=r"^Senin, 6 Januari 2025: Pimpinan"):
        bundle_html(bound(s.SEED, s.record(chair=None)))


def test_an_extract_is_cleaned_of_what_no_document_can_hold():
    service = Body(31, "Dinas\x00 Sosial")
    said = s.Turn(s.MAYOR, (s.item(1, "Arahan", "Isi.", institutions=(service,)),))
    record = s.record(agenda=(s.section(1, "Acara", said),))

    assert "\x00" not in extract_html(for_institution(record, 31))
