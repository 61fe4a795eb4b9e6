"""A meeting of sixty people that fills twelve pages, always the same."""

from __future__ import annotations

from dataclasses import replace
from itertools import count, cycle, islice

from meetings.agenda.roll import totals_of
from meetings.minutes.record import Body, Record, Turn
from tests.documents import samples as s

OFFICES = (
    ("Kepala Dinas Sosial", "Dinas Sosial"),
    ("Kepala Dinas Kesehatan", "Dinas Kesehatan"),
    ("Plt. Kepala Dinas Perhubungan", "Dinas Perhubungan"),
    ("Camat Kanigaran", "Kecamatan Kanigaran"),
    ("Camat Mayangan", "Kecamatan Mayangan"),
    ("Lurah Sukoharjo", "Kecamatan Kanigaran"),
)
NAMES = ("Sari", "Budi", "Dewi", "Agus", "Ratna", "Hendra", "Wulan", "Joko")
TITLES = ("S.Sos.", "M.Si.", "S.T., M.T.", "M.Kes.", "S.STP.")
STATUSES = (
    *[{}] * 5,
    {"status": "represented", "status_label": "Diwakili"},
    {"status": "excused", "status_label": "Izin", "note": "dinas luar"},
)
SENTENCES = (
    (
        "Saluran induk dibersihkan sebelum puncak musim hujan, dimulai dari titik yang"
        " tahun lalu tergenang lebih dari dua jam."
    ),
    (
        "Data warga di bantaran sungai dimutakhirkan bersama ketua RT dan disampaikan"
        " kepada sekretariat paling lambat akhir bulan."
    ),
    (
        "Posko siaga diaktifkan selama dua puluh empat jam dengan jadwal piket yang"
        " ditempel di setiap kantor kelurahan."
    ),
    (
        "Logistik disimpan di dua gudang yang berbeda agar tetap terjangkau apabila"
        " jalan utama terputus."
    ),
    "Jalur evakuasi diberi penanda yang terbaca pada malam hari.",
)
KINDS = ("Arahan", "Imbauan", "Permintaan", "Penekanan", "Saran")
MATTERS = ("Kesiapan sarana", "Kesiapan petugas", "Kesiapsiagaan masyarakat")
SERVICE = Body(31, "Dinas Sosial")


def people(number: int) -> tuple:
    """Attendants from the second on: offices, ranks, statuses and modes in turn."""
    offices, titles, statuses = cycle(OFFICES), cycle(TITLES), cycle(STATUSES)
    return tuple(
        s.attendee(
            each,
            name=f"{NAMES[each % 8]} {NAMES[each // 8]}, {next(titles)}",
            rank="Pembina (IV/a)" if each % 2 else "Penata Tingkat I (III/d)",
            number_label="NIP",
            number=f"19750101200003{each:04d}",
            office=office,
            institution=institution,
            mode_label="luring" if each % 3 else "daring",
            **next(statuses),
        )
        for each, (office, institution) in zip(
            range(2, number + 1), offices, strict=False
        )
    )


def said(speakers: tuple, each: int, numbers: count) -> tuple[Turn, ...]:
    """So many points of each speaker, the first three of them counted."""
    texts, kinds = cycle(SENTENCES), cycle(KINDS)
    return tuple(
        Turn(
            speaker,
            tuple(
                s.item(
                    next(numbers),
                    next(kinds),
                    text,
                    ordinal=place if place <= 3 else None,
                    quote="Jangan menunggu air datang" if place == 2 else "",
                    addressees=("Dinas Sosial", "seluruh lurah") if place == 1 else (),
                    institutions=(SERVICE,) if place == 1 else (),
                )
                for place, text in enumerate(islice(texts, each), start=1)
            ),
        )
        for speaker in speakers
    )


def assembly() -> Record:
    numbers = count(1)
    base = s.crowd(2)
    others = people(59)
    chair = base.chair
    line = replace(base.recorder, id=60)
    groups = (s.attendee(901, kind="group", name="Ketua RW", head_count=29),)
    attendees = (chair, *others, line, *groups)
    agenda = tuple(
        s.section(
            number,
            title,
            *said((chair, *others[number * 4 : number * 4 + 4]), 5, numbers),
            description="Sekretariat memaparkan keadaan terakhir."
            if number == 1
            else "",
        )
        for number, title in enumerate(MATTERS, start=1)
    )
    return replace(
        base,
        title="Rapat Koordinasi Kesiapsiagaan Banjir",
        recorder=line,
        attendees=attendees,
        totals=totals_of(attendees),
        agenda=agenda,
    )
