"""The matrix of follow-ups as a spreadsheet (XLSX)."""

from __future__ import annotations

import io

from meetings.documents.followup_matrix import FollowUpMatrix, MatrixLine
from meetings.documents.spreadsheet import Cell, write_spreadsheet

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
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


def cells(line: MatrixLine) -> list[Cell]:
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
    file = io.BytesIO()
    rows = map(cells, matrix.lines)
    write_spreadsheet(file, "Tindak lanjut", COLUMNS, rows, lambda: about_of(matrix))
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
