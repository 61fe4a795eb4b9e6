"""The title and the period of the next meeting of a forum, from those of the last."""

from __future__ import annotations

import datetime as dt
import re

from meetings.agenda.dates import MONTHS

ROMAN = ("I", "II", "III", "IV")
PARTS = {"triwulan": 4, "caturwulan": 3, "semester": 2}
MONTHLY = re.compile(rf"({'|'.join(m[0] for m in MONTHS)})(.*?)(\d{{4}})", re.I)
PARTLY = re.compile(rf"({'|'.join(PARTS)}) (IV|I{{1,3}})(.*?)(\d{{4}})", re.I)
COUNTED = re.compile(r"\b(ke-)(\d+)\b")


def next_title(last: str) -> str:
    """The same title; a counted one counts on.

    >>> next_title("Rapat Koordinasi ke-3 TPID")
    "Rapat Koordinasi ke-4 TPID"
    """
    return COUNTED.sub(lambda found: f"{found[1]}{int(found[2]) + 1}", last, count=1)


def next_period(last: str, today: dt.date) -> str:
    """The month of today, or the part of the year after the last one.

    Another wording is nobody's to continue: empty.

    >>> next_period("Triwulan IV Tahun 2025", dt.date(2026, 3, 10))
    "Triwulan I Tahun 2026"
    """
    if match := MONTHLY.fullmatch(last.strip()):
        return f"{MONTHS[today.month - 1][0].capitalize()}{match[2]}{today.year}"
    if match := PARTLY.fullmatch(last.strip()):
        parts, part = PARTS[match[1].lower()], ROMAN.index(match[2].upper())
        if part >= parts:
            return ""
        year = int(match[4]) + (part + 1) // parts
        return f"{match[1]} {ROMAN[(part + 1) % parts]}{match[3]}{year}"
    return ""
