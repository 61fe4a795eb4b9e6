"""Who was there."""

from __future__ import annotations

from collections.abc import Iterator

from meetings.agenda.models import Attendance
from meetings.minutes.checks.finding import Gap, Severity, check, essential
from meetings.minutes.record import Record

Status = Attendance.Status


@essential("no-chair", "Pimpinan rapat belum ditentukan")
def no_chair(record: Record) -> Iterator[Gap]:
    if record.chair is None or not record.chair.label:
        message = "Pimpinan rapat belum ditentukan."
        yield Gap(message, "agenda:attendance", record.id)


@essential("nobody-present", "Tidak ada peserta yang hadir")
def nobody_present(record: Record) -> Iterator[Gap]:
    if not record.participants:
        message = "Belum ada peserta yang tercatat hadir."
        yield Gap(message, "agenda:attendance", record.id)


@essential("nameless-line", "Baris daftar hadir tanpa nama")
def nameless_line(record: Record) -> Iterator[Gap]:
    for position, attendee in enumerate(record.attendees, start=1):
        if not attendee.label:
            message = f"Baris ke-{position} daftar hadir tidak bernama."
            yield Gap(message, "agenda:attendance", record.id)


@check("chair-absent", "Pimpinan rapat tidak tercatat hadir", Severity.WARNING)
def chair_absent(record: Record) -> Iterator[Gap]:
    chair = record.chair
    if chair and chair.status != Status.PRESENT and record.participants:
        message = (
            f"Pimpinan rapat, {chair.label}, tercatat “{chair.status_label}”."
            " Perbaiki kehadirannya, atau beri peran itu kepada yang memimpin."
        )
        yield Gap(message, "agenda:edit_attendance", chair.id)


@check("speaker-absent", "Pembicara tidak tercatat hadir", Severity.BLOCKING)
def speaker_absent(record: Record) -> Iterator[Gap]:
    """Each once, however often they spoke; whoever represents is present."""
    turns = [turn for section in record.sections for turn in section.turns]
    spoke = {turn.speaker.id: turn.speaker for turn in turns if turn.speaker}
    for speaker in spoke.values():
        if speaker.status != Status.PRESENT:
            message = (
                f"{speaker.label} berbicara, tetapi tercatat"
                f" “{speaker.status_label}”. Perbaiki kehadirannya atau pembicara"
                " butirnya."
            )
            yield Gap(message, "agenda:edit_attendance", speaker.id)


@check("unrepresented", "Jabatan diwakili tanpa wakil", Severity.WARNING)
def unrepresented(record: Record) -> Iterator[Gap]:
    """The office may carry its capacity: "Plt. Camat" is represented as "Camat"."""
    for line in record.attendees:
        offices = (line.office, line.office.partition(". ")[2])
        came = any(each.represents in offices for each in record.participants)
        if line.status == Status.REPRESENTED and line.office and not came:
            message = (
                f"{line.label} tercatat diwakili, tetapi tidak ada yang hadir"
                " mewakilinya. Catat wakilnya, atau ubah kehadirannya."
            )
            yield Gap(message, "agenda:edit_attendance", line.id)
