"""The matrices of follow-ups in the notula: on paper, as DOCX, in each copy."""

import io
from dataclasses import replace

import docx
import pytest
from pypdf import PdfReader

from meetings.documents.notula import notula_html, notula_pdf
from meetings.documents.notula_docx import notula_docx
from meetings.minutes.snapshot import at_level, digest, freeze, levels, thaw
from tests.documents import samples as s
from tests.documents.test_notula_html import headings, words


def test_they_stand_before_the_closing_the_earlier_ones_first():
    assert headings(notula_html(s.FOLLOWED))[2:6] == [
        "1. Keputusan/Kesimpulan",
        "2. Tindak Lanjut Rapat Lalu",
        "3. Tindak Lanjut",
        "4. Penutup",
    ]


def test_a_line_tells_what_who_until_when_how_far_and_what_was_decided():
    text = words(notula_html(s.FOLLOWED))

    assert (
        "1. Memperbaiki pompa di Jalan Melati. Butir 3, Rapat Koordinasi (Februari"
        " 2025), 3 Februari 2025; Camat Kanigaran Dinas Pekerjaan Umum dan Penataan"
        " Ruang bersama Kecamatan Kanigaran; Badan Penanggulangan Bencana Daerah"
        " 10 Maret 2025 (semula: secepatnya) Berjalan, 50% Dua dari empat pompa sudah"
        " diperbaiki. Data dukung: 2 berkas Tenggat baru: 14 April 2025. Menunggu suku"
        " cadang."
    ) in text
    assert "(Rahasia) Memeriksa sandi posko." in text


def test_a_meeting_without_any_has_neither_part():
    assert "Tindak Lanjut" not in notula_html(s.SEED)


def test_a_lower_copy_tells_nothing_of_what_is_above():
    copy = at_level(s.FOLLOWED, 0)

    assert levels(s.FOLLOWED) == (0, 2)
    assert [duty.number for duty in copy.carried] == [1, 2]
    assert copy.classification == 0
    assert at_level(s.FOLLOWED, 2).classification == 2
    html = notula_html(copy)
    assert [word in html for word in ("sandi", "Rahasia", "Biasa")] == [False] * 3


def test_what_follows_from_a_hidden_directive_is_hidden_with_it():
    first, second = (
        s.item(1, "Keputusan", "Rahasia.", classification=2),
        s.item(2, "Keputusan", "Terbuka."),
    )
    own = s.FOLLOWED.followups[0]
    record = s.record(
        decisions=(first, second),
        followups=(
            replace(own, item_id=first.id, classification=2, number=1),
            replace(own, item_id=second.id, directive=2, number=2),
        ),
    )

    copy = at_level(record, 0)

    assert [(each.number, each.directive) for each in copy.followups] == [(1, 1)]


def test_frozen_and_thawed_it_is_the_same():
    assert thaw(freeze(s.FOLLOWED)) == s.FOLLOWED


def test_an_edition_from_before_they_were_printed_is_what_it_was():
    plain = freeze(s.SEED)
    del plain["carried"], plain["followups"]

    assert thaw(plain) == s.SEED
    assert notula_html(thaw(plain)) == notula_html(s.SEED)


def test_what_was_approved_is_the_same_with_and_without_them():
    bare = replace(s.FOLLOWED, carried=(), followups=())

    assert digest(s.FOLLOWED) == digest(bare)


def test_the_draft_for_a_word_processor_has_them_too():
    word = docx.Document(io.BytesIO(notula_docx(s.FOLLOWED)))

    titles = [each.text for each in word.paragraphs if "Tindak Lanjut" in each.text]
    assert titles == ["2. Tindak Lanjut Rapat Lalu", "3. Tindak Lanjut"]
    tables = [each for each in word.tables if len(each.columns) == 6]
    carried, own = ([c.text for c in each.rows[1].cells] for each in tables)
    line = s.FOLLOWED.carried[0]
    assert carried == [
        "1.",
        f"{line.text}\nButir 3, {line.source}",
        f"{line.lead}\nbersama {line.supporting}",
        "10 Maret 2025 (semula: secepatnya)",
        "Berjalan, 50%\nDua dari empat pompa sudah diperbaiki.\nData dukung: 2 berkas",
        "Tenggat baru: 14 April 2025. Menunggu suku cadang.",
    ]
    assert own[4:] == ["Belum mulai", "Pompa terpasang."]
    assert tables[0].rows[2].cells[1].text.startswith("(Rahasia) Memeriksa")


@pytest.mark.parametrize("paper", ["a4", "f4"])
def test_sixty_run_over_pages_whose_head_repeats(paper):
    duties = tuple(s.duty(n, f"Tugas nomor {n}.") for n in range(1, 61))
    pdf = notula_pdf(replace(s.FOLLOWED, carried=duties), paper=paper)

    pages = [each.extract_text() for each in PdfReader(io.BytesIO(pdf)).pages]
    with_lines = [text for text in pages if "Tugas nomor" in text]
    assert len(with_lines) > 3
    assert all("Penanggung" in text for text in with_lines)
