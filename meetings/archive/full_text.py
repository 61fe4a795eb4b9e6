"""The index of words in the database: one column type, one rule, two bodies."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Lookup

from meetings.archive.match import fts5, tsquery
from meetings.constraints import Queued, table_name


class StemsField(models.TextField):
    """Stems with blanks between them, as ``words.passage`` makes them."""


@StemsField.register_lookup
class Words(Lookup):
    """``body__words=Match(…)``: the row's ``body`` and ``context`` fulfil it."""

    lookup_name = "words"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[str]]:
        table, quote = self.lhs.alias, connection.ops.quote_name
        if connection.vendor == "postgresql":
            return f"{quote(table)}.words @@ %s::tsquery", [tsquery(self.rhs)]
        model = self.lhs.target.model
        key = f"{quote(table)}.{quote(model._meta.pk.column)}"
        found = f"{model._meta.db_table}_words"
        # Names of tables, from the code.
        sql = f"{key} IN (SELECT rowid FROM {found} WHERE {found} MATCH %s)"  # noqa: S608
        return sql, [fts5(self.rhs)]


class FullText(Queued):
    """``body`` and ``context`` are found by their words, by the table's own key.

    PostgreSQL: a generated tsvector with a GIN index. SQLite: an FTS5 table over the
    same text, kept by triggers.
    """

    def statements(self, model: Any, schema_editor: Any) -> list[str]:
        table, name = table_name(model), self.name
        if schema_editor.connection.vendor == "postgresql":
            return [
                f"ALTER TABLE {table} ADD COLUMN words tsvector GENERATED ALWAYS AS"
                " (setweight(to_tsvector('simple', body), 'A') ||"
                " setweight(to_tsvector('simple', context), 'B')) STORED",
                f"CREATE INDEX {name} ON {table} USING gin (words)",
            ]
        found, key = f"{table}_words", model._meta.pk.column
        put = f"INSERT INTO {found} (rowid, body, context)"
        drop = f"INSERT INTO {found} ({found}, rowid, body, context)"
        new = f"VALUES (NEW.{key}, NEW.body, NEW.context)"
        old = f"VALUES ('delete', OLD.{key}, OLD.body, OLD.context)"
        acts = {
            "INSERT": f"{put} {new};",
            "DELETE": f"{drop} {old};",
            "UPDATE": f"{drop} {old}; {put} {new};",
        }
        return [
            f"CREATE VIRTUAL TABLE IF NOT EXISTS {found} USING fts5(body, context,"
            f" content='{table}', content_rowid='{key}', tokenize='unicode61')",
            *(
                f"CREATE TRIGGER IF NOT EXISTS {name}_{act.lower()} AFTER {act}"
                f" ON {table} BEGIN {statement} END"
                for act, statement in acts.items()
            ),
        ]

    def remove_sql(self, model: Any, schema_editor: Any) -> str:
        return f"ALTER TABLE {table_name(model)} DROP COLUMN words"
