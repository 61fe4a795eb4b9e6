"""Indonesian words by their roots, and the law by which they are used."""

from __future__ import annotations

import tomllib
from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, zip_longest
from pathlib import Path
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")

HERE = Path(__file__).parent
VOWELS = "aiueo"
# What meN- and peN- become before the root, and whether its first letter goes.
NASAL = {"p": ("m", 1), "t": ("n", 1), "s": ("ny", 1), "k": ("ng", 1)}
NASAL |= dict.fromkeys("bfv", ("m", 0)) | dict.fromkeys("cdjz", ("n", 0))
NASAL |= dict.fromkeys("gh" + VOWELS, ("ng", 0))


def nasal(prefix: str, root: str) -> str:
    """``me`` or ``pe`` before a root as it is spoken.

    >>> nasal("me", "susun"), nasal("me", "prioritas"), nasal("pe", "cek")
    ('menyusun', 'memprioritas', 'pengecek')
    """
    if sum(letter in VOWELS for letter in root) == 1:
        return f"{prefix}nge{root}"
    sound, dropped = NASAL.get(root[0], ("", 0))
    if dropped and root[1] not in VOWELS:  # a cluster keeps its first letter
        sound, dropped = sound.replace("ny", "n"), 0
    return prefix + sound + root[dropped:]


@dataclass(frozen=True)
class Verb:
    """The forms of one root."""

    active: str  # menyusun
    passive: str  # disusun
    act: str  # penyusunan
    result: str  # susunan
    able: str  # tersusun
    doer: str  # penyusun

    @classmethod
    def of(cls, root: str, suffix: str = "") -> Verb:
        """The forms of a root that takes ``-kan``, ``-i`` or nothing."""
        doubled = suffix == "i" and root.endswith("i")
        ending = "" if doubled else suffix
        return cls(
            active=nasal("me", root) + ending,
            passive=f"di{root}{ending}",
            act=nasal("pe", root) + "an",
            result=f"{root}an",
            able=f"ter{root}{ending}",
            doer=nasal("pe", root),
        )


class Ranked(Generic[T]):
    """A list of which the first is drawn most often (Zipf and Mandelbrot)."""

    def __init__(self, members: Iterable[T], *, shift: float = 2.7) -> None:
        self.members: Sequence[T] = tuple(dict.fromkeys(members))
        ranks = range(1, len(self.members) + 1)
        self.weights = tuple(accumulate(1 / (rank + shift) for rank in ranks))

    def draw(self, rng: Random) -> T:
        """One member; the same generator in the same state draws the same."""
        place = bisect(self.weights, rng.random() * self.weights[-1])
        return self.members[min(place, len(self.members) - 1)]


class Lexicon:
    """The words that sentences are made of, and the names that nobody has."""

    def __init__(self) -> None:
        text = (HERE / "lexicon.toml").read_text(encoding="utf-8")
        lists = tomllib.loads(text)
        words = {name: value.split() for name, value in lists.items()}
        self.verbs = Ranked(
            interleaved(
                [Verb.of(root, "kan") for root in words["verbs_kan"]],
                [Verb.of(root) for root in words["verbs_bare"]],
                [Verb.of(root, "i") for root in words["verbs_i"]],
            )
        )
        nouns, adjectives = words["nouns"], words["adjectives"]
        between = [f"antar{noun}" for noun in nouns[:120]]
        states = [f"ke{each}an" for each in adjectives if each[1:3] != "er"]
        self.nouns = Ranked([*nouns, *interleaved(between, states)])
        self.adjectives = Ranked(adjectives)
        self.people = Ranked(words["people"])
        self.manners = Ranked(
            " ".join(each.split()) for each in lists["manners"].split(";")
        )
        self.given_names, self.family_names = (
            words["given_names"],
            words["family_names"],
        )
        self.villages = words["villages"]


def interleaved(*lists: Sequence[T]) -> list[T]:
    """The first of each list, the second of each, … until all are used up."""
    return [each for row in zip_longest(*lists) for each in row if each is not None]


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once in a process."""
    return Lexicon()
