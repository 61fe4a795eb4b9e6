"""Who signs, and what stands under the name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from meetings.agenda.models import Attendance
from meetings.agenda.roll import Attendee
from meetings.minutes.checks.finding import Gap, Severity, check
from meetings.minutes.record import Record

Kind = Attendance.Kind
# Elected: they sign without rank and number. Who only fills the office has both.
ELECTED = re.compile(
    r"(wakil )?(gubernur|bupati|wali ?kota|ketua dprd)\b", re.IGNORECASE
)


@check("no-recorder", "Pencatat belum ditentukan", Severity.WARNING)
def no_recorder(record: Record) -> Iterator[Gap]:
    if record.letterhead.recorder_signs and record.recorder is None:
        message = (
            "Pencatat ikut menandatangani, tetapi belum ditentukan. Beri satu baris"
            " daftar hadir peran notulis."
        )
        yield Gap(message, "agenda:attendance", record.id)


@check("signatory", "Pangkat atau NIP penanda tangan kosong", Severity.WARNING)
def signatory(record: Record) -> Iterator[Gap]:
    signs = [record.chair]
    if record.letterhead.recorder_signs:
        signs.append(record.recorder)
    for person in signs:
        if person and (missing := " dan ".join(lacks(person))):
            message = f"{person.label} menandatangani notula tanpa {missing}. "
            yield Gap(message + remedy(person), "agenda:edit_attendance", person.id)


def lacks(person: Attendee) -> list[str]:
    """What the signature block misses of this person."""
    if person.kind == Kind.OFFICE:
        return ["nama"]
    if ELECTED.match(person.office):
        return []
    # Nobody asks somebody from outside the directory for their number.
    numbered = person.number or person.kind == Kind.WALK_IN
    wanted = {"pangkat": person.rank, "NIP/NRP": numbered}
    return [what for what, known in wanted.items() if not known]


def remedy(person: Attendee) -> str:
    if person.kind == Kind.OFFICIAL:
        return "Lengkapi data pejabatnya di Direktori, lalu simpan lagi baris hadirnya."
    return "Lengkapi baris daftar hadirnya."
