"""Many small queries as one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet


def together(parts: Sequence[QuerySet[Any, Any]]) -> list[list[tuple[Any, ...]]]:
    """The rows of each, in one statement; all give rows of the same shape.

    Django's own ``union`` takes no parts with a limit on SQLite.
    """
    found: list[list[tuple[Any, ...]]] = [[] for _ in parts]
    statements: list[str] = []
    params: list[Any] = []
    for number, part in enumerate(parts):
        try:
            sql, values = part.query.sql_with_params()
        except EmptyResultSet:  # Django knows without asking that it has no rows
            continue
        # No value in it: a number of ours, and SQL with its placeholders.
        statements.append(f"SELECT {number} AS part, p.* FROM ({sql}) AS p")  # noqa: S608  # our own SQL
        params += values
    if statements:
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(statements), params)
            for number, *row in cursor.fetchall():
                found[number].append(tuple(row))
    return found
