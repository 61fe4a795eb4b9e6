"""Every text of a record, with where it stands and where it is mended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from meetings.minutes.checks.finding import Gap
from meetings.minutes.record import Record, items_of


@dataclass(frozen=True)
class Passage:
    """One text in the record. ``place`` begins a sentence: "Butir nomor 3"."""

    text: str
    place: str
    url_name: str
    url_pk: int
    classification: int

    def gap(self, message: str) -> Gap:
        return Gap(f"{self.place} {message}", self.url_name, self.url_pk)


def passages(record: Record) -> Iterator[Passage]:
    """In the order in which they are printed."""
    own, pk = record.own_classification, record.id
    yield Passage(record.title, "Nama rapat", "agenda:edit", pk, own)
    yield Passage(record.opening, "Kata pembukaan", "minutes:edit", pk, own)
    for section in record.agenda:
        place = f"Mata acara {section.number or ''}".strip()
        for text in (section.title, section.description):
            yield Passage(text, place, "agenda:edit_item", section.id, own)
    for item in items_of(record):
        place = f"Butir nomor {item.number}"
        for text in (item.text, item.quote):
            yield Passage(
                text, place, "minutes:edit_directive", item.id, item.classification
            )
    yield Passage(record.closing, "Penutup", "minutes:edit", pk, own)
