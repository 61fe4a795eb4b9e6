"""The newest of what matches, the way in which the database gets there soonest.

PostgreSQL either walks back from the newest row and looks at each, or reads from the
index which rows match and sorts those. It takes looking at a row for much cheaper than
it is, so it is told which: only for words that are nearly everywhere walking is faster.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.db import connection
from django.db.models import F, QuerySet

from meetings.archive.full_text import words_of
from meetings.archive.match import Match, fts5
from meetings.archive.shares import known_of, share_of

NEARLY_EVERYWHERE = 0.3  # of all rows; there both ways take as long, at a million rows
QUICKLY = "SET LOCAL jit = off; "  # to compile these takes longer than to run them
NO_WALK = "SET LOCAL enable_seqscan = off; "


class Read(enum.Enum):
    """How much is read of what matches, so that SQLite knows where to begin."""

    SOME = enum.auto()
    FIRST = enum.auto()  # the newest, in a statement of their own
    ALL = enum.auto()


def newest_first(
    entries: QuerySet[Any], match: Match | None, read: Read = Read.SOME
) -> QuerySet[Any]:
    """Those whose words fulfil ``match``, if anything is to be, in order."""
    if match is None:
        return entries.order_by("-key")
    if connection.vendor == "sqlite" and read is Read.FIRST:
        return walked(entries, match)
    if connection.vendor == "sqlite" and read is Read.ALL:
        return entries.filter(body__words=replace(match, all=True))
    if not by_index(entries, match):
        found = entries.filter(body__words=replace(match, everywhere=True))
        return found.order_by("-key")
    found = entries.filter(body__words=match)
    return found.order_by((F("key") + 0).desc())  # no index has it in this order


def walked(entries: QuerySet[Any], match: Match) -> QuerySet[Any]:
    """SQLite: back along its index of words, which knows the rows in order.

    Else it lists all that match before it looks at the first. The plus keeps it from
    looking up the words of each row instead.
    """
    table = entries.model._meta.db_table
    words = words_of(table)
    # No lookup joins a table that is no model.
    return entries.order_by().extra(  # noqa: S610  # names, no values
        tables=[words],
        where=[f"{table}.key = +{words}.rowid", f"{words} MATCH %s"],
        params=[fts5(match)],
        order_by=[f"-{words}.rowid"],
    )


def asked(statement: str, params: Any, *, by_index: bool) -> list[tuple[Any, ...]]:
    """Rows of a statement; ``by_index`` when it is to start from the words.

    What PostgreSQL is told on the way lasts as long as the transaction, which mostly is
    this statement; in a longer one it changes no more than how rows are looked for.
    """
    if connection.vendor == "postgresql":
        statement = f"{QUICKLY}{NO_WALK if by_index else ''}{statement}"
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        return cursor.fetchall()


def any_of(named: Iterable[tuple[str, QuerySet[Any]]]) -> set[str]:
    """The names under which there is a row, of words that may be in none."""
    parts: list[str] = []
    params: list[Any] = []
    for name, entries in named:
        sql, values = entries.values_list("key")[:1].query.sql_with_params()
        parts.append(f"SELECT %s WHERE EXISTS ({sql})")
        params += [name, *values]
    if not parts:
        return set()
    return {name for (name,) in asked(" UNION ".join(parts), params, by_index=True)}


def by_index(entries: QuerySet[Any], match: Match) -> bool:
    """Whether to read from the index which rows match."""
    if connection.vendor != "postgresql":
        return False
    return share_of(match, known_of(entries.model).shares) < NEARLY_EVERYWHERE
