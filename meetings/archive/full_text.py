"""The index of words in the database: one column type, one rule, two bodies."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Lookup

from meetings.archive.match import fts5, tsquery
from meetings.constraints import Queued, table_name

COLUMNS = {"body": "A", "context": "B", "readers": "C"}  # and their labels


class StemsField(models.TextField):
    """Stems with blanks between them, as ``words.passage`` makes them."""


@StemsField.register_lookup
class Words(Lookup):
    """``body__words=Match(…)``: the row fulfils it."""

    lookup_name = "words"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        table, quote = self.lhs.alias, connection.ops.quote_name
        if connection.vendor == "postgresql":
            return f"{quote(table)}.words @@ %s::tsquery", (tsquery(self.rhs),)
        model = self.lhs.target.model
        key = f"{quote(table)}.{quote(model._meta.pk.column)}"
        found = f"{model._meta.db_table}_words"
        said = f"SELECT rowid FROM {found} WHERE {found} MATCH %s"
        if not self.rhs.newer:
            return f"{key} IN ({said})", (fts5(self.rhs),)
        return f"{key} IN ({said} AND rowid >= %s)", (fts5(self.rhs), self.rhs.newer)


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
        labelled = " || ".join(
            f"setweight(to_tsvector('simple', {column}), '{label}')"
            for column, label in COLUMNS.items()
        )
        column = f"words tsvector GENERATED ALWAYS AS ({labelled}) STORED"
        index = f"CREATE INDEX {self.name} ON {table} USING gin (words)"
        return [f"ALTER TABLE {table} ADD COLUMN {column}", index]

    def on_sqlite(self, table: str, key: str) -> list[str]:
        found, columns = f"{table}_words", ", ".join(COLUMNS)
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
