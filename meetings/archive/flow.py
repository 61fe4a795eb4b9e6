"""Who directs whom: offices that spoke, and the institutions that they addressed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection

from meetings.archive.browsing import table
from meetings.archive.finding import matching
from meetings.archive.newest import Read
from meetings.archive.wanted import Wanted
from meetings.directory.models import Institution, Position
from meetings.minutes.models import Addressee

MOST = 10  # offices, and institutions
STEPS = 5  # of the colour
CELL, EDGE = 32, 28  # of the chart, in its own units
COLUMNS = ("directive_id", "position", "represents")
LETTERS = "ABCDEFGHIJ"

# SQL over the entries ``c``: each directive once for each office and institution. Who
# represents speaks for both offices, as in the search. Names only, no values.
PAIRS = (
    "s AS MATERIALIZED (SELECT directive_id, k FROM"  # noqa: S608  # no value
    " (SELECT directive_id, position AS k FROM c UNION ALL"
    " SELECT directive_id, represents FROM c"
    " WHERE represents <> COALESCE(position, 0)) b WHERE k IS NOT NULL{speakers}),"
    f" r AS (SELECT k FROM s GROUP BY k ORDER BY count(*) DESC, k LIMIT {MOST}),"
    " n AS MATERIALIZED (SELECT k, i, count(*) AS n FROM (SELECT DISTINCT s.k,"
    " s.directive_id, COALESCE(a.institution_id, p.institution_id) AS i"
    f" FROM s JOIN {table(Addressee)} a ON a.directive_id = s.directive_id"
    f" LEFT JOIN {table(Position)} p ON p.id = a.position_id"
    " WHERE s.k IN (SELECT k FROM r)) d"
    " WHERE i IS NOT NULL{addressees} GROUP BY k, i),"
    f" q AS (SELECT i FROM n GROUP BY i ORDER BY sum(n) DESC, i LIMIT {MOST})"
    f" SELECT n.k, o.name, n.i, b.name, n.n FROM n JOIN q ON q.i = n.i"
    f" JOIN {table(Position)} o ON o.id = n.k"
    f" JOIN {table(Institution)} b ON b.id = n.i"
)


@dataclass(frozen=True)
class End:
    """An office or an institution, with its place in the chart."""

    key: int
    name: str
    mark: str  # ``1`` … ``10`` for offices, ``A`` … ``J`` for institutions
    at: int  # place in the chart

    @property
    def start(self) -> int:
        return EDGE + self.at * CELL

    @property
    def middle(self) -> int:
        return self.start + CELL // 2


@dataclass(frozen=True)
class Stream:
    """How many directives went from an office to an institution."""

    speaker: End
    addressee: End
    count: int
    step: int  # 1 … STEPS, of the colour


@dataclass(frozen=True)
class Flow:
    speakers: list[End]
    addressees: list[End]
    streams: list[Stream]  # row by row

    @property
    def rows(self) -> list[tuple[End, list[Stream | None]]]:
        """Each office with its stream to each institution, or None."""
        between = {(each.speaker, each.addressee): each for each in self.streams}
        return [
            (speaker, [between.get((speaker, body)) for body in self.addressees])
            for speaker in self.speakers
        ]

    @property
    def last_mark(self) -> str:
        return self.addressees[-1].mark

    @property
    def width(self) -> int:
        return EDGE + len(self.addressees) * CELL

    @property
    def height(self) -> int:
        return EDGE + len(self.speakers) * CELL


def flow_of(wanted: Wanted) -> Flow:
    """The offices that said the most, and whom they addressed the most.

    When offices or institutions are chosen, only those: so that each number is that of
    a search which names just the two.
    """
    rows = rows_of(wanted)
    speakers = {
        key: End(key, name, str(at + 1), at)
        for at, (key, name) in enumerate(totals(rows, 0, 1))
    }
    addressees = {
        key: End(key, name, LETTERS[at], at)
        for at, (key, name) in enumerate(totals(rows, 2, 3))
    }
    largest = max((row[4] for row in rows), default=1)
    streams = [
        Stream(speakers[k], addressees[i], count, -(-count * STEPS // largest))
        for k, _, i, _, count in rows
    ]
    streams.sort(key=lambda each: (each.speaker.at, each.addressee.at))
    return Flow(list(speakers.values()), list(addressees.values()), streams)


def rows_of(wanted: Wanted) -> list[tuple[int, str, int, str, int]]:
    """Office, its name, institution, its name, and how many: in one query."""
    entries = matching(wanted, Read.ALL).order_by().values_list(*COLUMNS)
    try:
        sql, params = entries.query.sql_with_params()
    except EmptyResultSet:  # Django knows without asking that nothing can match
        return []
    # A person who was chosen speaks in any office.
    offices = sorted(wanted.speakers) if not wanted.people else []
    bodies = sorted(wanted.addressees)
    pairs = PAIRS.format(speakers=among("k", offices), addressees=among("i", bodies))
    chosen = [*offices, *bodies]
    with connection.cursor() as cursor:
        cursor.execute(f"WITH c AS MATERIALIZED ({sql}), {pairs}", [*params, *chosen])
        return cursor.fetchall()


def among(column: str, keys: Collection[int]) -> str:
    marks = ", ".join(["%s"] * len(keys))
    return f" AND {column} IN ({marks})" if keys else ""


def totals(rows: list[Any], key: int, name: int) -> list[tuple[int, str]]:
    """Keys and names, those with the most shown directives first."""
    found: dict[tuple[int, str], int] = {}
    for row in rows:
        found[row[key], row[name]] = found.get((row[key], row[name]), 0) + row[4]
    return sorted(found, key=lambda each: (-found[each], each[0]))
