"""The filters in an address: what it asks for, and addresses that ask for more or less.

``/cari/?q=banjir&oleh=12&oleh=14&jenis=appeal&sejak=2022-01-01``. What makes no sense
in an address is passed over, so that an old or mangled link still searches; ``unclear``
tells what was.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection
from typing import Any

from django.http import QueryDict

from meetings.access.classification import Classification
from meetings.archive.statuses import STATUSES
from meetings.minutes.models import Directive

MOST = 50  # values of one filter
LARGEST = 2**63 - 1
YEAR = re.compile(r"[1-9][0-9]{3}")
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
# How far somebody had looked: a key of a directive. Of the moment, so never kept.
MARKS = {"baru": "above"}
PARAMETERS = {**KEYS, **SLUGS}
PARAMETER_OF = {name: parameter for parameter, name in PARAMETERS.items()}
FILTERS = {**MARKS, **PARAMETERS, **DAYS}
KNOWN: dict[str, Collection[str]] = {
    "jenis": set(Directive.Kind.values),
    "klasifikasi": {str(value) for value in Classification.values},
    "status": set(STATUSES),
}
PASSING = ("page", "semua")  # of the page that is looked at, not of what is looked for


def chosen_in(asked: QueryDict) -> dict[str, Any]:
    """Values for ``want``: sets of keys or slugs, days, and a mark."""
    found: dict[str, Any] = {}
    for parameter, name in FILTERS.items():
        values = values_in(asked, parameter)
        if not values:
            continue
        if parameter in DAYS:
            found[name] = day(values[0])
        elif parameter in MARKS:
            found[name] = int(values[0])
        else:
            found[name] = {int(v) if parameter in KEYS else v for v in values}
    return found


def values_in(asked: QueryDict, parameter: str) -> list[str]:
    """What an address says of a filter, as far as it is understood."""
    said = [value.strip() for value in asked.getlist(parameter)]
    if parameter not in PARAMETERS:
        said = said[-1:]
    values = [value for value in said if understood(parameter, value)]
    return list(dict.fromkeys(values))[:MOST]


def understood(parameter: str, value: str) -> bool:
    if parameter in KNOWN:
        return value in KNOWN[parameter]
    if parameter in DAYS:
        return day(value) is not None
    if parameter == "tahun":
        return bool(YEAR.fullmatch(value))
    return is_key(value)


def is_key(value: str) -> bool:
    return is_number(value) and len(value) < 20 and int(value) <= LARGEST


def is_number(value: str) -> bool:
    return value.isascii() and value.isdigit()


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


def without_value(asked: QueryDict, parameter: str, value: str) -> str:
    changed = first_page(asked)
    kept = [v for v in changed.getlist(parameter) if v.strip() != value]
    changed.setlist(parameter, kept if parameter in PARAMETERS else [])
    return changed.urlencode()


def first_page(asked: QueryDict) -> QueryDict:
    changed = asked.copy()
    for parameter in PASSING:
        changed.pop(parameter, None)
    return changed
