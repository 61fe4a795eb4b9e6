"""What a record lacks before its minutes can be printed, and where to mend it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from meetings.minutes.record import Item, Record


@dataclass(frozen=True)
class Gap:
    """Something the minutes cannot do without, and the page on which to mend it."""

    message: str
    url_name: str
    url_pk: int

    @property
    def url(self) -> str:
        return reverse(self.url_name, args=[self.url_pk])


def gaps(record: Record) -> tuple[Gap, ...]:
    """What is missing, in the order of the form; empty when it can be printed.

    Only what makes the minutes invalid: clock time, place, number and letter of
    invitation are left out of the form when they are not known.
    """
    return (*_particulars(record), *_attendance(record), *_texts(record))


def items_of(record: Record) -> list[Item]:
    """Every directive of the record, in printed order."""
    turns = [turn for section in record.sections for turn in section.turns]
    return [item for turn in turns for item in turn.items] + list(record.decisions)


def _particulars(record: Record) -> Iterator[Gap]:
    if not record.title:
        yield Gap("Nama rapat belum diisi.", "agenda:edit", record.id)
    if not record.date:
        yield Gap("Tanggal rapat belum diisi.", "agenda:edit", record.id)
    for position, section in enumerate(record.agenda, start=1):
        if not section.title:
            message = f"Mata acara ke-{section.number or position} belum berjudul."
            yield Gap(message, "agenda:items", record.id)


def _attendance(record: Record) -> Iterator[Gap]:
    messages = []
    if record.chair is None or not record.chair.label:
        messages.append("Pimpinan rapat belum ditentukan.")
    if not record.participants:
        messages.append("Belum ada peserta yang tercatat hadir.")
    for position, attendee in enumerate(record.attendees, start=1):
        if not attendee.label:
            messages.append(f"Baris ke-{position} daftar hadir tidak bernama.")
    yield from (Gap(each, "agenda:attendance", record.id) for each in messages)


def _texts(record: Record) -> Iterator[Gap]:
    for item in items_of(record):
        if not item.text.strip():
            message = f"Butir nomor {item.number} belum berisi teks."
            yield Gap(message, "minutes:edit_directive", item.id)
