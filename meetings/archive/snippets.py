"""Where in a text the words are that were looked for. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from meetings.archive.match import Clause
from meetings.archive.meanings import Phrase
from meetings.archive.words import Token, tokens

AROUND = 90  # characters on each side of the first match
LONGEST = 260  # characters that are shown whole


@dataclass(frozen=True)
class Piece:
    """A part of a text, marked when it is what was looked for."""

    text: str
    marked: bool = False


def pieces(text: str, clauses: Iterable[Clause]) -> list[Piece]:
    """The whole text, cut where marks begin and end."""
    return cut(text, spans(text, clauses))


def snippet(text: str, clauses: Iterable[Clause]) -> list[Piece]:
    """A short text whole; of a long one the part around the first match."""
    found = spans(text, clauses)
    if len(text) <= LONGEST:
        return cut(text, found)
    first = found[0][0] if found else 0
    start = word_start(text, max(0, first - AROUND))
    end = word_end(text, min(len(text), max(first + AROUND, start + LONGEST)))
    inside = [(max(a, start), min(b, end)) for a, b in found if a < end and b > start]
    shown = cut(text[start:end], [(a - start, b - start) for a, b in inside])
    before = [Piece("… ")] if start else []
    after = [Piece(" …")] if end < len(text) else []
    return [*before, *shown, *after]


def spans(text: str, clauses: Iterable[Clause]) -> list[tuple[int, int]]:
    """Places of all phrases, merged where they touch, in order."""
    said = tokens(text)
    found = [
        place
        for clause in clauses
        for phrase in clause.phrases
        for place in places(said, phrase)
    ]
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def places(said: Sequence[Token], phrase: Phrase) -> Iterable[tuple[int, int]]:
    length = len(phrase)
    for at in range(len(said) - length + 1):
        some = said[at : at + length]
        if tuple(token.stem for token in some) == phrase:
            yield some[0].start, some[-1].end


def cut(text: str, found: Iterable[tuple[int, int]]) -> list[Piece]:
    shown, done = [], 0
    for start, end in found:
        shown += [Piece(text[done:start]), Piece(text[start:end], marked=True)]
        done = end
    shown.append(Piece(text[done:]))
    return [piece for piece in shown if piece.text]


def word_start(text: str, at: int) -> int:
    return text.rfind(" ", 0, at) + 1 if at else 0


def word_end(text: str, at: int) -> int:
    end = text.find(" ", at)
    return len(text) if end < 0 else end
