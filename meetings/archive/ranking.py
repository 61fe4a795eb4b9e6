"""In which order what was found is shown. Pure, and so the same on both databases.

After BM25 (Robertson and Zaragoza, 2009): rare words weigh more, a second occurrence
less than the first, long texts a little less; with what is special here: a directive's
own words count more than those around it, words that stand together more than words
apart, who holds more of what was asked before who holds one rare word of it, and among
equals the newer one comes first.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log

from meetings.archive.match import Clause

AROUND = 0.35  # of a word's weight when it is only in the context
K1, B = 1.2, 0.25  # directives are short; a quote does not make one less to the point
TOGETHER = 0.6
RECENT, HALF_LIFE = 0.35, 2.0  # how much newness adds, and in how many years it halves


@dataclass(frozen=True)
class Candidate:
    key: int
    date: dt.date | None
    body: str
    context: str


def ranked(
    candidates: Sequence[Candidate], clauses: Sequence[Clause], today: dt.date
) -> list[int]:
    """Keys, the best first."""
    if not candidates:
        return []
    found = [counts(each, clauses) for each in candidates]
    weights = [
        log(1 + len(found) / (1 + sum(1 for row in found if any(row[place]))))
        for place in range(len(clauses))
    ]
    length = sum(each.body.count(" ") + 1 for each in candidates) / len(candidates)
    scored = [
        (score(each, row, weights, clauses, length, today), each.key)
        for each, row in zip(candidates, found, strict=True)
    ]
    scored.sort(key=lambda pair: (-round(pair[0], 6), -pair[1]))
    return [key for _, key in scored]


def counts(each: Candidate, clauses: Iterable[Clause]) -> list[tuple[int, int]]:
    """For each clause: how often it is in the directive's own words, and around."""
    body, context = f" {each.body} ", f" {each.context} "
    return [(often(clause, body), often(clause, context)) for clause in clauses]


def often(clause: Clause, text: str) -> int:
    return sum(text.count(f" {' '.join(phrase)} ") for phrase in clause.phrases)


def score(
    each: Candidate,
    row: list[tuple[int, int]],
    weights: Sequence[float],
    clauses: Sequence[Clause],
    length: float,
    today: dt.date,
) -> float:
    own_length = each.body.count(" ") + 1
    damped = K1 * (1 - B + B * own_length / length)
    total = 0.0
    for (own, around), weight in zip(row, weights, strict=True):
        if own:
            total += weight * own * (K1 + 1) / (own + damped)
        elif around:
            total += weight * AROUND
    if len(clauses) > 1 and stand_together(each.body, clauses):
        total += TOGETHER * sum(weights)
    total *= sum(map(any, row)) / len(row)  # less than 1 only when any word is enough
    age = (today - each.date).days / 365.25 if each.date else 50.0
    return total * (1 + RECENT * 0.5 ** (max(age, 0.0) / HALF_LIFE))


def stand_together(body: str, clauses: Sequence[Clause]) -> bool:
    """Whether the clauses follow one another in the text, as they were typed."""
    text = f" {body} "
    starts = {""}
    for clause in clauses:
        ways = {" ".join(phrase) for phrase in clause.phrases}
        starts = {f"{start} {way}" for start in starts for way in ways}
        starts = {start for start in starts if f"{start} " in text}
        if not starts:
            return False
    return True
