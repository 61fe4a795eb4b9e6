"""The filters of an address in words: what each is called, and each of its values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.http import QueryDict
from django.utils.formats import date_format

from meetings.access.badges import badges_of
from meetings.access.classification import Classification
from meetings.agenda.models import Series, Topic
from meetings.archive.chosen import DAYS, MARKS, values_in
from meetings.archive.models import DirectiveEntry
from meetings.archive.statuses import STATUSES
from meetings.archive.together import together
from meetings.directory.models import Institution, Official, Position
from meetings.minutes.models import Directive

# By parameter and key.
Names = Mapping[tuple[str, int], str]

TITLES = {
    "baru": "Baru",
    "oleh": "Oleh",
    "pejabat": "Pejabat",
    "kepada": "Ditujukan kepada",
    "topik": "Pokok bahasan",
    "forum": "Forum",
    "tahun": "Tahun",
    "klasifikasi": "Klasifikasi",
    "jenis": "Jenis",
    "status": "Tindak lanjut",
    "sejak": "Sejak",
    "sampai": "Sampai",
}
LABELS: dict[str, dict[str, str]] = {
    "jenis": {str(key): str(label) for key, label in Directive.Kind.choices},
    "klasifikasi": {str(key): str(label) for key, label in Classification.choices},
    "status": STATUSES,
}
NAMED: dict[str, tuple[Any, str]] = {
    "oleh": (Position, "name"),
    "pejabat": (Official, "name"),
    "kepada": (Institution, "name"),
    "topik": (Topic, "title"),
    "forum": (Series, "name"),
}
COLUMNS = {"topik": "topic", "forum": "series"}  # of the index
UNNAMED = "tidak dikenal"
SINCE_OPENED = "sejak pencarian ini terakhir dibuka"


def label_of(parameter: str, value: str, names: Names) -> str:
    """``Imbauan``, ``26 November 2024``, ``Dinas Kesehatan``."""
    if parameter in LABELS:
        return LABELS[parameter][value]
    if parameter in DAYS:
        return date_format(dt.date.fromisoformat(value), "j F Y")
    if parameter in MARKS:
        return SINCE_OPENED
    if parameter in NAMED:
        return names.get((parameter, int(value)), UNNAMED)
    return value


def names_in(addresses: Iterable[QueryDict], user: Any, known: Names) -> Names:
    """The names of what these addresses choose, in one query for what is not known.

    A matter or a forum has a name only for who sees something of it.
    """
    chosen = [
        (parameter, int(value))
        for asked in addresses
        for parameter in NAMED
        for value in values_in(asked, parameter)
    ]
    missing = {pair for pair in chosen if pair not in known}
    if not missing or badges_of(user) == frozenset():
        return known
    parts = [named(name, {k for p, k in missing if p == name}, user) for name in NAMED]
    found = zip(NAMED, together(parts), strict=True)
    return {
        **known,
        **{(name, key): said for name, rows in found for key, said in rows},
    }


def named(parameter: str, keys: set[int], user: Any) -> Any:
    """Key and name of these, as far as the reader may know them."""
    model, name = NAMED[parameter]
    rows = model.objects.filter(pk__in=keys).order_by()
    if parameter in COLUMNS:
        column = COLUMNS[parameter]
        seen = DirectiveEntry.objects.visible_to(user).filter(**{f"{column}__in": keys})
        rows = rows.filter(pk__in=seen.values(column))
    return rows.values_list("pk", name)
