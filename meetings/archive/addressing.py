"""To which institutions the directives of a year are addressed, and how many."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection

from meetings.archive.browsing import all_that_is_seen, by_count, table
from meetings.archive.facets import Value
from meetings.archive.finding import all_of, matching
from meetings.archive.newest import Read
from meetings.directory.models import Institution, Position
from meetings.minutes.models import Addressee

COLUMNS = ("directive_id", "date", "year")
NEWEST = "SELECT max(year) FROM c"

# SQL over the entries ``c``: each directive once for each institution, also for one of
# its offices, as in the search. Names only, no values.
COUNTED = (
    "SELECT DISTINCT 0, substr(d, 1, 4), '', 0 FROM"  # noqa: S608  # no value
    # From an index: none has the year beside the class.
    " (SELECT CAST(date AS text) AS d FROM c WHERE date IS NOT NULL GROUP BY date) y"
    " UNION ALL SELECT 1, CAST(b.id AS text), b.name, g.n FROM"
    " (SELECT i, count(*) AS n FROM (SELECT DISTINCT c.directive_id,"
    " COALESCE(a.institution_id, p.institution_id) AS i"
    f" FROM c JOIN {table(Addressee)} a ON a.directive_id = c.directive_id"
    f" LEFT JOIN {table(Position)} p ON p.id = a.position_id"
    f" WHERE c.year = COALESCE(({NEWEST} WHERE year = %s), ({NEWEST}))) d GROUP BY i) g"
    f" JOIN {table(Institution)} b ON b.id = g.i"
)


@dataclass
class Addressed:
    """What the reader sees of one year, by institution."""

    years: list[int] = field(default_factory=list)  # the newest first
    opened: int = 0
    bodies: list[Value] = field(default_factory=list)


def addressed_in(user: Any, year: int | None = None) -> Addressed:
    """That year, or the newest; in one query, without a limit."""
    wanted = all_that_is_seen(user)
    entries = matching(wanted, Read.ALL).order_by().values_list(*COLUMNS)
    try:
        sql, params = entries.query.sql_with_params()
    except EmptyResultSet:  # Django knows without asking that nothing can match
        return Addressed()
    # Of everything, the database reads the year alone.
    kept = "NOT MATERIALIZED" if all_of(wanted) is None else "MATERIALIZED"
    with connection.cursor() as cursor:
        # Without a year there is none of that number.
        cursor.execute(f"WITH c AS {kept} ({sql}) {COUNTED}", [*params, year or 0])
        rows = cursor.fetchall()
    years = sorted((int(key) for part, key, _, _ in rows if part == 0), reverse=True)
    return Addressed(
        years=years,
        opened=year if year in years else max(years, default=0),
        bodies=by_count(Value(k, name, n) for part, k, name, n in rows if part == 1),
    )
