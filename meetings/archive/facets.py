"""How many of what was found fall under each value of each filter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from meetings.access.classification import Classification
from meetings.agenda.models import Series, Topic
from meetings.archive.finding import COUNTED
from meetings.archive.models import DirectiveEntry
from meetings.directory.models import Institution, Position
from meetings.minutes.models import Addressee, Directive

SHOWN = 8  # values of one facet


@dataclass(frozen=True)
class Value:
    """One line of a facet: what the address says, what is shown, how many."""

    key: str
    label: str
    count: int


@dataclass(frozen=True)
class Tally:
    """``total`` stops at COUNTED + 1; the facets count those COUNTED newest."""

    total: int
    facets: dict[str, list[Value]]

    @property
    def is_capped(self) -> bool:
        return self.total > COUNTED

    @property
    def text(self) -> str:
        """``1.234``, or ``10.000+``."""
        shown = f"{min(self.total, COUNTED):,}".replace(",", ".")
        return f"{shown}+" if self.is_capped else shown


def table(model: Any) -> str:
    return model._meta.db_table  # type: ignore[no-any-return]


# What is counted for each facet: SQL over the entries ``c``. Names only, no values.
COUNTS = {
    "kinds": "SELECT 'kinds', c.kind, '', count(*) FROM c GROUP BY c.kind",
    "years": "SELECT 'years', CAST(c.year AS text), '', count(*) FROM c"
    " WHERE c.year IS NOT NULL GROUP BY c.year",
    "forums": "SELECT 'forums', CAST(s.id AS text), s.name, count(*) FROM c"
    f" JOIN {table(Series)} s ON s.id = c.series GROUP BY s.id, s.name",
    "topics": "SELECT 'topics', CAST(t.id AS text), t.title, count(*) FROM c"
    f" JOIN {table(Topic)} t ON t.id = c.topic GROUP BY t.id, t.title",
    "speakers": "SELECT 'speakers', CAST(p.id AS text), p.name, count(*) FROM"
    " (SELECT position AS office FROM c UNION ALL SELECT represents FROM c"
    " WHERE represents <> COALESCE(position, 0)) o"
    f" JOIN {table(Position)} p ON p.id = o.office GROUP BY p.id, p.name",
    "addressees": "SELECT 'addressees', CAST(i.id AS text), i.name,"
    f" count(DISTINCT c.key) FROM c JOIN {table(Addressee)} a"
    f" ON a.directive_id = c.directive_id LEFT JOIN {table(Position)} p"
    f" ON p.id = a.position_id JOIN {table(Institution)} i"
    " ON i.id = COALESCE(a.institution_id, p.institution_id) GROUP BY i.id, i.name",
    "classifications": "SELECT 'classifications', CAST(d.classification AS text), '',"
    f" count(*) FROM c JOIN {table(Directive)} d ON d.id = c.directive_id"
    " GROUP BY d.classification",
}
TOTAL = "SELECT 'total' AS facet, '' AS k, '' AS label, count(*) AS n FROM c"
LABELS: dict[str, dict[str, str]] = {
    "kinds": dict(Directive.Kind.choices),
    "classifications": {str(k): str(v) for k, v in Classification.choices},
}


def tally(found: QuerySet[DirectiveEntry]) -> Tally:
    """Count in one query, over the newest COUNTED of what was found."""
    columns = (
        "key",
        "directive_id",
        "kind",
        "year",
        "series",
        "topic",
        "position",
        "represents",
    )
    newest = found.values_list(*columns)[: COUNTED + 1]
    try:
        sql, params = newest.query.sql_with_params()
    except EmptyResultSet:  # Django knows without asking that nothing can match
        return told([])
    counts = " UNION ALL ".join([TOTAL, *COUNTS.values()])
    sql = f"WITH c AS MATERIALIZED ({sql}) {counts}"
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return told(cursor.fetchall())


def told(rows: Iterable[tuple[str, str, str, int]]) -> Tally:
    facets: dict[str, list[Value]] = {name: [] for name in COUNTS}
    total = 0
    for name, key, label, count in rows:
        if name == "total":
            total = count
        else:
            shown = label or LABELS.get(name, {}).get(key, key)
            facets[name].append(Value(key, shown, count))
    for name, values in facets.items():
        values.sort(key=lambda value: (-value.count, value.label))
        if name == "years":
            values.sort(key=lambda value: value.key, reverse=True)
    return Tally(total, facets)
