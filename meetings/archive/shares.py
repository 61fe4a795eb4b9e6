"""How common words are, as PostgreSQL last counted them."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from functools import lru_cache
from math import prod
from typing import Any

from django.db import connection

from meetings.archive.keys import ALWAYS, span_of
from meetings.archive.match import Match, lexemes_of

# No value is in it but the name of the table.
COUNTED = (
    "SELECT s.most_common_elems::text::text[], s.most_common_elem_freqs, c.reltuples,"
    " (SELECT max(key) FROM {table} WHERE key < %s)"
    " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
    " LEFT JOIN pg_stats s ON s.schemaname = n.nspname AND s.tablename = c.relname"
    " AND s.attname = 'words' WHERE c.relname = %s AND n.nspname = current_schema()"
)


@dataclass(frozen=True)
class Known:
    """Of a table: of how many rows each common word is the share, how many rows there
    are, and the newest span of days (``keys.span_of``) with a row."""

    shares: dict[str, float] = field(default_factory=dict)
    rows: float = 0.0
    newest: int = 0


def known_of(model: Any) -> Known:
    """As it was within this hour."""
    return counted(model._meta.db_table, int(time.time() // 3600))


@lru_cache(maxsize=4)
def counted(table: str, hour: int) -> Known:
    with connection.cursor() as cursor:
        cursor.execute(COUNTED.format(table=table), [ALWAYS, table])
        words, found, rows, newest = cursor.fetchone()
    shares = dict(zip(words or [], found or [], strict=False))  # and three more shares
    return Known(shares, rows, span_of(newest or 0))


def share_of(match: Match, shares: dict[str, float]) -> float:
    """Of how many rows it holds, at the most.

    >>> share_of(Match((Clause((("koordinasi",),)),)), {"koordinasi": 0.88})
    0.88
    """
    return min(parts_of(match, shares), default=1.0)


def likely(match: Match, shares: dict[str, float]) -> float:
    """Of how many rows it holds when no word has to do with another."""
    return prod(parts_of(match, shares))


def parts_of(match: Match, shares: dict[str, float]) -> list[float]:
    """Of how many rows each of its parts holds, at the most."""
    found = [
        min(1.0, sum(min(shares.get(each, 0.0) for each in way) for way in ways))
        for ways in lexemes_of(match)
    ]
    clauses = found[: len(match.clauses)]
    if match.any and clauses:
        clauses = [min(1.0, sum(clauses))]
    return [*clauses, *found[len(match.clauses) :]]
