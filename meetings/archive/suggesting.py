"""Did you mean: a word that leads somewhere, for one that does not."""

from __future__ import annotations

from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from meetings.access.badges import badges_of
from meetings.archive.match import Clause, Match
from meetings.archive.models import DirectiveEntry, ThingEntry, Word
from meetings.archive.newest import any_of
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
    near = nearest(unknown_words(query, user)[:MOST_UNKNOWN])
    known = leading([other for some in near.values() for other in some], user)
    typed = query.typed
    for word, some in near.items():
        better = next((other for other in some if other in known), "")
        if better:
            typed = replaced(typed, word, better)
    return typed if typed != query.typed else ""


def unknown_words(query: Query, user: Any) -> list[str]:
    said = [word for term in query.terms for word, _, _ in words(term.typed)]
    long = [word for word in dict.fromkeys(said) if len(word) >= SHORTEST]
    spelled = [word for word in long if word.isalpha()]
    known = leading(spelled, user)
    return [word for word in spelled if word not in known]


def nearest(some: list[str]) -> dict[str, list[str]]:
    """Of each word the known ones at most two slips away (one, of a short one), the
    nearest first; all words are read in one query."""
    most = {word: 1 if len(word) <= SHORTEST + 1 else 2 for word in some}
    lengths = {len(w) + d for w, n in most.items() for d in range(-n, n + 1)}
    known = Word.objects.filter(length__in=lengths).exclude(pk__in=some)
    read = list(known.order_by("pk").values_list("pk", flat=True)) if some else []
    return {word: close(word, read, most[word]) for word in some}


def close(word: str, known: list[str], most: int) -> list[str]:
    found = process.extract(
        word,
        known,
        scorer=DamerauLevenshtein.distance,
        score_cutoff=most,
        limit=TRIED,
    )
    return [near for near, _, _ in sorted(found, key=lambda each: (each[1], each[0]))]


def leading(some: list[str], user: Any) -> set[str]:
    """Those words by which the reader finds anything, in one query."""
    stems_of = {word: tuple(stems(word)) for word in some}
    badges = badges_of(user)
    rows = [
        (word, each)
        for word, said in stems_of.items()
        if said and badges != frozenset()
        for each in found_by(Match((Clause((said,)),), readers=badges), user)
    ]
    return any_of(rows)


def found_by(match: Match, user: Any) -> list[Any]:
    """Directives, and things, of which few are looked at to find one that is seen."""
    said = DirectiveEntry.objects.cleared_for(user).filter(body__words=match)
    things = ThingEntry.objects.filter(body__words=match).values("key")
    some = things[:LOOKED_AT].query.sql_with_params()
    seen = ThingEntry.objects.visible_to(user).filter(key__among=some)
    return [said, seen]


def replaced(typed: str, word: str, better: str) -> str:
    """The typed text with that word put right, whatever its case."""
    shown = list(typed)
    for found, start, end in reversed(list(words(typed))):
        if found == word:
            shown[start:end] = better
    return "".join(shown)
