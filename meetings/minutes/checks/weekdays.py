"""Days and dates in the texts, against the calendar and the day of the meeting."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from meetings.agenda.dates import (
    DAY_OF,
    DAYS,
    FROM_TODAY,
    MONTH_OF,
    MONTHS,
    WEEKDAY,
    NotUnderstood,
    calendar_day,
    nearest,
)
from meetings.minutes.checks.finding import Gap, Severity, check
from meetings.minutes.checks.passages import passages
from meetings.minutes.record import Record

# "09.10" is a clock time and "400.14.6/2024" a number: neither is a date.
TOKEN = re.compile(
    r"(?<![\w./-])(?:"
    rf"(?P<said>{'|'.join(FROM_TODAY)})"
    rf"|(?P<weekday>(?:hari )?(?:{WEEKDAY}))"
    r"|(?P<numbers>\d{4}-\d\d-\d\d|\d{1,2}(?P<mark>[/.-])\d{1,2}(?P=mark)\d{4})"
    r"|(?P<short>\d{1,2}/\d{1,2})"
    rf"|(?P<words>\d{{1,2}} (?:{'|'.join(MONTH_OF)})\b(?: \d{{4}})?)"
    r")(?![\w/-])",
    re.IGNORECASE,
)
JOINED = re.compile(r"[ ,]*\(?(?:(?:pada )?(?:tanggal|tgl\.?) )?")
BRACKET = re.compile(r"[ ,]*\(")


@dataclass(frozen=True)
class Token:
    """A day as it is said: "besok", "Selasa", "26/11"."""

    kind: str  # "said" | "weekday" | "date"
    text: str
    start: int
    end: int
    day: dt.date | None = None  # of a date; None when its year is not known


@check("weekday", "Hari tidak cocok dengan tanggalnya", Severity.WARNING)
def weekday(record: Record) -> Iterator[Gap]:
    meeting = days_of(record)
    for passage in passages(record):
        text = re.sub(r"\s+", " ", passage.text)
        for one, other in pairwise(tokens(text, meeting)):
            if wrong := contradiction(one, other, text[one.end : other.start], meeting):
                words = text[one.start : other.end]
                closed = ")" if "(" in words else ""
                yield passage.gap(
                    f"menyebut “{words}{closed}”, padahal {wrong}."
                    " Perbaiki hari atau tanggalnya."
                )


@check("no-such-date", "Tanggal tidak ada dalam kalender", Severity.WARNING)
def no_such_date(record: Record) -> Iterator[Gap]:
    for passage in passages(record):
        for match in TOKEN.finditer(re.sub(r"\s+", " ", passage.text)):
            if match["words"] and impossible(match["words"]):
                yield passage.gap(
                    f"menyebut “{match[0]}”, yang tidak ada dalam kalender."
                    " Perbaiki tanggalnya."
                )


def contradiction(
    one: Token, other: Token, between: str, meeting: list[dt.date]
) -> str:
    """What is true instead of what the two say side by side, or ""."""
    kinds = (one.kind, other.kind)
    joined = JOINED.fullmatch(between)
    if kinds == ("weekday", "date") and joined:
        return unlike(one, other)
    # "28 November, Jumat 29 November" names the next day; this one is in brackets.
    if kinds == ("date", "weekday") and BRACKET.fullmatch(between):
        return unlike(other, one)
    if one.kind == "said" and other.kind != "said" and joined and meeting:
        return untimely(one, other, meeting)
    return ""


def unlike(weekday: Token, date: Token) -> str:
    """Whether the date falls on another weekday."""
    if date.day is None or date.day.weekday() == weekday_of(weekday):
        return ""
    return f"{in_words(date.day)} adalah hari {DAYS[date.day.weekday()].capitalize()}"


def untimely(said: Token, other: Token, meeting: list[dt.date]) -> str:
    """Whether "hari ini" or "besok" is another day, seen from the meeting's."""
    step = dt.timedelta(days=FROM_TODAY[said.text.lower()])
    meant = [day + step for day in meeting]
    if other.kind == "date":
        fits = other.day in meant
    else:
        fits = weekday_of(other) in {day.weekday() for day in meant}
    named = f"{DAYS[meant[0].weekday()].capitalize()}, {in_words(meant[0])}"
    return "" if fits else f"{said.text.lower()} bagi rapat ini adalah {named}"


def tokens(text: str, meeting: list[dt.date]) -> Iterator[Token]:
    for match in TOKEN.finditer(text):
        kind = str(match.lastgroup)
        if kind in {"said", "weekday"}:
            # In small letters "minggu" is the week.
            if match[0] != "minggu":
                yield Token(kind, match[0], match.start(), match.end())
        else:
            day = day_of(match[0].lower(), meeting)
            yield Token("date", match[0], match.start(), match.end(), day)


def day_of(text: str, meeting: list[dt.date]) -> dt.date | None:
    """The day; without a year, the nearest to the meeting. None: nobody can tell."""
    dated = bool(re.search(r"\d{4}", text))
    if not dated and not meeting:
        return None
    today = meeting[0] if meeting else dt.date.min
    try:
        if re.fullmatch(r"\d+/\d+", text):
            day, month = text.split("/")
            return nearest(int(month), int(day), today)
        return calendar_day(text, today)
    except (NotUnderstood, ValueError):
        return None


def impossible(text: str) -> bool:
    """No year, or not this one, has such a day: 31 November, 29 Februari 2023."""
    day, month, *year = text.split()
    try:
        # A leap year, when none is named.
        dt.date(int(year[0]) if year else 2024, MONTH_OF[month.lower()], int(day))
    except ValueError:
        return True
    return False


def days_of(record: Record) -> list[dt.date]:
    """Every day of the meeting; none when its date is not known."""
    if not record.iso_date:
        return []
    first = dt.date.fromisoformat(record.iso_date)
    last = dt.date.fromisoformat(record.iso_end_date or record.iso_date)
    return [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]


def weekday_of(token: Token) -> int:
    return DAY_OF[token.text.lower().removeprefix("hari ")]


def in_words(day: dt.date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][0].capitalize()} {day.year}"
