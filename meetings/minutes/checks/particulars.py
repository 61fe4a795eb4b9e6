"""The meeting itself and its agenda."""

from __future__ import annotations

from collections.abc import Iterator

from meetings.agenda.models import Meeting
from meetings.minutes.checks.finding import Gap, Severity, check, essential
from meetings.minutes.record import Record, Section, items_of


@essential("no-title", "Nama rapat kosong")
def no_title(record: Record) -> Iterator[Gap]:
    if not record.title:
        yield Gap("Nama rapat belum diisi.", "agenda:edit", record.id)


@essential("no-date", "Tanggal rapat kosong")
def no_date(record: Record) -> Iterator[Gap]:
    if not record.date:
        yield Gap("Tanggal rapat belum diisi.", "agenda:edit", record.id)


@essential("untitled-item", "Mata acara tanpa judul")
def untitled_item(record: Record) -> Iterator[Gap]:
    for position, section in enumerate(record.agenda, start=1):
        if not section.title:
            message = f"Mata acara ke-{section.number or position} belum berjudul."
            yield Gap(message, "agenda:items", record.id)


@check("not-held", "Rapat belum dinyatakan selesai", Severity.BLOCKING)
def not_held(record: Record) -> Iterator[Gap]:
    if record.status != Meeting.Status.HELD:
        message = (
            f"Rapat masih berstatus “{record.status_label}”."
            " Nyatakan selesai pada halaman rapat."
        )
        yield Gap(message, "minutes:meeting", record.id)


@check("no-place", "Tempat rapat kosong", Severity.WARNING)
def no_place(record: Record) -> Iterator[Gap]:
    if not record.place and record.mode != Meeting.Mode.ONLINE:
        yield Gap("Tempat rapat belum diisi.", "agenda:edit", record.id)


@check("no-opening", "Kata pembukaan kosong", Severity.OFF)
def no_opening(record: Record) -> Iterator[Gap]:
    if not record.opening.strip():
        yield Gap("Kata pembukaan belum ditulis.", "minutes:edit", record.id)


@check("no-closing", "Penutup kosong", Severity.OFF)
def no_closing(record: Record) -> Iterator[Gap]:
    if not record.closing.strip():
        yield Gap("Penutup belum ditulis.", "minutes:edit", record.id)


@check("nothing-recorded", "Belum ada butir", Severity.WARNING)
def nothing_recorded(record: Record) -> Iterator[Gap]:
    if not items_of(record):
        message = "Belum ada butir arahan atau keputusan yang dicatat."
        yield Gap(message, "minutes:workbench", record.id)


@check("empty-item", "Mata acara tanpa catatan", Severity.WARNING)
def empty_item(record: Record) -> Iterator[Gap]:
    """Only beside others that have something: else nothing is recorded at all."""
    decided = {item.agenda_item for item in record.decisions}
    for section in record.agenda if items_of(record) else ():
        if not section.turns and section.id not in decided:
            message = (
                f"Mata acara {named(section)} belum berisi butir."
                " Catat butirnya, atau hapus mata acara yang tidak dibahas."
            )
            yield Gap(message, "minutes:workbench", record.id)


def named(section: Section) -> str:
    number = f"{section.number}. " if section.number else ""
    return f"“{number}{section.title}”"
