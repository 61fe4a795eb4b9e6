"""What is said at a made-up meeting, by whom and to whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from meetings.generate.attending import Line
from meetings.generate.city import City
from meetings.generate.sentences import sentence

DIRECTIVES, DECISIONS = 20, 2
KINDS = (
    *("directive",) * 8,
    *("appeal", "suggestion", "request", "request", "warning", "emphasis", "emphasis"),
    *("hope", "information", "information"),
)


@dataclass(frozen=True)
class Spoken:
    """One directive; places point into the meeting's lines and items, or the city's."""

    fields: dict[str, Any]  # of Directive
    speaker: int | None
    item: int | None
    addressees: tuple[
        tuple[str, Any], ...
    ]  # ("institution", place), …, ("group", text)


def directives(
    place: City,
    items: tuple[dict[str, Any], ...],
    lines: tuple[Line, ...],
    classification: int,
    rng: Random,
) -> tuple[Spoken, ...]:
    """Twenty, in printed order: by agenda item and turn, then the decisions."""
    said = [
        spoken(place, items, item, speaker, ordinal, classification, rng)
        for item, speaker, ordinal in turns(len(items), lines, rng)
    ]
    said += [
        spoken(place, items, None, None, None, classification, rng)
        for _ in range(DECISIONS)
    ]
    return tuple(said)


def turns(
    items: int, lines: tuple[Line, ...], rng: Random
) -> Iterator[tuple[int, int, int | None]]:
    """(item, speaker, ordinal) of each directive with a speaker."""
    here = [n for n, line in enumerate(lines) if line.was_there]
    chair = next(n for n in here if lines[n].fields["role"] == "chair")
    total = DIRECTIVES - DECISIONS
    left, before = 0, -1
    for number in range(total):
        item = number * items // total
        if left == 0 or item != before:
            speaker = chair if rng.random() < 0.4 else rng.choice(here)
            left = rng.randint(1, 4)
            counted, ordinal = left > 1 and rng.random() < 0.5, 0
        left, before = left - 1, item
        ordinal += 1
        yield item, speaker, ordinal if counted else None


def spoken(
    place: City,
    items: tuple[dict[str, Any], ...],
    item: int | None,
    speaker: int | None,
    ordinal: int | None,
    classification: int,
    rng: Random,
) -> Spoken:
    """One directive with its words."""
    kind = "decision" if speaker is None else rng.choice(KINDS)
    addressees = addressed(place, rng)
    who = label(place, addressees[0]) if addressees else "seluruh perangkat daerah"
    about = items[item if item is not None else 0]["title"].lower()
    higher = classification < 3 and rng.random() < 0.03
    fields = {
        "kind": kind,
        "ordinal": ordinal,
        "text": sentence(kind, rng, who=who, topic=about),
        "quote": sentence("quote", rng)
        if item is not None and rng.random() < 0.15
        else "",
        "classification": classification + higher,
    }
    return Spoken(fields, speaker, item, addressees)


def addressed(place: City, rng: Random) -> tuple[tuple[str, Any], ...]:
    """To nobody in particular, or to one, two or three different parties."""
    found: dict[tuple[str, Any], None] = {}
    for _ in range(rng.choice((0, 1, 1, 1, 2, 2, 3))):
        kind = rng.random()
        if kind < 0.6:
            found["institution", rng.randrange(len(place.bodies))] = None
        elif kind < 0.8:
            found["position", rng.randrange(len(place.offices))] = None
        else:
            found["group", rng.choice(place.groups)] = None
    return tuple(found)


def label(place: City, addressee: tuple[str, Any]) -> str:
    """How a sentence calls an addressee: by its short name."""
    kind, which = addressee
    if kind == "group":
        return str(which)
    rows = place.bodies if kind == "institution" else place.offices
    return rows[which].short_name
