"""The newest of what matches, without reading all of it (PostgreSQL).

Its index of words knows which rows match, not which are the newest: of a word that is
in a fifth of a million rows it would read two hundred thousand to show twenty. So each
row has the span of days that it is of as a word, too, and the newest spans in which
enough are to be expected are read first; all of them only when there were too few.
SQLite's index knows the order by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db.models import QuerySet

from meetings.archive.keys import ALWAYS, first_in, span_of
from meetings.archive.match import SPAN, Match
from meetings.archive.newest import by_index
from meetings.archive.shares import Known, known_of, likely

Spans = frozenset[str]
Statement = tuple[str, Sequence[Any]]
Rows = Callable[[Spans], QuerySet[Any]]
ROOMS = (1.5, 3)  # times as many are expected as are needed
WORTH = 0.6  # of all rows; of more of them, all may as well be read
MOST_SPANS = 40
ALWAYS_NEW = f"{SPAN}{span_of(ALWAYS)}"

# SQL. Names and numbers only, no values.
ENOUGH = (
    "(SELECT count(*) FROM lately) >= {most} AND NOT EXISTS"
    " (SELECT 1 FROM {table} WHERE key >= {newer} AND key < {end})"
)
FIRST = (
    "WITH lately AS MATERIALIZED ({lately}) SELECT * FROM lately WHERE {enough}"
    " UNION ALL SELECT * FROM ({everything}) e WHERE NOT ({enough})"
)


def spans_for(model: Any, match: Match | None, most: int) -> list[Spans]:
    """Where to look for the newest ``most`` matches before everywhere: few spans, more.

    What is nearly everywhere is found sooner row by row.
    """
    if match is None or not by_index(model.objects.all(), match):
        return []
    known = known_of(model)
    found = [newest_spans(match, known, room * most) for room in ROOMS]
    return [spans for spans in dict.fromkeys(found) if spans]


def newest_spans(match: Match, known: Known, wished: float) -> Spans:
    """Spans from the newest back, in which so many matches are to be expected, and that
    of what is always new; none when they would hold too many rows.

    A row of an older span is older than any of theirs.
    """
    expected = known.rows * likely(match, known.shares)
    found, reached = [ALWAYS_NEW], known.shares.get(ALWAYS_NEW, 0.0)
    for span in range(known.newest, max(known.newest - MOST_SPANS, 0), -1):
        found.append(f"{SPAN}{span}")
        reached += known.shares.get(found[-1], 0.0)
        if reached > WORTH:
            break
        if reached * expected >= wished:
            return frozenset(found)
    return frozenset()


def first_of(rows: Rows, model: Any, steps: Iterable[Spans], most: int) -> Statement:
    """Statement for the newest ``most`` of the ``rows`` (of some spans; of all).

    The spans of a step are all that is looked at when they hold enough, and no row is
    of a newer span.
    """
    sql, params = rows(frozenset())[:most].query.sql_with_params()
    for spans in reversed(list(steps)):
        lately, values = rows(spans)[:most].query.sql_with_params()
        newest = max(int(name.removeprefix(SPAN)) for name in spans - {ALWAYS_NEW})
        enough = ENOUGH.format(
            most=most,
            table=model._meta.db_table,
            newer=first_in(newest + 1),
            end=ALWAYS,
        )
        sql = FIRST.format(lately=lately, enough=enough, everything=sql)
        params = (*values, *params)
    return sql, params
