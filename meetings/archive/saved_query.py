"""The part of an address that says what is looked for, and a name for it. Pure."""

from __future__ import annotations

from urllib.parse import parse_qsl

from django.http import QueryDict

from meetings.archive.chosen import DAYS, PARAMETERS, values_in
from meetings.archive.filter_words import LABELS, NAMED, TITLES, Names, label_of

LONGEST_NAME = 120
FILTERS = (*PARAMETERS, *DAYS)  # not the mark of the moment
TOLD = ("baru", "jenis", "klasifikasi", "status", *NAMED, "sejak", "sampai", "tahun")
ALONE = ("jenis", "klasifikasi")  # whose values say what they are


def kept(asked: QueryDict) -> str:
    """The query string without page, order and whatever else is no part of it."""
    found = QueryDict(mutable=True)
    if typed := asked.get("q", "").strip():
        found["q"] = typed
    for name in FILTERS:
        if values := values_in(asked, name):
            found.setlist(name, values)
    return found.urlencode()


def same(query: str, other: str) -> bool:
    """Whether both look for the same, in whatever order they say it."""
    return sorted(parse_qsl(query)) == sorted(parse_qsl(other))


def told(asked: QueryDict, names: Names | None = None) -> str:
    """What is looked for in a few words: what was typed, and the filters.

    Without names, what only a name could tell is counted.
    """
    parts = [" ".join(asked.get("q", "").split())]
    others = 0
    for parameter in TOLD:
        for value in values_in(asked, parameter):
            if parameter in NAMED and names is None:
                others += 1
            else:
                parts.append(words_of(parameter, value, names or {}))
    parts.append(f"{others} saringan lain" if others else "")
    return ", ".join(part for part in parts if part)


def words_of(parameter: str, value: str, names: Names) -> str:
    """``Imbauan``, ``tahun 2024``, ``oleh Wali Kota``, ``tindak lanjut terbuka``."""
    label = label_of(parameter, value, names)
    if parameter in ALONE:
        return label
    if parameter in LABELS:
        label = label.lower()
    return f"{TITLES[parameter].lower()} {label}"


def proposed_name(asked: QueryDict) -> str:
    words = told(asked).replace('"', "") or "Semua butir"
    return (words[:1].upper() + words[1:])[:LONGEST_NAME]
