"""The report of a plan of action as a spreadsheet (XLSX)."""

from __future__ import annotations

import io
from collections.abc import Iterable

from meetings.documents.action_report import ActionReport
from meetings.documents.spreadsheet import Cell, write_spreadsheet
from meetings.followups.action_columns import COLUMNS
from meetings.followups.action_lines import ActionLine


def report_xlsx(report: ActionReport) -> bytes:
    file = io.BytesIO()
    columns = [(column.in_full, column.characters) for column in COLUMNS]
    rows = map(cells, report.lines)
    write_spreadsheet(file, "Rencana aksi", columns, rows, lambda: about_of(report))
    return file.getvalue()


def cells(line: ActionLine) -> list[Cell]:
    """The values of a row, in the order of the columns."""
    return [
        f"{line.problem}\n{line.action}" if column.key == "action" else cell
        for column, cell in line.cells()
    ]


def about_of(report: ActionReport) -> Iterable[tuple[str, str]]:
    """What the file is: plan, period, class, by whom and when."""
    return [
        ("Rencana aksi", report.title),
        ("Forum", report.forum),
        ("Periode", report.when),
        *([("Dasar", report.legal_basis)] if report.legal_basis else []),
        ("Jumlah", report.count_text),
        ("Klasifikasi", report.classification_label),
        ("Dibuat", report.printed),
        ("Oleh", report.by),
    ]
