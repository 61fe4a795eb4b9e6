"""What is looked for in the index, and how each database wants it said. Pure.

Stems are of letters a–z or of digits only (``words.py``), so nothing that somebody
types can be an operator of the database.
"""

from __future__ import annotations

from dataclasses import dataclass

from meetings.archive.meanings import Phrase

OWN, BADGE = "b0", "r0"  # no stem has both a letter and a digit


@dataclass(frozen=True)
class Clause:
    """One of the phrases must occur."""

    phrases: tuple[Phrase, ...]


@dataclass(frozen=True)
class Match:
    """Every clause must hold (or any of them); ``own`` in the directive's own words.

    ``readers`` and ``to`` are badges of which the row must wear one. Keys below
    ``newer`` need not be looked at.
    """

    clauses: tuple[Clause, ...] = ()
    own: bool = False
    any: bool = False
    readers: frozenset[str] | None = None
    to: frozenset[str] = frozenset()
    newer: int = 0


def tsquery(match: Match) -> str:
    """For PostgreSQL; a directive's own words and badges are marked (full_text)."""
    mark = OWN if match.own else ""

    def clause(each: Clause) -> str:
        said = (" <-> ".join(f"{mark}{stem}" for stem in p) for p in each.phrases)
        return "(" + " | ".join(f"({phrase})" for phrase in said) + ")"

    parts = [(" | " if match.any else " & ").join(map(clause, match.clauses))]
    parts += [" | ".join(f"{BADGE}{badge}" for badge in some) for some in worn(match)]
    return " & ".join(f"({part})" for part in parts if part)


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
    return [sorted(some) for some in (match.readers, match.to) if some]
