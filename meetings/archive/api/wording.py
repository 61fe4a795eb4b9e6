"""What went wrong, in Indonesian. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

TITLES = {
    400: "Permintaan tidak dapat diproses",
    401: "Belum dikenali",
    403: "Anda tidak berwenang",
    404: "Tidak ditemukan",
    405: "Cara ini tidak didukung",
    422: "Permintaan tidak dapat dipahami",
    429: "Terlalu sering",
    500: "Terjadi kesalahan di sistem",
}
# Of pydantic's kinds of errors those that a question can have.
WORDS = {
    "int_parsing": "Isi dengan bilangan bulat.",
    "int_parsing_size": "Bilangan ini terlalu besar.",
    "greater_than_equal": "Paling kecil {ge}.",
    "less_than_equal": "Paling besar {le}.",
    "string_too_long": "Paling panjang {max_length} karakter.",
    "too_long": "Paling banyak {max_length} nilai.",
    "enum": "Yang dikenal: {expected}.",
    "literal_error": "Yang dikenal: {expected}.",
    "value_error": "Isi dengan tanggal, misalnya 2026-03-10.",
    "reversed": "Tidak boleh mendahului “sejak” ({first}).",
    "extra_forbidden": "Parameter ini tidak dikenal. Yang dikenal: {known}.",
}
NO_OTHER = "tidak ada"  # for an address that asks nothing
OR = re.compile(r"(?<=['\d]) or (?=['\d])")
UNCLEAR = "Nilai ini tidak dapat dipahami."


def worded(error: Mapping[str, Any]) -> dict[str, str]:
    """Which parameter, and what is wrong with it: of one of ninja's errors."""
    names = [str(part) for part in error["loc"] if not isinstance(part, int)]
    words = WORDS.get(error["type"], UNCLEAR)
    return {"parameter": names[-1], "detail": filled(words, error.get("ctx", {}))}


def filled(words: str, known: Mapping[str, Any]) -> str:
    """pydantic lists what it expects as ``'a', 'b' or 'c'``, and ``0, 1 or 2``."""
    expected = OR.sub(" atau ", str(known.get("expected", "")))
    return words.format(**{**known, "expected": expected})
