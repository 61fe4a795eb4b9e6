"""How good a list of results is. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log2

Grades = Mapping[str, int]  # reference → 1, 2 or 3; what is not in it is 0


def recall(found: Sequence[str], wanted: Sequence[str], depth: int = 20) -> float:
    """How many of what is wanted are among the first; of as many as there is room."""
    room = min(depth, len(wanted))
    return len(set(found[:depth]) & set(wanted)) / room


def ndcg(found: Sequence[str], grades: Grades, depth: int = 10) -> float:
    """The gain of the first, discounted by their place, of the best that could be.

    Järvelin and Kekäläinen (2002), with a gain of 2 ** grade - 1.
    """
    best = sorted(grades.values(), reverse=True)
    had = [grades.get(each, 0) for each in found]
    return discounted(had[:depth]) / discounted(best[:depth])


def discounted(grades: Sequence[int]) -> float:
    return sum(
        (2**grade - 1) / log2(place + 1) for place, grade in enumerate(grades, start=1)
    )
