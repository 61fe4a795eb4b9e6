"""Dates and clock times as people say and type them; plain values in and out.

A week runs from Monday to Sunday. ``Selasa`` is the first Tuesday from today on,
``Selasa depan`` the Tuesday of next week.
"""

from __future__ import annotations

import datetime as dt
import re

DAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
OTHER_DAYS = {"jum'at": 4, "jum’at": 4, "jum at": 4, "ahad": 6}
MONTHS = (
    ("januari", "jan"),
    ("februari", "pebruari", "feb", "peb"),
    ("maret", "mar"),
    ("april", "apr"),
    ("mei",),
    ("juni", "jun"),
    ("juli", "jul"),
    ("agustus", "agu", "agt", "ags"),
    ("september", "sep", "sept"),
    ("oktober", "okt"),
    ("november", "nopember", "nov", "nop"),
    ("desember", "des"),
)
MONTH_OF = {name: n for n, names in enumerate(MONTHS, start=1) for name in names}
DAY_OF = {name: n for n, name in enumerate(DAYS)} | OTHER_DAYS
FROM_TODAY = {"kemarin": -1, "hari ini": 0, "besok": 1, "lusa": 2}
WEEKDAY = "|".join(DAY_OF)
SAID_DAY = re.compile(
    rf"(?:hari )?({WEEKDAY})(?: (ini|depan|(?:minggu|pekan) (?:ini|depan)))?"
)
NAMED_DAY = re.compile(rf"(?:hari )?({WEEKDAY}),? (?=\d)")
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
NUMBERS = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})")
WORDS = re.compile(r"(\d{1,2})[ \-/]?([a-z]+)\.?(?:[ \-/]?(\d{4}))?")
CLOCK = re.compile(r"(\d{1,2})(?:[.:, ]?(\d{2}))?(?:[.:]00)?")
AROUND_CLOCK = re.compile(r"^(pukul|jam|pkl\.?)\s*|\s*(wib|wita|wit)$")


class NotUnderstood(ValueError):
    """Nobody can tell which day or time is meant; the message says what to type."""


def read_date(text: str, today: dt.date) -> dt.date:
    """The day that is meant. Raises NotUnderstood.

    >>> read_date("Selasa depan", dt.date(2024, 11, 22))
    datetime.date(2024, 11, 26)
    """
    said = re.sub(r"\s+", " ", text).strip(" .,").lower()
    if said in FROM_TODAY:
        return today + dt.timedelta(days=FROM_TODAY[said])
    if said in {"minggu depan", "minggu ini", "pekan depan", "pekan ini"}:
        raise NotUnderstood("Sebutkan harinya, misalnya “Selasa minggu depan”.")
    if match := SAID_DAY.fullmatch(said):
        return day_of_week(DAY_OF[match[1]], match[2] or "", today)
    named = NAMED_DAY.match(said)
    day = calendar_day(said[named.end() :] if named else said, today)
    if named and DAY_OF[named[1]] != day.weekday():
        told = f"{day.day} {MONTHS[day.month - 1][0].capitalize()} {day.year}"
        weekday = DAYS[day.weekday()].capitalize()
        raise NotUnderstood(f"{told} adalah hari {weekday}. Periksa kembali.")
    return day


def day_of_week(weekday: int, which: str, today: dt.date) -> dt.date:
    """That weekday: the first from today on, or the one of this or of next week."""
    monday = today - dt.timedelta(days=today.weekday())
    if which.endswith("depan"):
        return monday + dt.timedelta(days=7 + weekday)
    if which in {"minggu ini", "pekan ini"}:
        return monday + dt.timedelta(days=weekday)
    return today + dt.timedelta(days=(weekday - today.weekday()) % 7)


def calendar_day(said: str, today: dt.date) -> dt.date:
    """``2024-11-26``, ``26/11/2024``, ``26 November 2024``, ``26 Nov``."""
    try:
        if match := ISO.fullmatch(said):
            return dt.date(int(match[1]), int(match[2]), int(match[3]))
        if match := NUMBERS.fullmatch(said):
            year = int(match[3]) + (2000 if len(match[3]) == 2 else 0)
            return dt.date(year, int(match[2]), int(match[1]))
        match = WORDS.fullmatch(said)
        if match and match[2] in MONTH_OF:
            month, day = MONTH_OF[match[2]], int(match[1])
            if match[3]:
                return dt.date(int(match[3]), month, day)
            return nearest(month, day, today)
    except ValueError as error:
        raise NotUnderstood("Tanggal ini tidak ada dalam kalender.") from error
    raise NotUnderstood(
        "Tulis tanggalnya, misalnya 26 November 2024, 26/11/2024,"
        " “besok”, atau “Selasa depan”."
    )


def nearest(month: int, day: int, today: dt.date) -> dt.date:
    """The day of that name nearest to today, in whichever year that is."""
    found = []
    for year in range(today.year - 1, today.year + 2):
        try:
            found.append(dt.date(year, month, day))
        except ValueError:  # 29 February
            continue
    if not found:
        raise ValueError(f"no {day}/{month} near {today.year}")
    return min(found, key=lambda each: abs((each - today).days))


def read_time(text: str) -> dt.time:
    """``9``, ``09.00``, ``9:30``, ``0900``, ``pukul 9``. Raises NotUnderstood."""
    said = re.sub(
        r"^(pukul|jam|pkl\.?)\s*|\s*(wib|wita|wit)$", "", text.strip().lower()
    )
    match = CLOCK.fullmatch(said.strip())
    try:
        if match:
            return dt.time(int(match[1]), int(match[2] or 0))
    except ValueError:
        pass
    raise NotUnderstood("Tulis pukulnya, misalnya 9, 09.00, atau 13.30.")
