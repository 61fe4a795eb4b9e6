"""Read ``relevance.toml``: what was asked, and what was judged to answer it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("relevance.toml")
GRADES = {"exactly": 3, "relevant": 2, "touches": 1}
CLASSES = (
    "word inflected abbreviation phrase question filter slip name number boolean"
).split()


@dataclass(frozen=True)
class Judged:
    """A query; ``grades`` of the demo, ``generated`` the rule for all others."""

    typed: str
    kind: str
    why: str
    leads_to: str
    grades: Mapping[str, int]
    generated: tuple[tuple[str, ...], ...]

    def touches(self, printed: str) -> bool:
        """Whether a generated directive with these words is of grade 1."""
        return any(
            all(stands_in(printed, word) for word in words) for words in self.generated
        )


def stands_in(printed: str, word: str) -> bool:
    """Whether it stands there as a whole word."""
    return word in printed and bool(re.search(rf"\b{re.escape(word)}\b", printed))


def judged() -> list[Judged]:
    return [judged_of(row) for row in read()["query"]]


def recorded() -> dict[str, float]:
    """What our search reached when it was last tuned."""
    found: dict[str, float] = read()["recorded"]
    return found


def read() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def judged_of(row: dict[str, Any]) -> Judged:
    grades = {
        place: grade
        for name, grade in GRADES.items()
        for places in row.get(name, [])
        for place in places_of(places)
    }
    rules = [rule.lower().split(" + ") for rule in row.get("generated", [])]
    return Judged(
        typed=row["typed"],
        kind=row["class"],
        why=row["why"],
        leads_to=row.get("leads_to", ""),
        grades=grades,
        generated=tuple(map(tuple, rules)),
    )


def places_of(places: str) -> Iterator[str]:
    """``banjir-2025-10/2,3`` is two places."""
    meeting, numbers = places.split("/")
    return (f"{meeting}/{number}" for number in numbers.split(","))
