"""To whom a directive goes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from meetings.minutes.checks.finding import Gap, Severity, check
from meetings.minutes.checks.passages import passages
from meetings.minutes.models import Directive
from meetings.minutes.record import Item, Record, items_of

Kind = Directive.Kind
# Somebody has to do it; the other kinds may well be said to nobody in particular.
ASKING = {Kind.DIRECTIVE, Kind.REQUEST, Kind.APPEAL}
WORD = re.compile(r"[^\W\d_]{2,}")
# Words by which a group in free text is recognised, beside those of the record itself.
KNOWN = set(
    WORD.findall(
        """
    anggota aparat aparatur asisten asn babinsa badan bagian bhabinkamtibmas bumd
    bumn bupati camat danramil desa dinas direktur dprd dunia elemen fkub
    forkopimcam forkopimda forpimcam forum gubernur guru instansi jajaran kader
    kapolsek karang kecamatan kejaksaan kelompok keluarga kelurahan kementerian
    kepala kepolisian ketua komunitas koordinator lembaga linmas lurah masyarakat
    media mitra nelayan opd operator orang organisasi ormas panitia para pedagang
    pegawai pelajar pelaku pemangku pemerintah pemuda pendamping pengelola pengurus
    perangkat pers peserta petani petugas pihak pilar pimpinan pkk pns polisi polri
    posko posyandu puskesmas relawan rsud rt rumah rw satgas satpol satuan sekolah
    sekretariat seluruh semua setiap siswa staf tim tni tokoh unit unsur wali warga
        """
    )
)


@check("no-addressee", "Butir tanpa pihak yang dituju", Severity.WARNING)
def no_addressee(record: Record) -> Iterator[Gap]:
    for item in items_of(record):
        if item.kind in ASKING and not item.addressees:
            message = f"Butir nomor {item.number} ({item.kind_label.lower()})"
            yield gap(item, f"{message} belum menyebut pihak yang dituju.")


@check("lapsed-addressee", "Pihak yang dituju tidak aktif lagi", Severity.WARNING)
def lapsed_addressee(record: Record) -> Iterator[Gap]:
    for item in items_of(record):
        for whom in item.lapsed:
            yield gap(
                item,
                f"Butir nomor {item.number} ditujukan kepada {whom}, yang tidak aktif"
                " lagi dalam direktori. Pilih penggantinya.",
            )


@check("unknown-addressee", "Pihak yang dituju tidak dikenal", Severity.WARNING)
def unknown_addressee(record: Record) -> Iterator[Gap]:
    """A group none of whose words is known or said elsewhere, such as "xxx" or "…"."""
    known = KNOWN | words_of(record)
    for item in items_of(record):
        for group in item.groups:
            if not words(group) & known:
                yield gap(
                    item,
                    f"Butir nomor {item.number} ditujukan kepada “{group}”, yang tidak"
                    " dikenal. Pilih instansi atau jabatannya, atau perjelas"
                    " kelompoknya.",
                )


def gap(item: Item, message: str) -> Gap:
    return Gap(message, "minutes:edit_directive", item.id)


def words_of(record: Record) -> set[str]:
    """Those of the attendance list, of who meets, and of all that was said."""
    lines = (
        f"{each.name} {each.office} {each.institution} {each.represents}"
        for each in record.attendees
    )
    texts = (passage.text for passage in passages(record))
    return words(" ".join((record.organizer, record.series, *lines, *texts)))


def words(text: str) -> set[str]:
    return set(WORD.findall(text.casefold()))
