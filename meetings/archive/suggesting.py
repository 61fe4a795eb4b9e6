"""Did you mean: a word that leads somewhere, for one that does not."""

from __future__ import annotations

from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from meetings.access.badges import badges_of
from meetings.archive.match import Clause, Match
from meetings.archive.models import DirectiveEntry, ThingEntry, Word
from meetings.archive.newest import is_any
from meetings.archive.query import Query
from meetings.archive.words import stems, words

SHORTEST = 4
TRIED = 5  # nearest words that are looked up for each unknown one
MOST_UNKNOWN = 3
LOOKED_AT = 50  # things with such a word, to find one that the reader sees


def suggestion(query: Query, user: Any) -> str:
    """What was typed with its unknown words replaced; "" when nothing is better.

    "Unknown" and "known" both mean: to this reader. A word that only others may read is
    treated as one that does not exist.
    """
    typed = query.typed
    for word in unknown_words(query, user)[:MOST_UNKNOWN]:
        better = next((near for near in nearest(word) if leads_on(near, user)), "")
        if better:
            typed = replaced(typed, word, better)
    return typed if typed != query.typed else ""


def unknown_words(query: Query, user: Any) -> list[str]:
    said = [word for term in query.terms for word, _, _ in words(term.typed)]
    long = [word for word in dict.fromkeys(said) if len(word) >= SHORTEST]
    return [word for word in long if word.isalpha() and not leads_on(word, user)]


def nearest(word: str) -> list[str]:
    """Known words at most two slips away (one, of short ones), the nearest first."""
    most = 1 if len(word) <= SHORTEST + 1 else 2
    lengths = range(len(word) - most, len(word) + most + 1)
    known = Word.objects.filter(length__in=lengths).exclude(pk=word)
    found = process.extract(
        word,
        known.order_by("pk").values_list("pk", flat=True).iterator(),
        scorer=DamerauLevenshtein.distance,  # type: ignore[arg-type]  # as its docs do
        score_cutoff=most,
        limit=TRIED,
    )
    return [near for near, _, _ in sorted(found, key=lambda each: (each[1], each[0]))]


def leads_on(word: str, user: Any) -> bool:
    """Whether the reader finds anything by it."""
    found, badges = tuple(stems(word)), badges_of(user)
    if not found or badges == frozenset():
        return False
    match = Match((Clause((found,)),), readers=badges)
    if is_any(DirectiveEntry.objects.cleared_for(user).filter(body__words=match)):
        return True
    things = ThingEntry.objects.filter(body__words=match).values("key")[:LOOKED_AT]
    seen = ThingEntry.objects.visible_to(user).filter(key__among=things)
    return seen.exists()


def replaced(typed: str, word: str, better: str) -> str:
    """The typed text with that word put right, whatever its case."""
    shown = list(typed)
    for found, start, end in reversed(list(words(typed))):
        if found == word:
            shown[start:end] = better
    return "".join(shown)
