"""Security classification."""

from __future__ import annotations

import re
from collections.abc import Iterator

from meetings.access.classification import Classification
from meetings.minutes.checks.finding import Gap, Severity, check
from meetings.minutes.checks.passages import passages
from meetings.minutes.record import Record, items_of

# Not the "rahasia" of the ballot: langsung, umum, bebas, rahasia.
SECRET = re.compile(
    r"(?<!bebas )(?<!bebas, )(?<!bebas dan )(?<!bebas, dan )\b(?:di)?rahasia(?:kan)?\b",
    re.IGNORECASE,
)


@check("above-meeting", "Klasifikasi butir di atas rapatnya", Severity.WARNING)
def above_meeting(record: Record) -> Iterator[Gap]:
    above = [
        item
        for item in items_of(record)
        if item.classification > record.own_classification
    ]
    if above:
        numbers = ", ".join(str(item.number) for item in above)
        message = (
            f"Butir nomor {numbers} berklasifikasi di atas rapatnya"
            f" ({label(record.own_classification)})."
            " Naikkan klasifikasi rapat, atau turunkan butirnya."
        )
        yield Gap(message, "minutes:reclassify", record.id)


@check("says-secret", "Teks menyebut rahasia", Severity.WARNING)
def says_secret(record: Record) -> Iterator[Gap]:
    for passage in passages(record):
        low = passage.classification < Classification.CONFIDENTIAL
        if low and (match := SECRET.search(passage.text)):
            yield passage.gap(
                f"menyebut “{match[0]}”, tetapi klasifikasinya"
                f" {label(passage.classification)}. Periksa klasifikasinya."
            )


def label(classification: int) -> str:
    return str(Classification(classification).label).lower()
