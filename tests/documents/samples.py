"""Records built by hand, to print: the seed, a bare, a long and a classified one."""

from dataclasses import MISSING, fields, replace
from itertools import count

from meetings.agenda.roll import Attendee, Totals
from meetings.minutes.record import Duty, Item, Letterhead, Record, Section, Turn

CITY = Letterhead(
    government="",
    institution="Pemerintah Kota Probolinggo",
    address="",
    contacts=(),
    logo="",
    paper="f4",
    margin_top=25,
    margin_right=20,
    margin_bottom=25,
    margin_left=30,
    recorder_signs=False,
)
AGENCY = replace(
    CITY,
    government="Pemerintah Kota Tirta Kencana",
    institution="Badan Kesatuan Bangsa dan Politik",
    address="Jalan Melati Raya Nomor 12, Tirta Kencana 67219",
    contacts=(
        "Telepon (0335) 555121",
        "Pos-el kesbangpol@tirtakencana.example",
        "Laman kesbangpol.tirtakencana.example",
    ),
    paper="a4",
    recorder_signs=True,
)
NO_TOTALS = Totals(0, 0, 0, 0, 0, 0)
ORDINALS = ("", "Pertama", "Kedua", "Ketiga")


def unknown(kind: type) -> dict[str, object]:
    """Every field of a dataclass that must be given, not known."""
    return {field.name: "" for field in fields(kind) if field.default is MISSING}


def attendee(pk: int, **known: object) -> Attendee:
    """A participant who was there; everything else as given."""
    present = {"role": "participant", "status": "present", "status_label": "Hadir"}
    plain = {"id": pk, "kind": "official", "head_count": None}
    return Attendee(**{**unknown(Attendee), **present, **plain, **known})


def item(number: int, kind_label: str, text: str, **known: object) -> Item:
    ordinal = known.pop("ordinal", None)
    plain = {
        "id": 100 + number,
        "number": number,
        "kind": "directive",
        "kind_label": kind_label,
        "ordinal": ordinal,
        "ordinal_word": ORDINALS[ordinal or 0],
        "text": text,
        "quote": "",
        "addressees": (),
        "classification": 0,
        "classification_label": "Biasa",
    }
    return Item(**{**plain, **known})


def section(number: int, title: str, *turns: Turn, **known: object) -> Section:
    plain = {"id": number, "number": number, "title": title, "turns": turns}
    return Section(**{**plain, "description": "", "topic": "", **known})


def duty(number: int, text: str, **known: object) -> Duty:
    """A line of a matrix, from an earlier meeting, reported on and continued."""
    plain = {
        "id": 500 + number,
        "number": number,
        "item_id": None,
        "directive": number + 2,
        "source": "Rapat Koordinasi (Februari 2025), 3 Februari 2025; Camat Kanigaran",
        "text": text,
        "lead": "Dinas Pekerjaan Umum dan Penataan Ruang",
        "supporting": "Kecamatan Kanigaran; Badan Penanggulangan Bencana Daerah",
        "due": "10 Maret 2025 (semula: secepatnya)",
        "state": "in_progress",
        "state_label": "Berjalan",
        "percent": 50,
        "progress": "Dua dari empat pompa sudah diperbaiki.",
        "evidence": 2,
        "remark": "Tenggat baru: 14 April 2025. Menunggu suku cadang.",
        "classification": 0,
        "classification_label": "Biasa",
    }
    return Duty(**{**plain, **known})


def record(**known: object) -> Record:
    """The least that can be printed: a title, a date and a chair who was there."""
    chair = attendee(1, office="Camat Kanigaran", role="chair", role_label="Ketua")
    plain = {
        "id": 7,
        "title": "Rapat Koordinasi Kecamatan",
        "date": "Senin, 6 Januari 2025",
        "iso_date": "2025-01-06",
        "mode": "in_person",
        "classification": 0,
        "classification_label": "Biasa",
        "letterhead": CITY,
        "chair": chair,
        "secretary": None,
        "recorder": None,
        "attendees": (chair,),
        "totals": replace(NO_TOTALS, invited=1, present=1),
        "agenda": (),
        "unassigned": None,
        "decisions": (),
        "photos": (),
    }
    return Record(**{**unknown(Record), **plain, **known})


