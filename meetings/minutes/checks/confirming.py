"""What speakers say about the record of their own words."""

from __future__ import annotations

from collections.abc import Iterator

from meetings.minutes.checks.finding import Gap, Severity, check
from meetings.minutes.record import Record, items_of


@check("open-proposal", "Usulan pembicara belum diputuskan", Severity.WARNING)
def open_proposal(record: Record) -> Iterator[Gap]:
    """It dies when the minutes are approved."""
    for item in items_of(record):
        if item.proposed:
            message = (
                f"Pembicara mengusulkan bunyi lain untuk butir nomor {item.number}."
                " Terima atau tolak usulannya."
            )
            yield Gap(message, "minutes:confirmations", record.id)
