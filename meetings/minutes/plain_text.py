"""The record as text to paste into a message: ``*bold*``, numbered lines."""

from __future__ import annotations

from meetings.minutes.record import Item, Record, Section


def as_text(record: Record) -> str:
    """One meeting, with what its reader may see of it."""
    when = ", ".join(part for part in (record.date, record.time) if part)
    head = [
        f"*{record.title}*",
        record.period and f"Periode {record.period}",
        when,
        record.place and f"Tempat: {record.place}",
        record.chair and f"Pimpinan rapat: {record.chair.introduction}",
    ]
    blocks = ["\n".join(line for line in head if line)]
    blocks += [section_text(section) for section in record.sections]
    if record.decisions:
        lines = [item_text(item) for item in record.decisions]
        blocks.append("\n".join(["*Keputusan rapat*", *lines]))
    if record.classification:
        blocks.insert(0, f"[{record.classification_label.upper()}]")
    return "\n\n".join(blocks) + "\n"


def section_text(section: Section) -> str:
    number = f"{section.number}. " if section.number else ""
    lines = [f"*{number}{section.title or 'Lain-lain'}*"]
    for turn in section.turns:
        speaker = turn.speaker.introduction if turn.speaker else "Rapat"
        lines += ["", f"_{speaker}_", *(item_text(item) for item in turn.items)]
    return "\n".join(lines)


def item_text(item: Item) -> str:
    """``3. Ketiga – imbauan: … “quote” (kepada …)`` in as many lines as it needs."""
    mark = " – ".join(part for part in (item.ordinal_word, item.kind_label) if part)
    lines = [f"{item.number}. {mark}: {item.text}"]
    if item.quote:
        lines.append(f"“{item.quote}”")
    if item.addressees:
        lines.append(f"Kepada: {'; '.join(item.addressees)}")
    return "\n".join(lines)
