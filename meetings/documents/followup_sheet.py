"""The matrix of follow-ups as a spreadsheet (XLSX)."""

from __future__ import annotations

import io

import xlsxwriter

from meetings.documents.followup_matrix import FollowUpMatrix, MatrixLine

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST = 32_767  # characters that a cell holds
# Heading, and width in characters.
COLUMNS = [
    ("No", 6),
    ("Arahan/keputusan", 60),
    ("Nomor, pembicara, rapat", 40),
    ("Tindak lanjut", 60),
    ("Penanggung jawab", 30),
    ("Instansi terkait", 30),
    ("Tenggat", 20),
    ("Terlambat (hari)", 10),
    ("Status", 18),
    ("Kemajuan (%)", 10),
    ("Kemajuan", 60),
    ("Data dukung", 40),
    ("Keterangan", 40),
    ("Klasifikasi", 14),
]


def cells(line: MatrixLine) -> list[str | int]:
    """The values of a row, in the order of the columns."""
    return [
        line.number,
        line.directive,
        line.source,
        line.description or line.directive,
        line.lead,
        "; ".join(line.supporting),
        line.due,
        line.days_late or "",
        line.state,
        line.percent,
        line.progress,
        "; ".join(line.evidence),
        line.remark,
        line.classification_label,
    ]


def matrix_xlsx(matrix: FollowUpMatrix) -> bytes:
    """Text stays text, so that nothing is computed; numbers are numbers."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"constant_memory": True}) as book:
        bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        number = book.add_format({"valign": "top"})
        sheet = book.add_worksheet("Tindak lanjut")
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.repeat_rows(0)
        for column, (heading, width) in enumerate(COLUMNS):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, heading, bold)
        for line in matrix.lines:
            for column, cell in enumerate(cells(line)):
                if isinstance(cell, int):
                    sheet.write_number(line.number, column, cell, number)
                else:
                    sheet.write_string(line.number, column, cell[:LONGEST], text)
        sheet.autofilter(0, 0, len(matrix.lines), len(COLUMNS) - 1)
        about = book.add_worksheet("Keterangan")
        about.set_column(0, 1, 40)
        for row, fact in enumerate(about_of(matrix)):
            for column, words in enumerate(fact):
                about.write_string(row, column, words[:LONGEST], text)
    return file.getvalue()


def about_of(matrix: FollowUpMatrix) -> list[tuple[str, str]]:
    """What the file is: the selection, the count, the class, by whom and when."""
    return [
        *matrix.facts,
        ("Jumlah", matrix.count_text),
        ("Klasifikasi tertinggi", matrix.classification_label),
        ("Dibuat", matrix.printed),
        ("Oleh", matrix.by),
    ]
