"""How many of what was found fall under each value of each filter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection

from meetings.access.classification import Classification
from meetings.agenda.models import Series, Topic
from meetings.archive import statuses
from meetings.archive.finding import COUNTED, is_rare, matching
from meetings.archive.newest import asked
from meetings.archive.statuses import STATUSES
from meetings.archive.wanted import Wanted
from meetings.directory.models import Institution, Position
from meetings.minutes.models import Addressee, Directive
from meetings.wording import thousands

SHOWN = 8  # values of one facet


@dataclass(frozen=True)
class Value:
    """One line of a facet: what the address says, what is shown, how many."""

    key: str
    label: str
    count: int


@dataclass(frozen=True)
class Tally:
    """``keys`` are what was found, the newest first, COUNTED + 1 of them at the most;
    the facets count these."""

    keys: list[int]
    facets: dict[str, list[Value]]

    @property
    def total(self) -> int:
        return len(self.keys)

    @property
    def is_capped(self) -> bool:
        return self.total > COUNTED

    @property
    def text(self) -> str:
        """``1.234``, or ``10.000+``."""
        shown = thousands(min(self.total, COUNTED))
        return f"{shown}+" if self.is_capped else shown


def table(model: Any) -> str:
    return str(model._meta.db_table)


def named(facet: str, counted: str, model: Any, name: str) -> str:
    """SQL: the counts of ``counted`` (key, n) with the names of those keys."""
    return (
        f"SELECT '{facet}', CAST(o.id AS text), o.{name}, g.n FROM ({counted}) g"
        f" JOIN {table(model)} o ON o.id = g.k"
    )


# What is counted for each facet: SQL over the entries ``c``. Names only, no values.
COUNTS = {
    "kinds": "SELECT 'kinds', c.kind, '', count(*) FROM c GROUP BY c.kind",
    "years": "SELECT 'years', CAST(c.year AS text), '', count(*) FROM c"
    " WHERE c.year IS NOT NULL GROUP BY c.year",
    "classifications": "SELECT 'classifications', CAST(c.classification AS text), '',"
    " count(*) FROM c GROUP BY c.classification",
    "forums": named(
        "forums",
        "SELECT series AS k, count(*) AS n FROM c GROUP BY series",
        Series,
        "name",
    ),
    "topics": named(
        "topics",
        "SELECT topic AS k, count(*) AS n FROM c GROUP BY topic",
        Topic,
        "title",
    ),
    "speakers": named(
        "speakers",
        "SELECT k, count(*) AS n FROM (SELECT position AS k FROM c UNION ALL"
        " SELECT represents FROM c WHERE represents <> COALESCE(position, 0)) b"
        " GROUP BY k",
        Position,
        "name",
    ),
    "statuses": statuses.COUNTED,
    "addressees": named(
        "addressees",
        "SELECT COALESCE(a.institution_id, p.institution_id) AS k,"
        f" count(DISTINCT c.key) AS n FROM c JOIN {table(Addressee)} a"
        f" ON a.directive_id = c.directive_id LEFT JOIN {table(Position)} p"
        " ON p.id = a.position_id GROUP BY 1",
        Institution,
        "name",
    ),
}
KEYS = "SELECT 'keys' AS facet, {joined} AS k, '' AS label, count(*) AS n FROM c"
JOINED = {
    "postgresql": "string_agg(CAST(key AS text), ' ')",
    "sqlite": "group_concat(key, ' ')",
}
LABELS: dict[str, dict[str, str]] = {
    "statuses": STATUSES,
    "kinds": dict(Directive.Kind.choices),
    "classifications": {str(k): str(v) for k, v in Classification.choices},
}


def tally(wanted: Wanted) -> Tally:
    """Count in one query, over the newest COUNTED of what is found."""
    columns = (
        "key",
        "directive_id",
        "meeting_id",
        "kind",
        "classification",
        "year",
        "series",
        "topic",
        "position",
        "represents",
    )
    newest = matching(wanted).values_list(*columns)[: COUNTED + 1]
    try:
        sql, params = newest.query.sql_with_params()
    except EmptyResultSet:  # Django knows without asking that nothing can match
        return told([])
    keys = KEYS.format(joined=JOINED[connection.vendor])
    counts = " UNION ALL ".join([keys, *COUNTS.values()])
    sql = f"WITH c AS MATERIALIZED ({sql}) {counts}"
    return told(asked(sql, params, by_index=is_rare(wanted)))


def told(rows: Iterable[tuple[str, str, str, int]]) -> Tally:
    facets: dict[str, list[Value]] = {name: [] for name in COUNTS}
    keys: list[int] = []
    for name, key, label, count in rows:
        if name == "keys":
            keys = sorted(map(int, (key or "").split()), reverse=True)
        else:
            shown = label or LABELS.get(name, {}).get(key, key)
            facets[name].append(Value(key, shown, count))
    for name, values in facets.items():
        values.sort(key=lambda value: (-value.count, value.label))
        if name == "years":
            values.sort(key=lambda value: value.key, reverse=True)
    return Tally(keys, facets)
