"""The part of an address that says what is looked for, and a name for it. Pure."""

from __future__ import annotations

from django.http import QueryDict

from meetings.access.classification import Classification
from meetings.archive.chosen import DAYS, PARAMETERS
from meetings.minutes.models import Directive

LONGEST_NAME = 120
KEPT = ("q", *PARAMETERS, *DAYS)
LABELS = {
    "jenis": {str(key): str(label) for key, label in Directive.Kind.choices},
    "klasifikasi": {str(key): str(label) for key, label in Classification.choices},
}
PLAIN = {"sejak": "sejak {}", "sampai": "sampai {}", "tahun": "tahun {}"}


def kept(asked: QueryDict) -> str:
    """The query string without page, order and whatever else is no part of it."""
    found = QueryDict(mutable=True)
    for name in KEPT:
        values = [value.strip() for value in asked.getlist(name) if value.strip()]
        if values:
            found.setlist(name, values)
    return found.urlencode()


def told(asked: QueryDict) -> str:
    """What is looked for in a few words: what was typed, and the filters."""
    parts = [" ".join(asked.get("q", "").split())]
    for name, labels in LABELS.items():
        parts += [labels[value] for value in asked.getlist(name) if value in labels]
    for name, words in PLAIN.items():
        parts += [words.format(value) for value in asked.getlist(name) if value]
    named = {*LABELS, *PLAIN, "q"}
    others = sum(len(asked.getlist(name)) for name in KEPT if name not in named)
    parts.append(f"{others} saringan lain" if others else "")
    return ", ".join(part for part in parts if part)


def proposed_name(asked: QueryDict) -> str:
    words = told(asked).replace('"', "") or "Semua butir"
    return (words[:1].upper() + words[1:])[:LONGEST_NAME]
