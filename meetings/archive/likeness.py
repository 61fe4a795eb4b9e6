"""How much of what one directive says another says, too. Pure.

The share of its stems, each weighed by how rare it is, that the other one holds: 1.0
when it holds all of them. Nothing else: so that anybody can check it by reading.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from math import fsum, log

from meetings.archive.words import BREAK

FEWEST = 3  # different stems; of less there is nothing to compare


def stems_in(body: str) -> frozenset[str]:
    """The different stems of an indexed text."""
    return frozenset(body.split()) - {BREAK}


@dataclass(frozen=True)
class Rarity:
    """How often stems occur in a sample of texts."""

    texts: int
    holding: Counter[str]

    def weight(self, stem: str) -> float:
        return log(1 + (self.texts + 1) / (1 + self.holding[stem]))

    def rarest(self, stems: Iterable[str], count: int) -> list[str]:
        """The rarest first; among equals the longest, which say the most."""
        return sorted(stems, key=lambda s: (self.holding[s], -len(s), s))[:count]

    def share(self, own: Collection[str], other: Collection[str]) -> float:
        """How much of ``own`` the other one holds: 0.0 … 1.0.

        ``fsum``: the same whatever the order of the stems.
        """
        if len(own) < FEWEST:
            return 0.0
        held = fsum(self.weight(stem) for stem in own if stem in other)
        return held / fsum(self.weight(stem) for stem in own)


def rarity_in(texts: Iterable[Collection[str]]) -> Rarity:
    said = list(texts)
    return Rarity(len(said), Counter(stem for stems in said for stem in stems))
