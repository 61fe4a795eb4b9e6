"""The index of words in the database: one column type, one rule, two bodies."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Lookup

from meetings.archive.keys import SPAN_AT
from meetings.archive.match import AND, BADGE, OWN, PAIR, SPAN, fts5, tsquery
from meetings.archive.words import BREAK
from meetings.constraints import Queued, table_name

COLUMNS = ("body", "context", "readers")


def words_of(table: str) -> str:
    """The FTS5 table of its words (SQLite)."""
    return f"{table}_words"


def replaced(text: str, pattern: str, by: str) -> str:
    return f"regexp_replace({text}, '{pattern}', '{by}', 'g')"


def pairs(text: str, mark: str = "") -> list[str]:
    """SQL: two neighbours as one word, from the first on and from the second on."""
    from_second = replaced(text, r"^\s*\S+\s+", "")
    both = rf"{mark}{PAIR}\1{AND}\2"
    return [replaced(each, r"(\S+) (\S+)", both) for each in (text, from_second)]


# SQL: the words of a row; its own words and badges once more, marked; all neighbours;
# and the span of days that it is of.
TEXT = f"body || ' {BREAK} ' || context"
LEXEMES = " || ".join(
    f"strip(to_tsvector('simple', {text}))"
    for text in (
        TEXT,
        replaced("body", r"(\S+)", rf"{OWN}\1"),
        replaced("readers", r"(\S+)", rf"{BADGE}\1"),
        *pairs(f"({TEXT})"),
        *pairs("body", OWN),
    )
)
LEXEMES += f" || array_to_tsvector(ARRAY['{SPAN}' || (key >> {SPAN_AT})::text])"


class StemsField(models.TextField):
    """Stems with blanks between them, as ``words.passage`` makes them."""


@StemsField.register_lookup
class Words(Lookup):
    """``body__words=Match(…)``: the row fulfils it."""

    lookup_name = "words"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        table, quote = self.lhs.alias, compiler.quote_name_unless_alias
        if connection.vendor == "postgresql":
            found = f"{quote(table)}.words @@ %s::tsquery"
            # What is nearly everywhere is looked at row by row, by no index.
            sql = f"({found}) IS TRUE" if self.rhs.everywhere else found
            return sql, (tsquery(self.rhs),)
        model = self.lhs.target.model
        key = f"{quote(table)}.{quote(model._meta.pk.column)}"
        found = words_of(model._meta.db_table)
        said = f"SELECT rowid FROM {found} WHERE {found} MATCH %s"
        if self.rhs.all:
            key = f"{key} + 0"  # so that no row is looked up by it
        if not self.rhs.newer:
            return f"{key} IN ({said})", (fts5(self.rhs),)
        return f"{key} IN ({said} AND rowid >= %s)", (fts5(self.rhs), self.rhs.newer)


@models.BigAutoField.register_lookup
class Among(Lookup):
    """``key__among=(sql, params)``: the key is one of the few that the statement gives.

    They are read first, whatever else is asked: PostgreSQL would rather begin with
    the rest.
    """

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        key, _ = self.process_lhs(compiler, connection)
        rows, params = self.rhs
        if connection.vendor == "postgresql":
            return f"{key} = ANY(ARRAY({rows}))", params
        return f"{key} IN ({rows})", params


class FullText(Queued):
    """``body``, ``context`` and ``readers`` are found by their words, by the key.

    PostgreSQL: a generated tsvector with a GIN index. SQLite: an FTS5 table over the
    same text, kept by triggers.
    """

    def statements(self, model: Any, schema_editor: Any) -> list[str]:
        if schema_editor.connection.vendor == "postgresql":
            return self.on_postgres(table_name(model))
        return self.on_sqlite(table_name(model), model._meta.pk.column)

    def on_postgres(self, table: str) -> list[str]:
        """Where a word stands is in its lexeme, and so are two that stand together: a
        weight or a place is not in the index, and would be looked up row by row.

        The words stay in their row: where they are nearly everywhere, rows are looked
        at one by one, and a look elsewhere takes four times as long. And rare words are
        known, so that none is looked for row by row.
        """
        column = f"words tsvector GENERATED ALWAYS AS ({LEXEMES}) STORED"
        return [
            f"ALTER TABLE {table} SET (toast_tuple_target = 8160)",
            f"ALTER TABLE {table} ADD COLUMN {column}",
            f"ALTER TABLE {table} ALTER COLUMN words SET STATISTICS 500",
            f"CREATE INDEX {self.name} ON {table} USING gin (words)",
        ]

    def on_sqlite(self, table: str, key: str) -> list[str]:
        found, columns = words_of(table), ", ".join(COLUMNS)
        new = ", ".join(f"NEW.{column}" for column in (key, *COLUMNS))
        old = ", ".join(f"OLD.{column}" for column in (key, *COLUMNS))
        put = f"INSERT INTO {found} (rowid, {columns}) VALUES ({new});"
        drop = (
            f"INSERT INTO {found} ({found}, rowid, {columns}) VALUES ('delete', {old});"
        )
        acts = {"INSERT": put, "DELETE": drop, "UPDATE": f"{drop} {put}"}
        kept = f"content='{table}', content_rowid='{key}', tokenize='unicode61'"
        words = f"CREATE VIRTUAL TABLE IF NOT EXISTS {found} USING fts5"
        triggers = [
            f"CREATE TRIGGER IF NOT EXISTS {self.name}_{act.lower()} AFTER {act}"
            f" ON {table} BEGIN {statement} END"
            for act, statement in acts.items()
        ]
        return [f"{words}({columns}, {kept})", *triggers]

    def remove_sql(self, model: Any, schema_editor: Any) -> str:
        return f"ALTER TABLE {table_name(model)} DROP COLUMN words"