MAYOR = attendee(
    1,
    name="M. Taufik Kurniawan",
    office="Pj. Wali Kota Probolinggo",
    office_in_full="Penjabat Wali Kota Probolinggo",
    institution="Pemerintah Kota Probolinggo",
    role="chair",
    role_label="Ketua",
)
KASDIM = attendee(
    4,
    name="Slamet Wahyudi",
    rank="Mayor Czi",
    office="Kasdim 0820 Probolinggo",
    institution="Kodim 0820/Probolinggo",
    represents="Dandim 0820 Probolinggo",
)
GROUPS = tuple(
    attendee(number, kind="group", name=name, mode_label=mode)
    for number, name, mode in (
        (2, "Perwakilan Forkopimda", ""),
        (8, "Asisten", ""),
        (9, "Staf Ahli Wali Kota", ""),
        (10, "Kepala perangkat daerah", "luring dan daring"),
    )
)
PROSECUTOR = attendee(
    5,
    name="Thesar Yudi Prasetya",
    office="Kasi Intel Kejari Probolinggo",
    institution="Kejaksaan Negeri Probolinggo",
)
SEKDA = attendee(
    7,
    kind="office",
    office="Plh. Sekretaris Daerah Kota Probolinggo",
    institution="Sekretariat Daerah Kota Probolinggo",
)

SEED = record(
    title="Rapat Koordinasi Tim Terpadu Penanganan Konflik Sosial Kota Probolinggo",
    period="November 2024",
    date="Selasa, 26 November 2024",
    iso_date="2024-11-26",
    time="pagi",
    place="Ruang Command Center, Kanigaran",
    mode="hybrid",
    mode_label="luring dan daring",
    chair=MAYOR,
    attendees=(MAYOR, GROUPS[0], KASDIM, PROSECUTOR, SEKDA, *GROUPS[1:]),
    totals=Totals(4, 4, 0, 0, 0, 4),
    opening=(
        "Rapat Koordinasi Tim Terpadu Penanganan Konflik Sosial Kota Probolinggo"
        " kembali digelar untuk periode November 2024, dipimpin oleh Penjabat Wali Kota"
        " Probolinggo, M. Taufik Kurniawan."
    ),
    agenda=(
        section(
            1,
            "Pengamanan penyelenggaraan Pilkada Serentak Tahun 2024",
            Turn(
                MAYOR,
                (
                    item(
                        1,
                        "Penekanan",
                        "Netralitas Aparatur Sipil Negara (ASN), TNI, dan Polri"
                        " merupakan hal yang penting dalam pelaksanaan Pilkada Serentak"
                        " Tahun 2024.",
                        ordinal=1,
                        addressees=("para peserta rakor",),
                    ),
                    item(
                        2,
                        "Penekanan",
                        "Koordinasi dan komunikasi antarpihak terkait agar terus"
                        " ditingkatkan.",
                        ordinal=2,
                        addressees=("para peserta rakor",),
                    ),
                    item(
                        3,
                        "Imbauan",
                        "Semua pihak diajak berperan aktif dalam mendukung kesuksesan"
                        " Pilkada Serentak Tahun 2024.",
                        ordinal=3,
                        quote="Bapak ibu sekalian juga ikut menyosialisasikan untuk"
                        " menyukseskan Pilkada Kota Probolinggo ini dengan mengajak"
                        " seluruh warga yang mempunyai hak pilih untuk datang ke TPS di"
                        " tanggal 27 November besok",
                        addressees=("para peserta rakor", "semua pihak"),
                    ),
                ),
            ),
            Turn(
                KASDIM,
                (
                    item(
                        5,
                        "Penekanan",
                        "Keterlibatan tiga pilar, yakni unsur pemerintah, TNI, dan"
                        " Kepolisian, penting dalam pengamanan.",
                        quote="Di situ, minimal ada 3 pilar, ada tentaranya, kalau di"
                        " TPS, ada Babinsa, ada Bhabinkamtibmas, kemudian lurah, selalu"
                        " bersama dalam memantau situasi",
                    ),
                    item(
                        6,
                        "Saran",
                        "Logistik Pilkada perlu diamankan dari ancaman bencana pada"
                        " musim hujan.",
                    ),
                ),
            ),
            Turn(
                PROSECUTOR,
                (
                    item(
                        7,
                        "Peringatan",
                        "Setiap pelanggaran dalam Pilkada membawa konsekuensi hukum.",
                    ),
                ),
            ),
            description="Pilkada Serentak Tahun 2024 berlangsung pada Rabu, 27 November"
            " 2024.",
        ),
        section(
            2,
            "Masa tenang Pilkada",
            Turn(
                MAYOR,
                (
                    item(
                        4,
                        "Imbauan",
                        "Seluruh elemen masyarakat diimbau menahan diri dari kegiatan"
                        " yang berpotensi menimbulkan konflik.",
                        quote="Tentunya teman-teman RT, RW, Lurah, Forpimcam, untuk"
                        " mengimbau masyarakat di wilayahnya, agar menahan diri",
                        addressees=("RT", "RW", "Lurah", "Forpimcam"),
                    ),
                ),
            ),
        ),
    ),
)

