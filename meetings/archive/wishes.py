"""What each query word (``oleh:walikota``) asks for; an unknown value is told."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from meetings.access.classification import Classification
from meetings.archive.dates import YEAR, date_named
from meetings.archive.query import Wish
from meetings.archive.readers import group_badge
from meetings.archive.statuses import TYPED
from meetings.archive.words import fold
from meetings.minutes.models import Directive

if TYPE_CHECKING:
    from meetings.archive.wanted import Wanted


def said_by(wanted: Wanted, wish: Wish) -> None:
    offices, people = wanted.names.speakers(wish.value)
    wanted.speakers |= offices
    wanted.people |= people
    if not offices and not people:
        unknown(wanted, wish, "Tidak ada jabatan atau pejabat bernama itu")


def directed_to(wanted: Wanted, wish: Wish) -> None:
    bodies, offices = wanted.names.addressees(wish.value)
    group = group_badge(wish.value)
    wanted.addressees |= bodies
    wanted.offices |= offices
    wanted.groups |= {group} - {""}
    if not bodies and not offices and not wanted.names.is_group(group, wanted.user):
        unknown(wanted, wish, "Tidak ada instansi, jabatan, atau kelompok bernama itu")


def about(wanted: Wanted, wish: Wish) -> None:
    found = wanted.names.topics(wish.value, wanted.user)
    named(wanted, wish, "topics", found, "pokok bahasan")


def in_forum(wanted: Wanted, wish: Wish) -> None:
    found = wanted.names.forums(wish.value, wanted.user)
    named(wanted, wish, "forums", found, "forum")


def named(wanted: Wanted, wish: Wish, name: str, found: set[int], what: str) -> None:
    getattr(wanted, name).update(found)
    if not found:
        unknown(wanted, wish, f"Tidak ada {what} bernama itu")


def of_kind(wanted: Wanted, wish: Wish) -> None:
    choose(wanted, wish, "kinds", Directive.Kind.choices)


def of_class(wanted: Wanted, wish: Wish) -> None:
    choose(wanted, wish, "classifications", Classification.choices)


def choose(wanted: Wanted, wish: Wish, name: str, choices: Any) -> None:
    """A value is meant by its label, or by the beginning of it."""
    value = fold(wish.value).replace("himbau", "imbau")
    found = [key for key, label in choices if fold(label) == value] or [
        key for key, label in choices if fold(label).startswith(value)
    ]
    getattr(wanted, name).update(found)
    if not found:
        known = ", ".join(str(label).lower() for _, label in choices)
        unknown(wanted, wish, f"Yang dikenal: {known}")


def in_year(wanted: Wanted, wish: Wish) -> None:
    if YEAR.match(wish.value):
        wanted.years.add(int(wish.value))
    else:
        unknown(wanted, wish, "Tulis tahunnya dengan empat angka, misalnya tahun:2024")


def since(wanted: Wanted, wish: Wish) -> None:
    wanted.since = day_of(wanted, wish, first=True) or wanted.since


def until(wanted: Wanted, wish: Wish) -> None:
    wanted.until = day_of(wanted, wish, first=False) or wanted.until


def day_of(wanted: Wanted, wish: Wish, *, first: bool) -> dt.date | None:
    day = date_named(wish.value, first=first)
    if day is None:
        unknown(
            wanted,
            wish,
            "Tulis tahun, bulan, atau tanggal: 2024, nov-2024, 26-11-2024",
        )
    return day


def of_status(wanted: Wanted, wish: Wish) -> None:
    choose(wanted, wish, "statuses", TYPED)


def unknown(wanted: Wanted, wish: Wish, told: str) -> None:
    wanted.nobody = True
    wanted.notes.append(f"“{wish.typed}” tidak dikenal. {told}.")


WISHES = {
    "speaker": said_by,
    "addressee": directed_to,
    "topic": about,
    "forum": in_forum,
    "kind": of_kind,
    "classification": of_class,
    "year": in_year,
    "since": since,
    "until": until,
    "status": of_status,
}
