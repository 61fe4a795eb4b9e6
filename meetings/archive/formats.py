"""The forms in which results are taken along."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO

from meetings.archive.listing import write_json
from meetings.archive.models import Export
from meetings.archive.register import write_register
from meetings.archive.tables import write_csv, write_xlsx
from meetings.archive.taking import Taken

AT_ONCE = 500  # rows that are made within the request
MOST = 50_000
# The layout of a PDF lies in memory whole: 600 rows (60 pages) were seen to take 250 MB
# and 2,000 rows 620 MB, and a row 20 ms and more.
MOST_PRINTED = 1_000
PRINTED_AT_ONCE = 200


@dataclass(frozen=True)
class Form:
    """One of them: how it is written, and how many rows it takes."""

    format: Export.Format
    media_type: str
    write: Callable[[Taken, IO[bytes]], None]
    at_once: int = AT_ONCE
    most: int = MOST
    stem: str = "arahan"

    def file_name(self, day: dt.date) -> str:
        """``arahan-2026-11-26.xlsx``"""
        return f"{self.stem}-{day.isoformat()}.{self.format.value}"

    @property
    def label(self) -> str:
        return str(self.format.label)


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMS = {
    form.format.value: form
    for form in (
        Form(Export.Format.XLSX, XLSX, write_xlsx),
        Form(Export.Format.CSV, "text/csv; charset=utf-8", write_csv),
        Form(Export.Format.JSON, "application/json", write_json),
        Form(
            Export.Format.PDF,
            "application/pdf",
            write_register,
            PRINTED_AT_ONCE,
            MOST_PRINTED,
            "register-arahan",
        ),
    )
}