BARE = record(letterhead=replace(CITY, institution=""))

SECRET_ITEM = item(
    3,
    "Arahan",
    "Titik rawan dipantau.",
    classification=2,
    classification_label="Rahasia",
)
CLASSIFIED = record(
    classification=2,
    classification_label="Rahasia",
    number="300/17/2025",
    agenda=(
        section(
            1,
            "Perkembangan situasi",
            Turn(MAYOR, (item(1, "Arahan", "Patroli ditingkatkan."), SECRET_ITEM)),
        ),
    ),
)


def crowd(people: int, *, directives: int = 12) -> Record:
    """A meeting of an agency with so many people, each with NIP, and two groups."""
    numbers = count(1)
    chair = attendee(
        1,
        name="Drs. H. Budi Santoso, M.Si.",
        rank="Pembina Utama Muda (IV/c)",
        number_label="NIP",
        number="196801011990031001",
        office="Plt. Kepala Badan Kesatuan Bangsa dan Politik",
        role="chair",
        role_label="Ketua",
    )
    recorder = replace(
        chair,
        id=2,
        name="Rina Wulandari, S.Sos.",
        rank="Penata (III/c)",
        number="198502022010012002",
        office="Analis Kebijakan Ahli Muda",
        role="recorder",
        role_label="Pencatat",
    )
    others = tuple(
        attendee(
            number,
            name=f"Peserta Nomor {number}, S.STP.",
            number_label="NIP",
            number=f"19800101200501{number:04d}",
            office=f"Lurah Wilayah {number}",
            institution="Kecamatan Kanigaran",
            mode_label="daring" if number % 3 else "luring",
        )
        for number in range(3, people + 1)
    )
    heads = attendee(901, kind="group", name="Ketua RW", head_count=29)
    said = tuple(
        Turn(
            speaker,
            tuple(
                item(
                    next(numbers),
                    "Arahan",
                    "Setiap wilayah menyampaikan laporan perkembangan keamanan dan"
                    " ketertiban umum secara tertulis kepada sekretariat tim terpadu"
                    " sebelum rapat berikutnya, beserta langkah yang telah diambil.",
                    addressees=("seluruh lurah",),
                )
                for _ in range(3)
            ),
        )
        for speaker in (others * directives)[: directives // 3]
    )
    return record(
        title="Rapat Koordinasi Kewaspadaan Dini",
        number="300/45/438.6/2025",
        time="09.00 WIB s.d. selesai",
        place="Aula Manunggal",
        invitation="Nomor 005/12/2024, 20 November 2024",
        organizer="Badan Kesatuan Bangsa dan Politik",
        letterhead=AGENCY,
        chair=chair,
        recorder=recorder,
        attendees=(chair, recorder, *others, heads),
        totals=Totals(people + 29, people + 29, 0, 0, 0, 0),
        agenda=(section(1, "Laporan kewilayahan", *said),),
        decisions=(
            item(801, "Keputusan", "Rapat berikutnya diadakan pada bulan Februari."),
            item(802, "Keputusan", "Posko terpadu diaktifkan di setiap kecamatan."),
        ),
        opening="Rapat dibuka oleh pimpinan rapat.",
        closing="Rapat ditutup pukul 11.30 WIB.",
    )


FOLLOWED = record(
    decisions=(item(1, "Keputusan", "Pompa cadangan diadakan."),),
    closing="Rapat ditutup.",
    carried=(
        duty(1, "Memperbaiki pompa di Jalan Melati."),
        duty(
            2,
            "Memeriksa sandi posko.",
            classification=2,
            classification_label="Rahasia",
            remark="",
        ),
        duty(3, "Membersihkan saluran.", progress="", percent=0, evidence=0),
    ),
    followups=(
        duty(
            1,
            "Mengadakan pompa cadangan.",
            item_id=101,
            directive=1,
            source="Keputusan rapat",
            supporting="",
            due="Tanpa tenggat",
            state="not_started",
            state_label="Belum mulai",
            percent=0,
            progress="",
            evidence=0,
            remark="Pompa terpasang.",
        ),
    ),
)
