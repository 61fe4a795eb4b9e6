"""The same meetings again, many times: a million directives in minutes, not hours.

Generating costs a millisecond a row; copying inside the database costs microseconds.
The texts repeat, so words are as common in the large archive as in the small one.
"""

from __future__ import annotations

from typing import Any

from django.db import connection, models

from meetings.models import (
    Addressee,
    AgendaItem,
    Attendance,
    Directive,
    DirectiveEntry,
    Meeting,
    ThingEntry,
)

APART = 10_000_000  # between the keys of one copy and the next
COPIED = (Meeting, AgendaItem, Attendance, Directive, Addressee)
ENTRIES = (DirectiveEntry, ThingEntry)
OF_A_MEETING = {  # what leads from a row to the number of its copy
    Meeting: "id",
    AgendaItem: "meeting_id",
    Attendance: "meeting_id",
    Directive: "meeting_id",
    Addressee: "directive_id",
    DirectiveEntry: "meeting_id",
    ThingEntry: "meeting_id",
}


def multiply(first: int, copies: int) -> None:
    """Add copies ``first`` … ``copies - 1`` of the meetings that are copy 0."""
    if first < copies:
        with connection.cursor() as cursor:
            for model in (*COPIED, *ENTRIES):
                cursor.execute(copying(model, first, copies))


def copying(model: Any, first: int, copies: int) -> str:
    """SQL that inserts the rows of copy 0 anew, each copy APART higher.

    Entries are written day by day, as an archive grows: copies that lie one after the
    other would scatter what is new over the whole table.
    """
    fields = list(model._meta.local_concrete_fields)
    columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    values = ", ".join(value(model, field) for field in fields)
    table, origin = model._meta.db_table, OF_A_MEETING[model]
    order = " ORDER BY key + shift" if model in ENTRIES else ""
    return (
        f"WITH RECURSIVE copies (shift) AS (SELECT CAST({first * APART} AS bigint)"
        f" UNION ALL SELECT shift + {APART} FROM copies"
        f" WHERE shift < {(copies - 1) * APART})"
        f" INSERT INTO {table} ({columns}) SELECT {values} FROM {table}"
        f" CROSS JOIN copies WHERE {origin} < {APART}{order}"
    )


def value(model: Any, field: Any) -> str:
    column = connection.ops.quote_name(field.column)
    if field.primary_key or field.name == "thing":
        return f"{column} + shift"
    if field.is_relation and field.related_model in COPIED:
        return f"{column} + shift"
    if isinstance(field, models.UUIDField):
        on_sqlite = connection.vendor == "sqlite"
        return "lower(hex(randomblob(16)))" if on_sqlite else "gen_random_uuid()"
    if model is Meeting and field.name == "number":
        return "''"
    return column
