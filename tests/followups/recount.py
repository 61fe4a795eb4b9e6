"""The numbers of the overview counted again, in plain Python and by the list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from django.http import QueryDict
from django.utils.timezone import localdate

from meetings.followups.counting import Number
from meetings.followups.overview import overview_of
from meetings.followups.selection import Selection
from meetings.followups.selection_form import SelectionForm
from meetings.followups.views import narrowed
from meetings.models import FollowUp

CLOSED = {"verified", "cancelled"}
MEETING = "directive__meeting"
TOPIC = "directive__agenda_item__topic"
ASKED = ("pk", "state", "due_kind", "due_date", "reported_at", "verified_at", "lead")
ASKED += (f"{MEETING}__date", f"{MEETING}__series", TOPIC)


def is_late(row, today):
    if row["state"] in CLOSED or not row["due_date"] or row["due_date"] >= today:
        return False
    # A report that came in time is not late, however long it waits to be verified.
    return row["state"] != "reported" or localdate(row["reported_at"]) > row["due_date"]


def is_in_time(row):
    if row["state"] != "verified" or row["due_date"] is None:
        return False
    return localdate(row["reported_at"]) <= row["due_date"]


SHOWN = {
    "semua": lambda row, today: True,
    "terbuka": lambda row, today: row["state"] not in CLOSED,
    "terlambat": is_late,
    "menunggu": lambda row, today: row["state"] == "reported",
    "terverifikasi": lambda row, today: row["state"] == "verified",
    "dibatalkan": lambda row, today: row["state"] == "cancelled",
    "tepat": lambda row, today: is_in_time(row),
}


def age_of(date: dt.date | None, today: dt.date) -> str:
    if date is None:
        return "tidak"
    days = (today - date).days
    return (
        "30"
        if days <= 30
        else "90"
        if days <= 90
        else "180"
        if days <= 180
        else "lebih"
    )


CHOSEN = {
    "sejak": lambda row, value, today: str(row[f"{MEETING}__date"] or "") >= value,
    "hingga": lambda row, value, today: str(row[f"{MEETING}__date"] or "9") <= value,
    "forum": lambda row, value, today: str(row[f"{MEETING}__series"] or 0) == value,
    "topik": lambda row, value, today: str(row[TOPIC] or 0) == value,
    "instansi": lambda row, value, today: str(row["lead"]) == value,
    "tenggat": lambda row, value, today: row["due_kind"] == value,
    "umur": lambda row, value, today: age_of(row[f"{MEETING}__date"], today) == value,
    "bulan": lambda row, value, today: (
        f"{localdate(row['verified_at']):%Y-%m}" == value
    ),
}


def recount(rows: list[dict[str, Any]], address: str, today: dt.date) -> int:
    """How many of the rows an address of the list means."""
    chosen = dict(parse_qsl(urlsplit(address).query))
    shown = SHOWN[chosen.pop("tampil")]
    found = [row for row in rows if shown(row, today)]
    return sum(
        all(CHOSEN[name](row, value, today) for name, value in chosen.items())
        for row in found
    )


def numbers_in(thing: Any) -> Iterator[Number]:
    """Every number that stands anywhere in the overview."""
    if isinstance(thing, Number):
        yield thing
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from numbers_in(getattr(thing, field.name))
    elif isinstance(thing, dict):
        yield from numbers_in(list(thing.values()))
    elif isinstance(thing, list | tuple):
        for each in thing:
            yield from numbers_in(each)


def numbers_for(user: Any, today: dt.date) -> list[Number]:
    seen = FollowUp.objects.visible_to(user).live()
    return list(numbers_in(overview_of(seen, Selection(), today)))


def miscounted(user: Any, today: dt.date) -> list[Any]:
    """Numbers that are not what plain Python counts from the rows that are seen."""
    rows = list(FollowUp.objects.visible_to(user).live().values(*ASKED))
    counted = [
        (each, recount(rows, each.address, today)) for each in numbers_for(user, today)
    ]
    return [(each, count) for each, count in counted if each.count != count]


def mislisted(user: Any, today: dt.date) -> list[Any]:
    """Numbers behind which the list shows more rows, or fewer."""
    found = []
    for each in numbers_for(user, today):
        asked = QueryDict(urlsplit(each.address).query)
        seen = FollowUp.objects.visible_to(user)
        rows = SelectionForm(asked).selection().narrow(seen, today)
        listed = narrowed(rows, asked["tampil"], today).count()
        found += [(each, listed)] if listed != each.count else []
    return found
