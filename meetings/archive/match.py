"""What is looked for in the index, and how each database wants it said. Pure.

Stems are of letters a–z or of digits only (``words.py``), so nothing that somebody
types can be an operator of the database.
"""

from __future__ import annotations

from dataclasses import dataclass

from meetings.archive.meanings import Phrase


@dataclass(frozen=True)
class Clause:
    """One of the phrases must occur."""

    phrases: tuple[Phrase, ...]


@dataclass(frozen=True)
class Match:
    """Every clause must hold (or any of them); ``own`` in the directive's own words."""

    clauses: tuple[Clause, ...]
    own: bool = False
    any: bool = False


def tsquery(match: Match) -> str:
    """For PostgreSQL; the label A is given to a directive's own words."""
    label = ":A" if match.own else ""

    def clause(each: Clause) -> str:
        said = (" <-> ".join(f"{stem}{label}" for stem in p) for p in each.phrases)
        return "(" + " | ".join(f"({phrase})" for phrase in said) + ")"

    return (" | " if match.any else " & ").join(map(clause, match.clauses))


def fts5(match: Match) -> str:
    """For SQLite; the column ``body`` holds a directive's own words."""

    def clause(each: Clause) -> str:
        return "(" + " OR ".join(f'"{" ".join(p)}"' for p in each.phrases) + ")"

    said = (" OR " if match.any else " AND ").join(map(clause, match.clauses))
    return f"{{body}} : ({said})" if match.own else said
