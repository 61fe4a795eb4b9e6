"""Every kind of paper, in one place: what it is made of, and by what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from django.utils.text import slugify

from meetings.documents.attendance_list import blank_list_pdf, filled_list_pdf
from meetings.documents.bundle import bundle_pdf
from meetings.documents.extract import extract_pdf
from meetings.documents.invitation import invitation_pdf
from meetings.documents.matrix import matrix_pdf
from meetings.documents.notula import notula_pdf
from meetings.documents.notula_docx import notula_docx

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


class Source(Enum):
    """What a paper is made of: plain data, each a frozen dataclass."""

    RECORD = "record"
    EXTRACT = "extract"
    LETTER = "letter"
    BUNDLE = "bundle"


@dataclass(frozen=True)
class Kind:
    """One kind of paper. ``build(source, paper=None | "a4" | "f4")`` gives its bytes.

    It raises IncompleteRecord, or IncompleteLetter, when something is missing.
    """

    slug: str
    label: str
    explanation: str
    source: Source
    build: Callable[..., bytes]
    suffix: str = "pdf"

    @property
    def media_type(self) -> str:
        return MEDIA_TYPES[self.suffix]

    def file_name(self, title: str, date: dt.date | None) -> str:
        """``notula-2024-11-26-rapat-koordinasi-….pdf``"""
        day = f"{date:%Y-%m-%d}-" if date else ""
        return f"{self.slug}-{day}{slugify(title)[:60].strip('-')}.{self.suffix}"


NOTULA = Kind(
    "notula",
    "Notula",
    "Naskah lengkap rapat dengan daftar hadir sebagai lampiran.",
    Source.RECORD,
    notula_pdf,
)
DRAFT = Kind(
    "konsep-notula",
    "Konsep notula",
    "Naskah yang sama untuk disunting dengan pengolah kata. Suntingannya tidak kembali"
    " ke Rakor.",
    Source.RECORD,
    notula_docx,
    suffix="docx",
)
INVITATION = Kind(
    "undangan",
    "Surat undangan",
    "Ditujukan kepada daftar hadir.",
    Source.LETTER,
    invitation_pdf,
)
BLANK_LIST = Kind(
    "daftar-hadir-kosong",
    "Daftar hadir kosong",
    "Untuk ditandatangani: yang diundang dan beberapa baris kosong.",
    Source.RECORD,
    blank_list_pdf,
)
FILLED_LIST = Kind(
    "daftar-hadir",
    "Daftar hadir",
    "Siapa yang hadir, luring atau daring, mewakili siapa, beserta jumlahnya.",
    Source.RECORD,
    filled_list_pdf,
)
EXTRACT = Kind(
    "petikan",
    "Petikan notula",
    "Hanya butir yang ditujukan kepada satu instansi, atau yang disampaikan satu"
    " pembicara.",
    Source.EXTRACT,
    extract_pdf,
)
MATRIX = Kind(
    "matriks",
    "Matriks arahan",
    "Semua butir sebagai satu tabel pada kertas mendatar.",
    Source.RECORD,
    matrix_pdf,
)
BUNDLE = Kind(
    "bundel",
    "Bundel notula",
    "Notula beberapa rapat satu forum dalam satu berkas, dengan daftar isi.",
    Source.BUNDLE,
    bundle_pdf,
)

KINDS = {
    kind.slug: kind
    for kind in (
        NOTULA,
        DRAFT,
        INVITATION,
        BLANK_LIST,
        FILLED_LIST,
        EXTRACT,
        MATRIX,
        BUNDLE,
    )
}
