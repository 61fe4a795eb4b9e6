"""Which follow-ups are meant: the list shows them, the overview counts them.

Both narrow by the one ``Selection``, so a number and the rows behind it cannot differ.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.timezone import make_aware

from meetings.followups.models import FollowUp
from meetings.followups.models.follow_ups import CLOSED, is_late

COLUMNS = {"instansi": "lead", "tenggat": "due_kind"}
NONE = 0  # of no forum, or about no topic
OLDEST, UNDATED = "lebih", "tidak"
OLD_FROM = 181  # days
# Days since the meeting: from how many, and to how many.
AGES: dict[str, tuple[int | None, int | None]] = {
    "30": (None, 30),
    "90": (31, 90),
    "180": (91, 180),
    OLDEST: (OLD_FROM, None),
}
AGE_NAMES = {
    "30": "Sampai 30 hari",
    "90": "31–90 hari",
    "180": "91–180 hari",
    OLDEST: "Lebih dari 180 hari",
    UNDATED: "Rapat tanpa tanggal",
}
DUE_NAMES = {
    "date": "bertanggal",
    "none": "tanpa tenggat",
    "ongoing": "berkelanjutan",
}
ON_TIME = Q(state="verified", overrun__lte=0)


# What of the live ones a word of the address shows, as far as the state alone tells.
STATES: dict[str, frozenset[str]] = {
    "semua": frozenset(FollowUp.State.values),
    "terbuka": frozenset(FollowUp.State.values) - set(CLOSED),
    "menunggu": frozenset({"reported"}),
    "selesai": frozenset(CLOSED),
    "terverifikasi": frozenset({"verified"}),
    "dibatalkan": frozenset({"cancelled"}),
}


def shown_as(today: dt.date) -> dict[str, Q]:
    """What of the live ones each word of the address shows."""
    by_state = {word: Q(state__in=sorted(states)) for word, states in STATES.items()}
    this_week = Q(due_date__range=(today, sunday_after(today)))
    return by_state | {
        "semua": Q(),
        "terlambat": is_late(today),
        "pekan": by_state["terbuka"] & this_week,
        "tepat": ON_TIME,
    }


def sunday_after(day: dt.date) -> dt.date:
    """The last day of its week."""
    return day + dt.timedelta(6 - day.weekday())


@dataclass(frozen=True)
class Selection:
    """By date of the meeting, forum, leading institution, topic, age, and due date.

    The names are those of the address.
    """

    sejak: dt.date | None = None
    hingga: dt.date | None = None
    forum: int | None = None
    instansi: int | None = None
    topik: int | None = None
    umur: str = ""
    tenggat: str = ""
    bulan: dt.date | None = None  # first day of the month in which it was verified

    def chosen(self) -> dict[str, Any]:
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {key: each for key, each in values.items() if each not in (None, "")}

    def query(self, **more: Any) -> str:
        """What an address says of these, or of some of them."""
        values = replace(self, **more).chosen()
        if "bulan" in values:
            values["bulan"] = f"{values['bulan']:%Y-%m}"
        return urlencode(values)

    def narrow(self, rows: Any, today: dt.date) -> Any:
        wanted = [condition_of(*each, today) for each in self.chosen().items()]
        return rows.filter(*wanted)


def condition_of(name: str, value: Any, today: dt.date) -> Q:
    """Condition on follow-ups: what one word of the address asks for."""
    match name:
        case "sejak":
            return Q(met_on__gte=value)
        case "hingga":
            return Q(met_on__lte=value)
        case "forum":
            return of("series", value)
        case "topik":
            return of("topic", value)
        case "umur":
            return aged(value, today)
        case "bulan":
            return verified_in(value)
    return Q(**{COLUMNS[name]: value})


def of(key: str, value: int) -> Q:
    return Q(**{key: value}) if value != NONE else Q(**{f"{key}__isnull": True})


def aged(age: str, today: dt.date) -> Q:
    """Of meetings that lie so many days back."""
    if age == UNDATED:
        return Q(met_on=None)
    least, most = AGES[age]
    condition = Q(met_on__isnull=False)
    if least is not None:
        condition &= Q(met_on__lte=today - dt.timedelta(least))
    if most is not None:
        condition &= Q(met_on__gte=today - dt.timedelta(most))
    return condition


def age_of(day: dt.date | None, today: dt.date) -> str:
    """The same, of one date."""
    if day is None:
        return UNDATED
    days = (today - day).days
    return next(age for age, (_, most) in AGES.items() if most is None or days <= most)


def verified_in(month: dt.date) -> Q:
    """Verified in the month that begins on that day."""
    return Q(
        state="verified",
        verified_at__gte=midnight(month),
        verified_at__lt=midnight(month_after(month)),
    )


def month_after(month: dt.date) -> dt.date:
    return (month.replace(day=1) + dt.timedelta(32)).replace(day=1)


def midnight(day: dt.date) -> dt.datetime:
    return make_aware(dt.datetime.combine(day, dt.time()))


def words_of(chosen: Selection, lead: str, forum: str, topic: str) -> list[str]:
    """The selection in words, with the names that belong to its keys."""
    known = {
        "sejak": chosen.sejak and f"rapat sejak {date_format(chosen.sejak, 'j F Y')}",
        "hingga": chosen.hingga
        and f"rapat hingga {date_format(chosen.hingga, 'j F Y')}",
        "forum": forum or "tanpa forum",
        "instansi": lead,
        "topik": topic or "tanpa pokok bahasan",
        "umur": AGE_NAMES.get(chosen.umur, "").lower(),
        "tenggat": DUE_NAMES.get(chosen.tenggat, ""),
        "bulan": chosen.bulan and f"diverifikasi {date_format(chosen.bulan, 'F Y')}",
    }
    return [str(known[key]) for key in chosen.chosen() if known[key]]
