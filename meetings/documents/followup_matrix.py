"""The matrix of follow-ups (matriks tindak lanjut): one row each, on landscape paper.

Pure but for the rows that it is given: it asks the database nothing more.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.formats import date_format

from meetings.access.classification import Classification
from meetings.documents import pdf
from meetings.documents.papers import printable, sealable, sheet_of
from meetings.documents.seal import Seal
from meetings.followups.lines import days_late
from meetings.followups.models import FollowUp, Progress
from meetings.minutes.record import Letterhead
from meetings.minutes.said import Said
from meetings.wording import thousands

Kind = Progress.Kind
REPORTS = {Kind.PROGRESSED, Kind.PROPOSED}
# Steps whose reason a reader of the matrix must know while the state is theirs.
REASONS = {
    FollowUp.State.RETURNED: (Kind.RETURNED, "Dikembalikan"),
    FollowUp.State.CANCELLED: (Kind.CANCELLED, "Dibatalkan"),
}


@dataclass(frozen=True)
class MatrixLine:
    """One follow-up in the words that are printed."""

    number: int  # counts the rows
    directive: str
    source: str  # "Butir 3, Wali Kota, Nama; Rapat …, 26 November 2024"
    description: str
    lead: str
    supporting: tuple[str, ...]
    due: str
    days_late: int  # 0: not late, or without a date
    state: str
    percent: int
    progress: str  # what was reported last, with its date; "" when nothing was
    evidence: tuple[str, ...]
    remark: str
    classification: int

    @property
    def classification_label(self) -> str:
        return str(Classification(self.classification).label)

    @property
    def is_long(self) -> bool:
        """Whether it may need more than a third of a page."""
        wide = len(self.directive) + len(self.source), len(self.description)
        files, helpers = "; ".join(self.evidence), "; ".join(self.supporting)
        narrow = map(len, (self.progress, files, helpers, self.remark))
        return max(wide) > 500 or max(narrow) > 250

    @property
    def late(self) -> str:
        return f"terlambat {self.days_late} hari" if self.days_late else ""


@dataclass(frozen=True)
class FollowUpMatrix:
    """What was selected, by whom and when, with its rows."""

    letterhead: Letterhead | None  # None when the rows are of several institutions
    facts: tuple[tuple[str, str], ...]
    lines: tuple[MatrixLine, ...]
    totals: tuple[tuple[str, int], ...]  # by state
    printed: str
    by: str
    floor: int = 0  # the class of what its head names

    @property
    def classification(self) -> int:
        """The paper is classed as the highest of its rows."""
        return max([self.floor, *(line.classification for line in self.lines)])

    @property
    def classification_label(self) -> str:
        return str(Classification(self.classification).label)

    @property
    def count_text(self) -> str:
        return counted_text(self.totals)


def counted_text(totals: Iterable[tuple[str, int]]) -> str:
    """``12 tindak lanjut: 3 belum mulai, 9 terverifikasi``"""
    totals = list(totals)
    states = ", ".join(f"{thousands(count)} {word.lower()}" for word, count in totals)
    count = thousands(sum(count for _, count in totals))
    return f"{count} tindak lanjut" + (f": {states}" if states else "")


def lines_of(
    rows: Iterable[FollowUp], said: Mapping[int, Said], today: dt.date
) -> tuple[MatrixLine, ...]:
    """``rows`` are ``complete``; ``said`` has their directives by key."""
    return tuple(
        line_of(row, said[row.directive_id], number, today)
        for number, row in enumerate(rows, 1)
    )


def line_of(row: FollowUp, said: Said, number: int, today: dt.date) -> MatrixLine:
    steps = sorted(row.progress.all(), key=lambda step: step.number)
    files = [each.name for step in steps for each in step.evidence.all()]
    return MatrixLine(
        number=number,
        directive=said.item.text,
        source=source_of(said),
        description="" if row.description == said.item.text else row.description,
        lead=row.lead.name,
        supporting=tuple(each.institution.name for each in row.supporting.all()),
        due=row.due_in_full,
        days_late=days_late(row, today),
        state=row.get_state_display(),
        percent=row.percent,
        progress=reported(steps),
        evidence=tuple(dict.fromkeys(files)),
        remark=remark_of(row, steps),
        classification=row.directive.classification,
    )


def source_of(said: Said) -> str:
    """Number, speaker, meeting and date of the directive."""
    speaker = said.speaker.introduction if said.speaker else "Rapat"
    meeting = ", ".join(
        part for part in (said.meeting.title, said.meeting.date_text) if part
    )
    return f"Butir {said.item.number}, {speaker}; {meeting}"


def reported(steps: list[Progress]) -> str:
    """The last report that says something."""
    told = [step for step in steps if step.kind in REPORTS and step.text]
    if not told:
        return ""
    return f"{told[-1].text} ({date_format(told[-1].day, 'j F Y')})"


def remark_of(row: FollowUp, steps: list[Progress]) -> str:
    """The criterion, to whom it was handed on, why it came back or was cancelled."""
    handed = [
        each.to.name for each in row.delegations.all() if each.state == "accepted"
    ]
    parts = [f"Kriteria keberhasilan: {row.criterion}" if row.criterion else ""]
    parts += [f"Dilimpahkan kepada {name}" for name in handed]
    kind, word = REASONS.get(FollowUp.State(row.state), (None, ""))
    if found := [step for step in steps if step.kind == kind]:
        step = found[-1]
        by = f" ({step.authority})" if step.authority else ""
        parts.append(f"{word}: {step.text}{by}")
    return "; ".join(part for part in parts if part)


def matrix_html(
    matrix: FollowUpMatrix, *, sheet: pdf.Sheet, seal: Seal | None = None
) -> str:
    """The page that is printed."""
    matrix = printable(matrix)
    head = matrix.letterhead
    context = {
        "matrix": matrix,
        "paper": sheet.paper,
        "logo_url": pdf.upload_url(head.logo) if head else "",
        "marked": len({line.classification for line in matrix.lines}) > 1,
        "seal": seal,
    }
    return render_to_string("documents/followup_matrix_print.html", context)


def matrix_pdf(matrix: FollowUpMatrix, *, seal: Seal | None = None) -> bytes:
    sheet = (
        sheet_of(matrix.letterhead, landscape=True)
        if matrix.letterhead
        else pdf.Sheet("a4", top=20, right=15, bottom=20, left=15, landscape=True)
    )
    sheet = sealable(sheet, seal)
    return pdf.render(matrix_html(matrix, sheet=sheet, seal=seal), sheet=sheet)
