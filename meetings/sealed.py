"""Rows of issued minutes never change: the database itself refuses it, on both engines.

Two things may still happen to a sealed row. A word of it may be corrected as an
approved erratum says it, from exactly that old text to exactly that new one. And a
link into the directory may follow an entry that was merged into another, or back.
Neither changes what the issued papers say: they are made of frozen editions.
"""

from __future__ import annotations

from typing import Any

from meetings.constraints import Queued, table_name

MINUTES, CORRECTIONS = "meetings_minutes", "meetings_correction"
# Rows that know their meeting only through another row.
THROUGH = {
    "attendance_id": "meetings_attendance",
    "directive_id": "meetings_directive",
}


class Sealed(Queued):
    """INSERT, UPDATE and DELETE are refused once the minutes are issued.

    ``column`` leads to the minutes: ``meeting_id``, one of ``THROUGH``, ``id`` (of the
    meeting itself) or ``state`` (of the minutes themselves). ``only`` names a boolean
    column: rows without it are free. ``corrigible`` are fields that an erratum may
    correct, ``links`` are keys into the directory.
    """

    attributes = ("column", "corrigible", "links", "only")

    def __init__(
        self,
        *,
        name: str,
        column: str,
        corrigible: tuple[str, ...] = (),
        links: tuple[str, ...] = (),
        only: str = "",
    ) -> None:
        super().__init__(name=name)
        self.column, self.only = column, only
        self.corrigible, self.links = tuple(corrigible), tuple(links)

    def statements(self, model: Any, schema_editor: Any) -> list[str]:
        if schema_editor.connection.vendor == "sqlite":
            return self.on_sqlite(model)
        return self.on_postgres(model)

    def on_sqlite(self, model: Any) -> list[str]:
        kept = " AND ".join(
            f"NEW.{column} IS OLD.{column}" for column in self.plain_columns(model)
        )
        allowed = " AND ".join([kept, *self.excuses(model, "IS")])
        either = self.sealed("OLD")
        if self.column != "state":
            either = f"({either} OR {self.sealed('NEW')})"
        conditions = {
            "UPDATE": f"{either} AND NOT ({allowed})",
            "DELETE": self.sealed("OLD"),
        }
        if self.column != "state":
            conditions["INSERT"] = self.sealed("NEW")
        return [
            f"CREATE TRIGGER IF NOT EXISTS {self.name}_{event.lower()} BEFORE {event}"
            f" ON {table_name(model)} WHEN {condition}"
            f" BEGIN SELECT RAISE(ABORT, 'constraint failed: {self.name}'); END"
            for event, condition in conditions.items()
        ]

    def on_postgres(self, model: Any) -> list[str]:
        free = ", ".join(f"'{column}'" for column in self.free_columns(model))
        plain = f"to_jsonb({{}}) - ARRAY[{free}]::text[]"
        kept = f"{plain.format('NEW')} = {plain.format('OLD')}"
        allowed = " AND ".join([kept, *self.excuses(model, "IS NOT DISTINCT FROM")])
        refuse = (
            "RAISE EXCEPTION 'constraint failed: %', TG_NAME USING ERRCODE = '23000';"
        )
        inserted = "" if self.column == "state" else self.locked("NEW")
        # The share lock makes a writer wait for an issue that has begun, and see it.
        function = (
            f"CREATE OR REPLACE FUNCTION {self.name}() RETURNS trigger"
            " LANGUAGE plpgsql AS $$ DECLARE sealed boolean := false; BEGIN"
            f" IF TG_OP <> 'INSERT' THEN {self.locked('OLD')} END IF;"
            f" IF TG_OP <> 'DELETE' AND NOT sealed THEN {inserted} END IF;"
            f" IF sealed AND TG_OP <> 'UPDATE' THEN {refuse} END IF;"
            " IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;"
            f" IF sealed AND NOT ({allowed}) THEN {refuse} END IF;"
            " RETURN NEW; END $$"
        )
        trigger = (
            f"CREATE TRIGGER {self.name} BEFORE INSERT OR UPDATE OR DELETE"
            f" ON {table_name(model)} FOR EACH ROW EXECUTE FUNCTION {self.name}()"
        )
        return [function, trigger]

    def sealed(self, row: str) -> str:
        """Whether the row belongs to issued minutes, as one expression."""
        if self.column == "state":
            return f"{row}.state = 'issued'"
        found = (
            f"EXISTS (SELECT 1 FROM {MINUTES} WHERE meeting_id = {self.meeting(row)}"
            " AND state = 'issued')"
        )
        return f"({row}.{self.only} AND {found})" if self.only else found

    def locked(self, row: str) -> str:
        """The same for PL/pgSQL, into ``sealed``."""
        if self.column == "state":
            return f"sealed := {row}.state = 'issued';"
        look = (
            f"SELECT state = 'issued' INTO sealed FROM {MINUTES}"
            f" WHERE meeting_id = {self.meeting(row)} FOR SHARE;"
            " sealed := COALESCE(sealed, false);"
        )
        return f"IF {row}.{self.only} THEN {look} END IF;" if self.only else look

    def meeting(self, row: str) -> str:
        own = f"{row}.{self.column}"
        if self.column in THROUGH:
            return f"(SELECT meeting_id FROM {THROUGH[self.column]} WHERE id = {own})"
        return own

    def excuses(self, model: Any, same: str) -> list[str]:
        """For each column that may change: that it did not, or why it may."""
        table = table_name(model).removeprefix("meetings_")
        found = []
        for name in self.corrigible:
            column = model._meta.get_field(name).column
            erratum = (
                f"SELECT 1 FROM {CORRECTIONS} c WHERE c.approved_at IS NOT NULL"
                f" AND c.table_name = '{table}' AND c.row_id = OLD.id"
                f" AND c.field = '{name}'"
                f" AND c.old = OLD.{column} AND c.new = NEW.{column}"
            )
            found.append(f"(NEW.{column} {same} OLD.{column} OR EXISTS ({erratum}))")
        for name in self.links:
            field = model._meta.get_field(name)
            own, entries = field.column, field.related_model._meta.db_table
            merge = (
                f"SELECT 1 FROM {entries} e WHERE"
                f" (e.id = OLD.{own} AND e.merged_into_id = NEW.{own})"
                f" OR (e.id = NEW.{own} AND e.merged_into_id = OLD.{own})"
            )
            found.append(f"(NEW.{own} {same} OLD.{own} OR EXISTS ({merge}))")
        return found

    def free_columns(self, model: Any) -> list[str]:
        names = self.corrigible + self.links
        return [model._meta.get_field(name).column for name in names]

    def plain_columns(self, model: Any) -> list[str]:
        free = set(self.free_columns(model))
        columns = [field.column for field in model._meta.local_concrete_fields]
        return [f'"{column}"' for column in columns if column not in free]

    def remove_sql(self, model: Any, schema_editor: Any) -> str:
        # Of PostgreSQL only: SQLite rebuilds the table, and its triggers go with it.
        return f"DROP FUNCTION {self.name}() CASCADE"
