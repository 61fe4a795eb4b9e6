"""What is looked for in the index, and how each database wants it said. Pure.

Stems are of letters a–z or of digits only (``words.py``), so nothing that somebody
types can be an operator of the database.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from meetings.archive.meanings import Phrase

# Before own words, badges, pairs and spans of days, and inside a pair: no stem has both
# a letter and a digit, so that these are told apart from stems.
OWN, BADGE, PAIR, AND, SPAN = "b0", "r0", "p0", "q0", "m0"


@dataclass(frozen=True)
class Clause:
    """One of the phrases must occur."""

    phrases: tuple[Phrase, ...]


@dataclass(frozen=True)
class Match:
    """Every clause must hold (or any of them); ``own`` in the directive's own words.

    Of each of ``readers``, ``to`` and ``by`` the row must wear a badge. Keys below
    ``newer`` need not be looked at. For PostgreSQL: the row must be of one of the
    ``spans``; what is nearly ``everywhere`` is looked for row by row. For SQLite: where
    ``all`` that match are read, an index that holds what is asked is.
    """

    clauses: tuple[Clause, ...] = ()
    own: bool = False
    any: bool = False
    readers: frozenset[str] | None = None
    to: frozenset[str] = frozenset()
    by: frozenset[str] = frozenset()
    spans: frozenset[str] = frozenset()
    newer: int = 0
    everywhere: bool = False
    all: bool = False


def tsquery(match: Match) -> str:
    """For PostgreSQL; how a row is indexed stands in ``full_text``."""
    found = [
        " | ".join(f"({' & '.join(way)})" for way in ways) for ways in lexemes_of(match)
    ]
    said, badges = found[: len(match.clauses)], found[len(match.clauses) :]
    clauses = (" | " if match.any else " & ").join(f"({each})" for each in said)
    return " & ".join(f"({part})" for part in [clauses, *badges] if part)


def lexemes_of(match: Match) -> list[list[list[str]]]:
    """Of each clause, then of each list of badges and of the spans: the ways to fulfil
    it, each of which takes all of its lexemes."""
    mark = OWN if match.own else ""
    clauses = [[together(phrase, mark) for phrase in c.phrases] for c in match.clauses]
    badges = [[[f"{BADGE}{each}"] for each in some] for some in worn(match)]
    spans = [[[each] for each in sorted(match.spans)]] if match.spans else []
    return clauses + badges + spans


def together(phrase: Phrase, mark: str) -> list[str]:
    """Of more than one word all pairs. Places are not kept, so a longer phrase is also
    found where its pairs stand apart; what is in quotation marks is compared as it is
    written, besides."""
    if len(phrase) == 1:
        return [f"{mark}{phrase[0]}"]
    return [f"{mark}{PAIR}{a}{AND}{b}" for a, b in pairwise(phrase)]


def fts5(match: Match) -> str:
    """For SQLite; the column ``body`` holds a directive's own words."""
    columns = "{body}" if match.own else "{body context}"

    def clause(each: Clause) -> str:
        return "(" + " OR ".join(f'"{" ".join(p)}"' for p in each.phrases) + ")"

    said = (" OR " if match.any else " AND ").join(map(clause, match.clauses))
    parts = [f"({columns} : ({said}))"] if said else []
    parts += [f"({{readers}} : ({' OR '.join(some)}))" for some in worn(match)]
    return " AND ".join(parts)


def worn(match: Match) -> list[list[str]]:
    """Badges, of each list of which a row must wear one."""
    return [sorted(some) for some in (match.readers, match.to, match.by) if some]
