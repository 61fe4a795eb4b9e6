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
    """For PostgreSQL; A labels a directive's own words, B those around, C badges."""
    label = "A" if match.own else "AB"

    def clause(each: Clause) -> str:
        said = (" <-> ".join(f"{stem}:{label}" for stem in p) for p in each.phrases)
        return "(" + " | ".join(f"({phrase})" for phrase in said) + ")"

    parts = [(" | " if match.any else " & ").join(map(clause, match.clauses))]
    parts += [" | ".join(f"{badge}:C" for badge in some) for some in worn(match)]
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
