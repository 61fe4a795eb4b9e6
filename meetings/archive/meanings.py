"""What people mean by a word: Dinkes is Dinas Kesehatan, and the other way round."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from meetings.archive.words import stemmed

Phrase = tuple[str, ...]  # stems that stand one after another


class Meanings:
    """Short and long forms; ``same(phrase)`` is every form of the same meaning.

    Two short forms of one long form mean the same; two long forms of one short form are
    two meanings of it.
    """

    def __init__(self, pairs: Iterable[tuple[Phrase, Phrase]]) -> None:
        self.forms: dict[Phrase, dict[Phrase, None]] = {}
        shorts: dict[Phrase, list[Phrase]] = {}
        for short, long in dict.fromkeys(pairs):
            if short and long and short != long:
                for other in (long, *shorts.setdefault(long, [])):
                    self.forms.setdefault(short, {})[other] = None
                    self.forms.setdefault(other, {})[short] = None
                shorts[long].append(short)
        self.longest = max(map(len, self.forms), default=1)

    def same(self, phrase: Phrase) -> tuple[Phrase, ...]:
        """The phrase and its other forms."""
        return (phrase, *self.forms.get(phrase, ()))

    def cut(self, said: list[str]) -> list[Phrase]:
        """Words cut into phrases: the longest known forms, and single words."""
        found, place = [], 0
        while place < len(said):
            found.append(self.known_at(said, place))
            place += len(found[-1])
        return found

    def known_at(self, said: list[str], place: int) -> Phrase:
        for length in range(min(self.longest, len(said) - place), 1, -1):
            phrase = tuple(said[place : place + length])
            if phrase in self.forms:
                return phrase
        return (said[place],)


@cache
def of_the_field() -> tuple[tuple[Phrase, Phrase], ...]:
    """The pairs of ``meanings.toml``."""
    text = Path(__file__).with_name("meanings.toml").read_text(encoding="utf-8")
    return tuple(pairs_of(tomllib.loads(text)["short"]))


def pairs_of(names: Mapping[str, str]) -> list[tuple[Phrase, Phrase]]:
    """Pairs of stems, of a mapping from short to long names."""
    return [(phrase_of(short), phrase_of(long)) for short, long in names.items()]


def phrase_of(name: str) -> Phrase:
    """Kept at hand: every search asks for the names of the whole directory."""
    return tuple(stemmed(name).split())
