"""What an erratum can name, and what a frozen record becomes by it.

A paragraph is addressed ``table:row:field``: ``directive:17:text``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.apps import apps

from meetings.agenda.models import Attendance, Meeting
from meetings.agenda.roll import Attendee, attendee_of
from meetings.minutes.models import Correction
from meetings.minutes.record import Erratum, Item, Record, Section, Turn, items_of
from meetings.minutes.snapshot import each_item

Table = Correction.Table


@dataclass(frozen=True)
class Paragraph:
    """One text of an issued record that can be corrected."""

    table: str
    row: int
    field: str
    label: str  # "Butir 2, isi"
    text: str
    item_id: int | None = None

    @property
    def key(self) -> str:
        return f"{self.table}:{self.row}:{self.field}"


def paragraphs(record: Record, meeting: Meeting) -> list[Paragraph]:
    """All that can be corrected of what the record shows, in its order.

    An attendance line is told as its row holds it: without the capacity before the
    office.
    """
    found = [
        Paragraph(Table.MEETING, record.id, "title", "Nama rapat", record.title),
        Paragraph(Table.MEETING, record.id, "period", "Periode", record.period),
        Paragraph(Table.MEETING, record.id, "place", "Tempat", record.place),
    ]
    minutes: Any = meeting.minutes
    found.append(
        Paragraph(Table.MINUTES, minutes.pk, "opening", "Pembukaan", record.opening)
    )
    for section in record.agenda:
        where = f"Mata acara {section.number}"
        row = (Table.AGENDA_ITEM, section.id)
        found.append(Paragraph(*row, "title", f"{where}, judul", section.title))
        found.append(
            Paragraph(*row, "description", f"{where}, keterangan", section.description)
        )
    for item in items_of(record):
        row = (Table.DIRECTIVE, item.id)
        where = f"Butir {item.number}"
        found.append(Paragraph(*row, "text", f"{where}, isi", item.text, item.id))
        found.append(Paragraph(*row, "quote", f"{where}, kutipan", item.quote, item.id))
    found.append(
        Paragraph(Table.MINUTES, minutes.pk, "closing", "Penutup", record.closing)
    )
    for line in meeting.attendance.all():
        found += of_line(line)
    return [paragraph for paragraph in found if paragraph.text]


FIELDS = {
    "name": "nama",
    "rank": "pangkat",
    "office": "jabatan",
    "institution": "instansi",
    "represents_office": "mewakili",
}


def of_line(line: Attendance) -> list[Paragraph]:
    where = f"Daftar hadir, {line.label}"[:200]
    return [
        Paragraph(
            Table.ATTENDANCE, line.pk, field, f"{where}: {label}", getattr(line, field)
        )
        for field, label in FIELDS.items()
    ]


def corrected(
    record: Record, corrections: Iterable[Correction], *, approved_by: str, date: str
) -> Record:
    """The frozen record with the corrections in it, and told of as errata."""
    for correction in corrections:
        record = CHANGES[correction.table_name](record, correction)
        about = correction.table_name == Table.DIRECTIVE
        erratum = Erratum(
            paragraph=correction.paragraph,
            old=correction.old,
            new=correction.new,
            reason=correction.reason,
            approved_by=approved_by,
            date=date,
            item_id=correction.row_id if about else None,
        )
        record = replace(record, errata=(*record.errata, erratum))
    return record


def words(correction: Correction) -> dict[str, Any]:
    return {correction.field: correction.new}


def in_record(record: Record, correction: Correction) -> Record:
    return replace(record, **words(correction))


def in_section(record: Record, correction: Correction) -> Record:
    def change(section: Section) -> Section:
        if section.id != correction.row_id:
            return section
        return replace(section, **words(correction))

    return replace(record, agenda=tuple(change(each) for each in record.agenda))


def in_item(record: Record, correction: Correction) -> Record:
    def change(item: Item) -> Item:
        if item.id != correction.row_id:
            return item
        # Its speaker confirmed other words.
        return replace(item, confirmed_on="", **words(correction))

    return each_item(record, change)


def in_line(record: Record, correction: Correction) -> Record:
    """A line as its corrected row says it; it is a snapshot that asks no other row."""
    row = Attendance.objects.get(pk=correction.row_id)
    setattr(row, correction.field, correction.new)
    new = attendee_of(row)

    def change(person: Attendee | None) -> Attendee | None:
        return new if person is not None and person.id == new.id else person

    def in_turns(section: Section) -> Section:
        turns = (Turn(change(turn.speaker), turn.items) for turn in section.turns)
        return replace(section, turns=tuple(turns))

    return replace(
        record,
        chair=change(record.chair),
        secretary=change(record.secretary),
        recorder=change(record.recorder),
        attendees=tuple(change(each) or each for each in record.attendees),
        agenda=tuple(in_turns(section) for section in record.agenda),
        unassigned=in_turns(record.unassigned) if record.unassigned else None,
    )


CHANGES = {
    Table.MEETING.value: in_record,
    Table.MINUTES.value: in_record,
    Table.AGENDA_ITEM.value: in_section,
    Table.DIRECTIVE.value: in_item,
    Table.ATTENDANCE.value: in_line,
}


def write(corrections: Iterable[Correction]) -> None:
    """Put the corrected words into their rows: the seal lets exactly these pass."""
    for correction in corrections:
        rows = apps.get_model("meetings", correction.table_name)._default_manager
        rows.filter(pk=correction.row_id).update(**words(correction))
