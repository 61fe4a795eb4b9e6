"""The meeting, its agenda and its attendance list: one defect, one finding."""

from dataclasses import replace

import pytest

from tests.documents import samples as s
from tests.minutes.checks import clean as c
from tests.minutes.checks.clean import meeting, one

LIST, LINE = "agenda:attendance", "agenda:edit_attendance"
NOBODY = s.attendee(8)
ABSENT = replace(c.KASDIM, status="absent", status_label="Tidak hadir", represents="")
AWAY = replace(c.CHAIR, status="excused", status_label="Izin")
PLANTED = {
    "not-held": (
        meeting(status="in_session", status_label="Berlangsung"),
        "Rapat masih berstatus “Berlangsung”. Nyatakan selesai pada halaman rapat.",
        "minutes:meeting",
        7,
    ),
    "no-title": (meeting(title=""), "Nama rapat belum diisi.", "agenda:edit", 7),
    "no-date": (meeting(date=""), "Tanggal rapat belum diisi.", "agenda:edit", 7),
    "no-place": (meeting(place=""), "Tempat rapat belum diisi.", "agenda:edit", 7),
    "untitled-item": (
        meeting(agenda=(s.section(3, "", c.turn(c.said(1))),)),
        "Mata acara ke-3 belum berjudul.",
        "agenda:items",
        7,
    ),
    "no-opening": (
        meeting(opening=" "),
        "Kata pembukaan belum ditulis.",
        "minutes:edit",
        7,
    ),
    "no-closing": (meeting(closing=""), "Penutup belum ditulis.", "minutes:edit", 7),
    "nothing-recorded": (
        meeting(agenda=(s.section(1, "Banjir"),), decisions=()),
        "Belum ada butir arahan atau keputusan yang dicatat.",
        "minutes:workbench",
        7,
    ),
    "empty-item": (
        meeting(
            agenda=(s.section(1, "Banjir", c.turn(c.said(1))), s.section(2, "Sampah"))
        ),
        (
            "Mata acara “2. Sampah” belum berisi butir."
            " Catat butirnya, atau hapus mata acara yang tidak dibahas."
        ),
        "minutes:workbench",
        7,
    ),
    "no-chair": (meeting(chair=None), "Pimpinan rapat belum ditentukan.", LIST, 7),
    "chair-absent": (
        meeting(chair=AWAY),
        (
            "Pimpinan rapat, Kepala Badan Kesatuan Bangsa dan Politik, Drs. Budi"
            " Santoso, M.Si., tercatat “Izin”. Perbaiki kehadirannya, atau beri peran"
            " itu kepada yang memimpin."
        ),
        LINE,
        1,
    ),
    "nobody-present": (
        meeting(attendees=()),
        "Belum ada peserta yang tercatat hadir.",
        LIST,
        7,
    ),
    "nameless-line": (
        meeting(attendees=(c.CHAIR, NOBODY)),
        "Baris ke-2 daftar hadir tidak bernama.",
        LIST,
        7,
    ),
    "speaker-absent": (
        meeting(c.turn(c.said(1), speaker=ABSENT), c.turn(c.said(2), speaker=ABSENT)),
        (
            "Kasdim 0820, Slamet Wahyudi berbicara, tetapi tercatat “Tidak hadir”."
            " Perbaiki kehadirannya atau pembicara butirnya."
        ),
        LINE,
        4,
    ),
    "unrepresented": (
        meeting(attendees=(c.CHAIR, c.DANDIM)),
        (
            "Plt. Dandim 0820 tercatat diwakili, tetapi tidak ada yang hadir"
            " mewakilinya. Catat wakilnya, atau ubah kehadirannya."
        ),
        LINE,
        3,
    ),
    "no-recorder": (
        meeting(recorder=None),
        (
            "Pencatat ikut menandatangani, tetapi belum ditentukan. Beri satu baris"
            " daftar hadir peran notulis."
        ),
        LIST,
        7,
    ),
    "signatory": (
        meeting(chair=replace(c.CHAIR, rank="", number="")),
        (
            "Kepala Badan Kesatuan Bangsa dan Politik, Drs. Budi Santoso, M.Si."
            " menandatangani notula tanpa pangkat dan NIP/NRP. Lengkapi data pejabatnya"
            " di Direktori, lalu simpan lagi baris hadirnya."
        ),
        LINE,
        1,
    ),
}


@pytest.mark.parametrize("slug", PLANTED)
def test_a_defect_is_found_and_nothing_else(slug):
    record, *finding = PLANTED[slug]

    assert c.found(record) == one(slug, *finding)


def decided(**known):
    return s.item(9, "Keputusan", "Rapat bulanan.", kind="decision", **known)


GUEST = s.attendee(1, kind="walk_in", name="Sari", rank="Penata (III/c)")
OFFICE = s.attendee(1, kind="office", office="Camat Kanigaran")
ONLY_CHAIR = replace(s.AGENCY, recorder_signs=False)
FINE = {
    "an online meeting has no place": meeting(place="", mode="online"),
    "a decision belongs to an agenda item": meeting(
        agenda=(*meeting().agenda, s.section(2, "Sampah")),
        decisions=(decided(agenda_item=2),),
    ),
    "who speaks for the meeting is nobody": meeting(c.turn(c.said(1), speaker=None)),
    "the elected have no rank": meeting(
        chair=replace(c.CHAIR, rank="", number="", office="Wali Kota Arunika")
    ),
    "nobody asks a guest for a number": meeting(chair=GUEST),
    "a recorder who does not sign needs no rank": meeting(
        letterhead=ONLY_CHAIR, recorder=replace(c.RECORDER, rank="")
    ),
    "nobody signs as recorder": meeting(letterhead=ONLY_CHAIR, recorder=None),
}


@pytest.mark.parametrize("why", FINE)
def test_what_only_looks_like_a_defect_is_not_found(why):
    assert c.found(FINE[why]) == []


@pytest.mark.parametrize(
    ("known", "finding"),
    [
        ({"chair": OFFICE}, ("signatory", 1)),
        ({"chair": replace(GUEST, rank="")}, ("signatory", 1)),
        ({"recorder": replace(c.RECORDER, rank="")}, ("signatory", 2)),
        (
            {"chair": replace(c.CHAIR, office="Pj. Wali Kota", rank="")},
            ("signatory", 1),
        ),
        (
            {"agenda": (replace(meeting().agenda[0], number=None, title=""),)},
            ("untitled-item", 7),
        ),
    ],
)
def test_a_defect_is_found_in_its_other_forms(known, finding):
    assert c.told(meeting(**known)) == [finding]


def test_an_agenda_item_may_have_no_number():
    unnumbered = replace(s.section(2, "Sampah"), number=None)
    record = meeting(agenda=(*meeting().agenda, unnumbered))

    assert c.found(record)[0][1].startswith("Mata acara “Sampah” belum")
