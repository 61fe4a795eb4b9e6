"""The pattern by which an institution numbers its papers. Pure.

``400.14.6/{nomor:3}/{kode}/{bulan}/{tahun}`` → ``400.14.6/012/KESBANGPOL/XI/2026``.
"""

from __future__ import annotations

import datetime as dt
import re

from django.core.exceptions import ValidationError

PART = re.compile(r"\{(nomor)(?::([1-6]))?\}|\{(kode|bulan|tahun)\}")
ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]


def check_pattern(pattern: str) -> None:
    """Raise ValidationError for a pattern that would give a number twice."""
    if re.search(r"[{}]", PART.sub("", pattern)):
        raise ValidationError(
            "Yang dikenal hanya {nomor}, {nomor:3}, {kode}, {bulan}, dan {tahun}."
        )
    names = {found[0] or found[2] for found in PART.findall(pattern)}
    if not {"nomor", "tahun"} <= names:
        raise ValidationError(
            "Pola harus memuat {nomor} dan {tahun}, karena nomor berurut per tahun."
        )


def number_from(pattern: str, *, serial: int, code: str, day: dt.date) -> str:
    """The number of the paper that is the ``serial``-th of its year."""

    def value(found: re.Match[str]) -> str:
        if found[1]:
            return f"{serial:0{found[2] or 1}d}"
        words = {"kode": code, "bulan": ROMAN[day.month - 1], "tahun": str(day.year)}
        return words[found[3]]

    return PART.sub(value, pattern)
