"""The report of a plan of action for a period: a table on landscape paper.

The form of the Tim Terpadu Penanganan Konflik Sosial (UU 7/2012, PP 2/2015,
Permendagri 42/2015) [known]; its columns are ``followups.action_columns``. Pure: it
prints the plain data that it is given.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.template.loader import render_to_string

from meetings.access.classification import Classification
from meetings.documents import pdf
from meetings.documents.papers import printable, sealable, sheet_of
from meetings.documents.seal import Seal
from meetings.followups.action_columns import COLUMNS, grouped, headings
from meetings.followups.action_lines import ActionLine
from meetings.minutes.record import Letterhead


@dataclass(frozen=True)
class Signatory:
    """Who leads the forum, and so signs; what is not known is ""."""

    office: str  # with the capacity before it
    name: str = ""
    rank: str = ""
    number_label: str = ""
    number: str = ""


@dataclass(frozen=True)
class ActionReport:
    """What a plan meant to do and what was achieved, in the words that are printed."""

    letterhead: Letterhead
    title: str  # of the plan
    forum: str
    year: int
    period: str  # "B04 (Januari–April)"
    legal_basis: str
    classification: int
    lines: tuple[ActionLine, ...]
    signatory: Signatory | None  # None when nobody is said to lead the forum
    printed: str
    by: str

    @property
    def heading(self) -> str:
        return f"LAPORAN PELAKSANAAN {self.title.upper()}"

    @property
    def when(self) -> str:
        return f"Periode {self.period} Tahun {self.year}"

    @property
    def classification_label(self) -> str:
        return str(Classification(self.classification).label)

    @property
    def count_text(self) -> str:
        """``5 butir rencana aksi, 3 di antaranya dengan capaian``"""
        if not self.lines:
            return "Belum ada butir rencana aksi"
        told = sum(bool(line.achievement) for line in self.lines)
        return (
            f"{len(self.lines)} butir rencana aksi, {told} di antaranya dengan capaian"
        )


def report_html(
    report: ActionReport, *, sheet: pdf.Sheet, seal: Seal | None = None
) -> str:
    """The page that is printed."""
    report = printable(report)
    context = {
        "report": report,
        "paper": sheet.paper,
        "logo_url": pdf.upload_url(report.letterhead.logo),
        "headings": headings(),
        "grouped": grouped(),
        "rows": [(line, line.cells(COLUMNS)) for line in report.lines],
        "signing": f"Ketua {report.forum}",
        "seal": seal,
    }
    return render_to_string("documents/action_report_print.html", context)


def report_pdf(report: ActionReport, *, seal: Seal | None = None) -> bytes:
    sheet = sealable(sheet_of(report.letterhead, landscape=True), seal)
    return pdf.render(report_html(report, sheet=sheet, seal=seal), sheet=sheet)
