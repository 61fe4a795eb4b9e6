"""The facets in an address: what it asks for, and addresses that ask for more or less.

``/cari/?q=banjir&oleh=12&oleh=14&jenis=appeal&sejak=2022-01-01``. What makes no sense
in an address is passed over: an old or mangled link still searches.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import QueryDict

MOST = 50  # values of one facet
LARGEST = 2**63 - 1
# Parameter of the address → attribute of Wanted.
KEYS = {
    "oleh": "speakers",
    "pejabat": "people",
    "kepada": "addressees",
    "topik": "topics",
    "forum": "forums",
    "tahun": "years",
    "klasifikasi": "classifications",
}
SLUGS = {"jenis": "kinds", "status": "statuses"}
DAYS = {"sejak": "since", "sampai": "until"}
PARAMETERS = {**KEYS, **SLUGS}
PARAMETER_OF = {name: parameter for parameter, name in PARAMETERS.items()}


def chosen_in(asked: QueryDict) -> dict[str, Any]:
    """Values for ``want``: sets of keys or slugs, and days."""
    found: dict[str, Any] = {}
    for parameter, name in KEYS.items():
        found[name] = {int(v) for v in asked.getlist(parameter)[:MOST] if is_key(v)}
    for parameter, name in SLUGS.items():
        values = asked.getlist(parameter)[:MOST]
        found[name] = {v for v in values if v.replace("_", "").isalpha()}
    for parameter, name in DAYS.items():
        found[name] = day(asked.get(parameter, ""))
    return {name: value for name, value in found.items() if value}


def is_key(value: str) -> bool:
    return value.isascii() and value.isdigit() and int(value) <= LARGEST


def day(value: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        return None


def narrowed(asked: QueryDict, name: str, key: str) -> str:
    """The query string with that value of a facet taken in, or taken out again."""
    parameter = PARAMETER_OF[name]
    changed = first_page(asked)
    values = changed.getlist(parameter)
    kept = [v for v in values if v != key] if key in values else [*values, key]
    changed.setlist(parameter, kept)
    return changed.urlencode()


def without(asked: QueryDict, *parameters: str) -> str:
    changed = first_page(asked)
    for parameter in parameters:
        changed.pop(parameter, None)
    return changed.urlencode()


def first_page(asked: QueryDict) -> QueryDict:
    changed = asked.copy()
    changed.pop("page", None)
    return changed
