"""The columns of a plan of action (rencana aksi terpadu) and of its report: as data.

One tuple drives the table on the screen, the paper and the sheet. The columns are those
of the form of the Tim Terpadu Penanganan Konflik Sosial (UU 7/2012, PP 2/2015,
Permendagri 42/2015) [known].
"""

from __future__ import annotations

from dataclasses import dataclass

from meetings.followups.periods import PERIODS

# A column is as wide as its kind: characters in a sheet; print.css knows the names.
WIDTHS = {"number": 6, "name": 30, "text": 40, "long": 60}


@dataclass(frozen=True)
class Column:
    """``key`` is what a line of the table calls it; ``width`` is a key of WIDTHS."""

    key: str
    label: str
    width: str
    numeric: bool = False
    group: str = ""  # the heading above this and its neighbours
    reported: bool = False  # known only in the report of a period

    @property
    def in_full(self) -> str:
        """The label, with what stands above it."""
        return f"{self.group}: {self.label}" if self.group else self.label

    @property
    def characters(self) -> int:
        return WIDTHS[self.width]


TARGET = "Ukuran keberhasilan"
COLUMNS = (
    Column("number", "No", "number", numeric=True),
    Column("action", "Permasalahan/Rencana aksi", "long"),
    Column("lead", "Penanggung jawab", "name"),
    Column("supporting", "Instansi terkait", "name"),
    Column("criterion", "Kriteria keberhasilan", "text"),
    *(
        Column(period.target_field, f"Target {period.label}", "name", group=TARGET)
        for period in PERIODS
    ),
    Column("achievement", "Capaian", "text", reported=True),
    Column("evidence", "Data dukung", "text", reported=True),
    Column("remark", "Keterangan", "name"),
)
PLANNED = tuple(column for column in COLUMNS if not column.reported)


@dataclass(frozen=True)
class Heading:
    """One cell of the first row of headings; over several columns it is a group."""

    label: str
    column: Column
    span: int


def headings(columns: tuple[Column, ...] = COLUMNS) -> list[Heading]:
    """The first row: a group once for all its columns."""
    found: list[Heading] = []
    for column in columns:
        if not column.group:
            found.append(Heading(column.label, column, 1))
        elif not (found and found[-1].label == column.group):
            span = sum(each.group == column.group for each in columns)
            found.append(Heading(column.group, column, span))
    return found


def grouped(columns: tuple[Column, ...] = COLUMNS) -> list[Column]:
    """The second row: what stands below a group."""
    return [column for column in columns if column.group]
