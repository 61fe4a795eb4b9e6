"""Parts of the form that official papers share, for a word processor."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from meetings.agenda.roll import Attendee
from meetings.documents import pdf
from meetings.documents.word import CELL, WordFile
from meetings.minutes.record import Letterhead, Record

LABEL, COLON = 46, 4  # millimetres


def write_letterhead(word: WordFile, head: Letterhead) -> None:
    lines = [(head.government.upper(), ""), (head.institution.upper(), "bold")]
    lines += [(head.address, ""), (", ".join(head.contacts), "")]
    cell = None
    if url := pdf.upload_url(head.logo):
        side = 27
        table = word.table([side, word.width - side])
        left, cell = word.row(table, ["", ""])
        alt = f"Lambang {head.institution or head.government}"
        word.picture(url, width=side - 5, cell=left, alt=alt)
    for text, look in lines:
        if text:
            word.paragraph((text, look), centred=True, cell=cell, space_after=0)
    if head.government or head.institution:
        word.rule()


def facts(context: dict[str, Any], *, when: str) -> list[tuple[str, list[str]]]:
    """What was when and where; ``when`` is the label of the time."""
    record: Record = context["record"]
    items = [
        f"{section.number}. {section.title}" if section.number else section.title
        for section in context["agenda"]
    ]
    alone = len(items) == 1
    return [
        ("Sidang/Rapat", [context["headline"]]),
        ("Hari/Tanggal", [record.date]),
        (when, [record.time]),
        ("Tempat", [context["venue"]]),
        ("Acara", [context["agenda"][0].title] if alone else items),
    ]


def write_facts(
    word: WordFile, rows: Iterable[tuple[str, list[str]]], table: Any = None
) -> Any:
    """Label : value; a row without a value is left out."""
    table = table or word.table([LABEL, COLON, word.width - LABEL - COLON])
    for label, values in rows:
        known = [value for value in values if value]
        if known:
            cells = word.row(table, [label, ":", known[0]])
            for value in known[1:]:
                word.paragraph((value, ""), cell=cells[2], style=CELL)
    return table


def write_signatures(
    word: WordFile, chair: Attendee | None, recorder: Attendee | None
) -> None:
    """Chair right, recorder left; one row, which no page break cuts."""
    # What stands before it goes with it.
    word.file.paragraphs[-1].paragraph_format.keep_with_next = True
    word.paragraph(("", ""), keep_with_next=True)
    half = word.width / 2
    table = word.table([half, half])
    above, below = word.row(table, ["", ""]), word.row(table, ["", ""])
    for column, heading, person in (
        (0, "Pencatat,", recorder),
        (1, "Pimpinan Sidang/Rapat,", chair),
    ):
        if person:
            office = f"{person.office}," if person.office else ""
            number = f"{person.number_label} {person.number}".strip()
            write_lines(word, above[column], [heading, office, "\n\n\n"])
            write_lines(word, below[column], [person.rank, number], name=person.name)


def write_lines(word: WordFile, cell: Any, lines: list[str], *, name: str = "") -> None:
    """Centred lines of a signature, which stay together, the name before them."""
    for text, look in ((name, "bold"), *((line, "") for line in lines)):
        if text:
            layout: dict[str, Any] = {"style": CELL, "centred": True}
            layout["keep_with_next"] = True
            word.paragraph((text, look), cell=cell, **layout)
