"""The draft of the notula for a word processor, from the context of its PDF.

Pure: it reads the record that it is given and asks the database nothing.
"""

from __future__ import annotations

from typing import Any

from meetings.agenda.roll import Attendee
from meetings.documents import pdf
from meetings.documents.attendance_list import AttendanceRow
from meetings.documents.notula import notula_context
from meetings.documents.ordinals import without_broken_lists
from meetings.documents.papers import ready, sheet_of
from meetings.documents.word import SMALL_CELL, WordFile
from meetings.documents.word_form import (
    facts,
    write_facts,
    write_letterhead,
    write_signatures,
)
from meetings.minutes.record import Duty, Item, Record

STEP = 6  # millimetres
MILLIMETRE, POINT = 36000, 12700  # in the units of a DOCX


def notula_docx(record: Record, *, paper: str | None = None) -> bytes:
    """DOCX of the notula. Raises IncompleteRecord when something is missing."""
    record = without_broken_lists(ready(record))
    context = notula_context(record)
    classified = record.classification > 0
    word = WordFile(
        sheet_of(record.letterhead, paper=paper),
        title=f"Notula {context['headline']}",
        author=record.organizer or record.letterhead.institution,
        mark=record.classification_label.upper() if classified else "",
    )
    write_letterhead(word, record.letterhead)
    word.heading("NOTULA", 1, centred=True)
    if record.number:
        word.paragraph((f"NOMOR {record.number}", ""), centred=True)
    write_particulars(word, context)
    write_proceedings(word, context)
    write_signatures(word, record.chair, context["recorder"])
    write_attendance(word, context)
    write_photos(word, record)
    return word.content()


def write_particulars(word: WordFile, context: dict[str, Any]) -> None:
    record: Record = context["record"]
    rows = facts(context, when="Waktu Sidang/Rapat")
    rows.insert(2, ("Surat Undangan", [record.invitation]))
    led = (
        ("Ketua", record.chair),
        ("Sekretaris", record.secretary),
        ("Pencatat", record.recorder),
    )
    table = write_facts(word, rows)
    word.row(table, ["Pimpinan Sidang/Rapat", "", ""])
    leaders = [(f"   {label}", [who.introduction]) for label, who in led if who]
    write_facts(word, leaders, table)
    write_facts(word, [("Peserta Sidang/Rapat", participants(context))], table)


def participants(context: dict[str, Any]) -> list[str]:
    """The lines of the participants: all, or the groups of a long list."""
    people: list[Attendee] = context["participants"]
    counted = [
        f"{who.introduction} ({who.head_count} orang)"
        if who.head_count
        else who.introduction
        for who in people
    ]
    if context["annexed"]:
        groups = [
            text
            for text, who in zip(counted, people, strict=True)
            if who.kind == "group"
        ]
        return [context["annexed"], *groups]
    if len(counted) == 1:
        return counted
    return [f"{number}. {text}" for number, text in enumerate(counted, start=1)]


def write_proceedings(word: WordFile, context: dict[str, Any]) -> None:
    record, numbers = context["record"], context["numbers"]
    if numbers:
        word.heading("Kegiatan Sidang/Rapat", 2)
    if record.opening:
        word.heading(f"{numbers['opening']}Kata Pembukaan", 3)
        write_text(word, record.opening)
    if record.sections:
        word.heading(f"{numbers['discussion']}Pembahasan", 3)
        write_discussion(word, context)
    if record.decisions:
        word.heading(f"{numbers['decisions']}Keputusan/Kesimpulan", 3)
        write_items(word, record.decisions, context, letters="decimal")
    write_duties(word, context, "carried", "Tindak Lanjut Rapat Lalu")
    write_duties(word, context, "followups", "Tindak Lanjut")
    if record.closing:
        word.heading(f"{numbers['closing']}Penutup", 3)
        write_text(word, record.closing)


def write_discussion(word: WordFile, context: dict[str, Any]) -> None:
    sections = context["record"].sections
    for section in sections:
        if section.title or len(sections) > 1:
            word.heading(section.title or "Lain-lain", 4)
        write_text(word, section.description)
        for turn in section.turns:
            if turn.speaker:
                spoken = (f"{turn.speaker.introduction}:", "")
                word.paragraph(spoken, indent=STEP, keep_with_next=True)
            write_items(word, turn.items, context, letters="lowerLetter")


def write_duties(
    word: WordFile, context: dict[str, Any], name: str, title: str
) -> None:
    """A matrix of follow-ups under its heading, if there are any."""
    duties: tuple[Duty, ...] = getattr(context["record"], name)
    if not duties:
        return
    word.heading(f"{context['numbers'][name]}{title}", 3)
    last = "Keterangan"
    if name == "carried":
        last = "Keputusan Rapat"
        write_text(word, "Keadaan pada saat rapat dimulai.")
    titles = ["No.", "Tindak Lanjut", "Penanggung Jawab", "Tenggat"]
    titles += ["Status dan Kemajuan", last]
    table = word.table([9, word.width - 118, 29, 23, 29, 28], grid=True)
    word.row(table, titles, head=True, style=SMALL_CELL)
    for duty in duties:
        marked = context["marked"] and duty.classification > 0
        word.row(table, duty_cells(duty, marked=marked), style=SMALL_CELL)


