"""A record in which nothing is to be found, and one defect planted into it."""

from dataclasses import replace

from meetings.minutes.checks.registry import CHECKS, findings
from meetings.minutes.record import Record
from tests.documents import samples as s

# Also those that nobody asks by default.
ALL = {each.slug: "warning" for each in CHECKS}

CHAIR = s.attendee(
    1,
    name="Drs. Budi Santoso, M.Si.",
    rank="Pembina Utama Muda (IV/c)",
    number_label="NIP",
    number="196801011990031001",
    office="Kepala Badan Kesatuan Bangsa dan Politik",
    role="chair",
)
RECORDER = replace(CHAIR, id=2, name="Rina Wulandari, S.Sos.", role="recorder")
RECORDER = replace(RECORDER, number="198502022010012002", office="Analis Kebijakan")
DANDIM = s.attendee(3, kind="office", office="Plt. Dandim 0820", status="represented")
KASDIM = s.attendee(
    4, name="Slamet Wahyudi", office="Kasdim 0820", represents="Dandim 0820"
)


def said(number, text="Posko disiagakan.", **known):
    to = {"addressees": ("seluruh lurah",), "groups": ("seluruh lurah",)}
    return s.item(number, "Arahan", text, **{**to, **known})


def turn(*items, speaker=KASDIM):
    return s.Turn(speaker, items)


def meeting(*turns, **known) -> Record:
    """A held meeting with one agenda item, under which these turns were spoken."""
    plain = {
        "status": "held",
        "status_label": "Selesai",
        "place": "Aula Manunggal",
        "date": "Selasa, 26 November 2024",
        "iso_date": "2024-11-26",
        "letterhead": s.AGENCY,
        "chair": CHAIR,
        "recorder": RECORDER,
        "attendees": (CHAIR, RECORDER, DANDIM, KASDIM),
        "opening": "Rapat dibuka oleh pimpinan rapat.",
        "closing": "Rapat ditutup.",
        "agenda": (s.section(1, "Laporan kewilayahan", *(turns or (turn(said(1)),))),),
        "decisions": (s.item(9, "Keputusan", "Rapat bulanan.", kind="decision"),),
    }
    return s.record(**{**plain, **known})


def found(record: Record) -> list[tuple[str, str, str, int]]:
    """Slug, message and where it is mended, of every finding there is."""
    return [
        (each.slug, each.message, each.url_name, each.url_pk)
        for each in findings(record, ALL)
    ]


def one(slug, message, url_name, url_pk=7):
    return [(slug, message, url_name, url_pk)]


def told(record: Record) -> list[tuple[str, int]]:
    """Slug and row of every finding, where the words were tested elsewhere."""
    return [(slug, row) for slug, _, _, row in found(record)]
