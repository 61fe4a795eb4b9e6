"""Meetings as plain values: the same seed and serial number give the same meeting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any
from uuid import UUID

from meetings.generate.attending import Line, attendance
from meetings.generate.city import FIRST_DAY, LAST_DAY, City, Forum, city
from meetings.generate.saying import Spoken, directives
from meetings.generate.sentences import MONTHS, sentence

MARK = int.from_bytes(b"Rakor\0")  # the first 48 bits of every UUID made here
MEETING, ITEM, LINE, DIRECTIVE = range(1, 5)
SEEDS, SERIALS, PLACES = 1 << 32, 1 << 20, 1 << 10
# Out of a hundred: biasa, terbatas, rahasia, sangat rahasia.
CLASSES = (0,) * 91 + (1,) * 6 + (2,) * 2 + (3,)


@dataclass(frozen=True)
class Gathering:
    """One meeting with all that belongs to it; places point into the city's lists."""

    serial: int
    forum: int | None
    host: int
    fields: dict[str, Any]  # of Meeting
    items: tuple[dict[str, Any], ...]  # of AgendaItem, ``topic`` is a title or None
    lines: tuple[Line, ...]
    directives: tuple[Spoken, ...]
    minutes: dict[str, str]  # of Minutes


def identity(kind: int, seed: int, serial: int, place: int = 0) -> UUID:
    """A UUID (version 8: own layout) that says that, and from what, a row was made.

    Sorted by kind, seed, serial and place, so that a range finds them again.
    """
    high = MARK << 16 | 8 << 12 | kind
    low = 0b10 << 62 | seed << 30 | serial << 10 | place
    return UUID(int=high << 64 | low)


def gatherings(seed: int, serials: range) -> Iterator[Gathering]:
    """The meetings of these serial numbers, one at a time."""
    return (gathering(seed, serial) for serial in serials)


def gathering(seed: int, serial: int) -> Gathering:
    """One meeting; nothing in it depends on how many are made."""
    rng = Random(f"{seed}/{serial}")
    place = city()
    which = rng.randrange(len(place.forums))
    forum = place.forums[which]
    date = weekday(rng)
    classification = rng.choice(CLASSES)
    items = agenda(forum, rng)
    lines = attendance(place, forum, date, rng)
    return Gathering(
        serial=serial,
        forum=which if rng.random() < 0.9 else None,
        host=forum.host,
        fields={
            **particulars(place, forum, date, rng),
            "uuid": identity(MEETING, seed, serial),
            "number": f"{seed}.{serial + 1:05d}/{place.bodies[forum.host].short_name}"
            f"/{date.year}",
            "classification": classification,
        },
        items=items,
        lines=lines,
        directives=directives(place, items, lines, classification, rng),
        minutes={
            "opening": sentence("opening", rng),
            "closing": sentence("closing", rng),
            "source_note": "data rekaan",
            "state": rng.choice(("drafted", "drafted", "under_review")),
        },
    )


def particulars(
    place: City, forum: Forum, date: dt.date, rng: Random
) -> dict[str, Any]:
    """Title, period, day, time, place and invitation of a meeting."""
    topic = rng.choice(forum.topics)
    titled = rng.random() < 0.5
    mode = rng.choice(("in_person", "in_person", "online", "hybrid"))
    invited = date - dt.timedelta(days=rng.randint(1, 7))
    letter = f"005/{rng.randint(1, 2999)}/{place.bodies[forum.host].short_name}"
    return {
        "title": f"{forum.meeting}: {topic}" if titled else forum.meeting,
        "period": f"{MONTHS[date.month - 1]} {date.year}",
        "date": date,
        **hours(rng),
        "place": rng.choice(place.places),
        "mode": mode,
        "link": "" if mode == "in_person" else "https://rapat.antahraya.example/",
        "status": "held",
        "invitation_number": f"{letter}/{invited.year}",
        "invitation_date": invited,
    }


def hours(rng: Random) -> dict[str, Any]:
    """A start and an end, an open end, or only a part of the day."""
    kind = rng.random()
    if kind < 0.05:
        return {"part_of_day": rng.choice(("morning", "midday", "afternoon"))}
    start = dt.time(rng.choice((8, 9, 9, 10, 13, 14)), rng.choice((0, 0, 30)))
    if kind < 0.3:
        return {"start_time": start, "until_done": True}
    return {"start_time": start, "end_time": start.replace(hour=start.hour + 2)}


def weekday(rng: Random) -> dt.date:
    """A working day of the years in which the city meets."""
    day = FIRST_DAY + dt.timedelta(days=rng.randrange((LAST_DAY - FIRST_DAY).days))
    return day - dt.timedelta(days=max(0, day.weekday() - 4))


def agenda(forum: Forum, rng: Random) -> tuple[dict[str, Any], ...]:
    """Three to six items, most of them topics that the forum takes up again."""
    topics = rng.sample(forum.topics, min(rng.randint(3, 5), len(forum.topics)))
    items: list[dict[str, Any]] = [
        {"title": title, "topic": title, "description": ""} for title in topics
    ]
    if rng.random() < 0.4:
        other = {"title": "Lain-lain", "topic": None}
        items.append(
            {**other, "description": sentence("information", rng, topic="Hal ini")}
        )
    return tuple(items)