def duty_cells(duty: Duty, *, marked: bool) -> list[str]:
    """As ``_duties.html`` has them, with breaks between the lines of a cell."""
    text = f"({duty.classification_label}) {duty.text}" if marked else duty.text
    helpers = f"bersama {duty.supporting}" if duty.supporting else ""
    files = f"Data dukung: {duty.evidence} berkas" if duty.evidence else ""
    how_far = f"{duty.state_label}, {duty.percent}%"
    state = how_far if duty.percent else duty.state_label
    cells = [
        (f"{duty.number}.",),
        (text, f"Butir {duty.directive}, {duty.source}"),
        (duty.lead, helpers),
        (duty.due,),
        (state, duty.progress, files),
        (duty.remark or "–",),
    ]
    return ["\n".join(part for part in cell if part) for cell in cells]


def write_text(word: WordFile, text: str) -> None:
    for part in text.replace("\r\n", "\n").split("\n\n"):
        if part.strip():
            word.paragraph((part.strip(), ""), indent=STEP)


def write_items(
    word: WordFile, items: tuple[Item, ...], context: dict[str, Any], *, letters: str
) -> None:
    key = word.new_list(letters) if len(items) > 1 else None
    for item in items:
        lead = lead_of(item, decision=letters == "decimal")
        if context["marked"] and item.classification > 0:
            text = f"({item.classification_label}) {item.text}"
        else:
            text = item.text
        more = bool(item.quote or item.addressees)
        parts = ((lead, "bold"), (text, ""))
        layout: dict[str, Any] = {"indent": 2 * STEP, "keep_with_next": more}
        paragraph = word.paragraph(*parts, **layout)
        if key is not None:
            word.number(paragraph, key)
            paragraph.paragraph_format.first_line_indent = -STEP * MILLIMETRE
        if item.quote:
            quote = (f"“{item.quote}”", "italic")
            kept = bool(item.addressees)
            word.paragraph(quote, style="Quote", indent=3 * STEP, keep_with_next=kept)
        if item.addressees:
            to = f"Ditujukan kepada: {'; '.join(item.addressees)}."
            word.paragraph((to, ""), indent=2 * STEP)


def lead_of(item: Item, *, decision: bool) -> str:
    """``Pertama – Imbauan: ``; of a decision of the meeting its ordinal alone."""
    parts = [item.ordinal_word, "" if decision else item.kind_label]
    lead = " – ".join(part for part in parts if part)
    return f"{lead}: " if lead else ""


def write_attendance(word: WordFile, context: dict[str, Any]) -> None:
    record: Record = context["record"]
    numbered = f" NOMOR {record.number}" if record.number else ""
    annex = (f"LAMPIRAN NOTULA{numbered}", "")
    word.paragraph(annex, right=True, page_break_before=True, keep_with_next=True)
    word.heading("DAFTAR HADIR", 2, centred=True)
    write_facts(word, facts(context, when="Waktu"))
    word.paragraph(("", ""))
    heading = context["number_heading"]
    titles = ["No.", "Nama", "Jabatan/Instansi", "Keterangan", "Tanda Tangan"]
    widths: list[float] = [10, 43, word.width - 109, 28, 28]
    if heading:
        titles.insert(2, heading)
        widths = [10, 34, 36, word.width - 128, 23, 25]
    table = word.table(widths, grid=True)
    word.row(table, titles, head=True, style=SMALL_CELL)
    for row in context["rows"]:
        cells = cells_of(row)
        if not heading:
            del cells[2]
        word.row(table, cells, style=SMALL_CELL, height=10)
    word.paragraph((context["totals"], ""), keep_with_next=True, space_before=POINT * 6)
    write_signatures(word, record.chair, context["recorder"])


def cells_of(row: AttendanceRow) -> list[str]:
    """Lines of a cell with a break between them; signatures go left and right."""
    who = row.attendee
    name = "\n".join(part for part in (who.name, who.rank) if part) if who else ""
    sign = f"{row.number}." if row.number % 2 else f"\t{row.number}."
    number = who.number if who else ""
    place = "\n".join(row.affiliation)
    return [f"{row.number}.", name, number, place, row.remark, sign]


def write_photos(word: WordFile, record: Record) -> None:
    shown = [(each, pdf.upload_url(each.picture)) for each in record.photos]
    shown = [(photo, url) for photo, url in shown if url]
    if shown:
        word.heading("DOKUMENTASI FOTO", 2, centred=True, page_break_before=True)
    for photo, url in shown:
        word.picture(url, width=min(word.width, 120), alt=photo.title)
        word.paragraph((photo.title, ""))
