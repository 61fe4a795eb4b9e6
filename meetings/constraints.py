"""Database constraints that Django has no words for, each with two bodies.

They are real constraints of the tables (listed in ``Meta.constraints``), so migrations
carry them and SQLite's table rebuilds keep them: on SQLite the triggers are queued
again whenever the table is created.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS
from django.db.models import BaseConstraint, Model, Q

REFUSE = (
    "CREATE OR REPLACE FUNCTION rakor_append_only() RETURNS trigger"
    " LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION"
    " 'constraint failed: %', TG_NAME USING ERRCODE = '23000'; END $$"
)


class Queued(BaseConstraint):
    """A constraint in whole statements, run when the migration's tables exist."""

    attributes: tuple[str, ...] = ()

    def statements(self, model: Any, schema_editor: Any) -> list[str]:
        raise NotImplementedError

    def inline(self, model: Any, schema_editor: Any) -> str | None:
        return None

    def constraint_sql(self, model: Any, schema_editor: Any) -> Any:
        schema_editor.deferred_sql.extend(self.statements(model, schema_editor))
        return self.inline(model, schema_editor)

    def create_sql(self, model: Any, schema_editor: Any) -> Any:
        # Queued, because a composite key needs the parent's unique key to exist.
        schema_editor.deferred_sql.extend(self.statements(model, schema_editor))

    def remove_sql(self, model: Any, schema_editor: Any) -> str:
        table = schema_editor.quote_name(table_name(model))
        return f"ALTER TABLE {table} DROP CONSTRAINT {self.name}"

    def validate(
        self,
        model: Any,
        instance: Model,
        exclude: Any = None,
        using: str = DEFAULT_DB_ALIAS,
    ) -> None:
        """Left to the database; forms check what a user can get wrong."""

    def deconstruct(self) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
        path, args, kwargs = super().deconstruct()
        for attribute in self.attributes:
            kwargs[attribute] = getattr(self, attribute)
        return path, tuple(args), kwargs

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Queued):
            return NotImplemented
        return self.deconstruct() == other.deconstruct()

    __hash__ = None  # type: ignore[assignment]  # as Django's own constraints


class CompositeForeignKey(Queued):
    """Two columns that point together at one row of the parent.

    It says "the speaker of a directive attends the directive's own meeting", and it
    carries a parent's value down (``ON UPDATE CASCADE``) so that a CHECK can see it.
    """

    attributes = ("fields", "to_fields")

    def __init__(
        self, *, fields: tuple[str, str], to_fields: tuple[str, str], name: str
    ) -> None:
        super().__init__(name=name)
        self.fields, self.to_fields = tuple(fields), tuple(to_fields)

    def clause(self, model: Any, schema_editor: Any) -> str:
        quote = schema_editor.quote_name
        parent = model._meta.get_field(self.fields[0]).related_model
        own = ", ".join(quote(model._meta.get_field(f).column) for f in self.fields)
        theirs = ", ".join(
            quote(parent._meta.get_field(f).column) for f in self.to_fields
        )
        return (
            f"CONSTRAINT {quote(self.name)} FOREIGN KEY ({own})"
            f" REFERENCES {quote(parent._meta.db_table)} ({theirs})"
            " ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED"
        )

    def inline(self, model: Any, schema_editor: Any) -> str | None:
        on_sqlite = schema_editor.connection.vendor == "sqlite"
        return self.clause(model, schema_editor) if on_sqlite else None

    def statements(self, model: Any, schema_editor: Any) -> list[str]:
        if schema_editor.connection.vendor == "sqlite":
            return []
        table = schema_editor.quote_name(table_name(model))
        return [f"ALTER TABLE {table} ADD {self.clause(model, schema_editor)}"]


class NoOverlap(Queued):
    """Rows with the same ``key`` and ``only`` value never overlap in time.

    ``starts`` and ``ends`` are the names of date columns, both inclusive; null is open.
    PostgreSQL: an exclusion constraint (needs btree_gist). SQLite: two triggers.
    """

    attributes = ("key", "starts", "ends", "only", "violation_error_message")

    def __init__(
        self,
        *,
        key: str,
        starts: str,
        ends: str,
        only: tuple[str, str],
        name: str,
        violation_error_message: str | None = None,
    ) -> None:
        super().__init__(name=name, violation_error_message=violation_error_message)
        self.key, self.starts, self.ends = key, starts, ends
        self.only = tuple(only)

    def statements(self, model: Any, schema_editor: Any) -> list[str]:
        table, name = table_name(model), self.name
        key = model._meta.get_field(self.key).column
        column, value = self.only
        starts, ends = self.starts, self.ends
        if schema_editor.connection.vendor != "sqlite":
            exclude = (
                f"ALTER TABLE {table} ADD CONSTRAINT {name} EXCLUDE USING gist"
                f" ({key} WITH =, daterange({starts}, {ends}, '[]') WITH &&)"
                f" WHERE ({column} = '{value}')"
            )
            return [exclude]
        clash = (
            f"NEW.{column} = '{value}' AND EXISTS (SELECT 1 FROM {table} o"  # noqa: S608  # names from the migration, never from a user
            f" WHERE o.{key} = NEW.{key} AND o.{column} = '{value}'"
            " AND o.id IS NOT NEW.id"
            f" AND (o.{ends} IS NULL OR NEW.{starts} IS NULL"
            f" OR o.{ends} >= NEW.{starts})"
            f" AND (NEW.{ends} IS NULL OR o.{starts} IS NULL"
            f" OR o.{starts} <= NEW.{ends}))"
        )
        return [
            f"CREATE TRIGGER IF NOT EXISTS {name}_{event.lower()} BEFORE {event}"
            f" ON {table} WHEN {clash}"
            f" BEGIN SELECT RAISE(ABORT, 'constraint failed: {name}'); END"
            for event in ("INSERT", "UPDATE")
        ]

    def validate(
        self,
        model: Any,
        instance: Model,
        exclude: Any = None,
        using: str = DEFAULT_DB_ALIAS,
    ) -> None:
        """Raise ValidationError when another row holds any of the days."""
        column, value = self.only
        key = model._meta.get_field(self.key).attname
        if getattr(instance, column) != value or getattr(instance, key) is None:
            return
        starts, ends = getattr(instance, self.starts), getattr(instance, self.ends)
        others = Q(**{key: getattr(instance, key), column: value})
        if starts:
            others &= Q(**{f"{self.ends}__isnull": True}) | Q(
                **{f"{self.ends}__gte": starts}
            )
        if ends:
            others &= Q(**{f"{self.starts}__isnull": True}) | Q(
                **{f"{self.starts}__lte": ends}
            )
        rows = model._base_manager.using(using).filter(others)
        if rows.exclude(pk=instance.pk).exists():
            raise ValidationError(self.get_violation_error_message())


class Guarded(Queued):
    """A rule kept by triggers: one of its own name, others with an ending to it."""

    triggers: tuple[str, ...] = ("",)

    def remove_sql(self, model: Any, schema_editor: Any) -> str:
        table = table_name(model)
        return "; ".join(
            f"DROP TRIGGER {self.name}{ending} ON {table}" for ending in self.triggers
        )


class AppendOnly(Guarded):
    """Rows are written once: UPDATE and DELETE are refused by the database."""

    def statements(self, model: Any, schema_editor: Any) -> list[str]:
        table, name = table_name(model), self.name
        if schema_editor.connection.vendor == "sqlite":
            return [
                f"CREATE TRIGGER IF NOT EXISTS {name}_{event.lower()} BEFORE {event}"
                f" ON {table}"
                f" BEGIN SELECT RAISE(ABORT, 'constraint failed: {name}'); END"
                for event in ("UPDATE", "DELETE")
            ]
        trigger = (
            f"CREATE TRIGGER {name} BEFORE UPDATE OR DELETE ON {table}"
            " FOR EACH ROW EXECUTE FUNCTION rakor_append_only()"
        )
        return [REFUSE, trigger]


class DecidedOnce(Guarded):
    """Rows may change until one of these columns is filled; then never again."""

    attributes = ("decided",)

    def __init__(self, *, name: str, decided: tuple[str, ...]) -> None:
        super().__init__(name=name)
        self.decided = tuple(decided)

    def statements(self, model: Any, schema_editor: Any) -> list[str]:
        table, name = table_name(model), self.name
        done = " OR ".join(f"OLD.{column} IS NOT NULL" for column in self.decided)
        if schema_editor.connection.vendor == "sqlite":
            return [
                f"CREATE TRIGGER IF NOT EXISTS {name}_{event.lower()} BEFORE {event}"
                f" ON {table} WHEN {done}"
                f" BEGIN SELECT RAISE(ABORT, 'constraint failed: {name}'); END"
                for event in ("UPDATE", "DELETE")
            ]
        trigger = (
            f"CREATE TRIGGER {name} BEFORE UPDATE OR DELETE ON {table}"
            f" FOR EACH ROW WHEN ({done}) EXECUTE FUNCTION rakor_append_only()"
        )
        return [REFUSE, trigger]


class Kept(Guarded):
    """Rows stay for good, and of their columns only those of ``but`` ever change."""

    attributes = ("but",)
    triggers = ("", "_delete")

    def __init__(self, *, name: str, but: tuple[str, ...]) -> None:
        super().__init__(name=name)
        self.but = tuple(but)

    def statements(self, model: Any, schema_editor: Any) -> list[str]:
        table, name = table_name(model), self.name
        fields = model._meta.local_concrete_fields
        free = [each.column for each in fields if each.name in self.but]
        kept = [each.column for each in fields if each.name not in self.but]
        if schema_editor.connection.vendor == "sqlite":
            changed = " OR ".join(f'NEW."{c}" IS NOT OLD."{c}"' for c in kept)
            return [
                f"CREATE TRIGGER IF NOT EXISTS {name}_{event.lower()} BEFORE {event}"
                f" ON {table}{when}"
                f" BEGIN SELECT RAISE(ABORT, 'constraint failed: {name}'); END"
                for event, when in (("UPDATE", f" WHEN {changed}"), ("DELETE", ""))
            ]
        columns = ", ".join(f"'{column}'" for column in free)
        plain = f"to_jsonb({{}}.*) - ARRAY[{columns}]::text[]"
        changed = f"{plain.format('NEW')} IS DISTINCT FROM {plain.format('OLD')}"
        refuse = "EXECUTE FUNCTION rakor_append_only()"
        update = (
            f"CREATE TRIGGER {name} BEFORE UPDATE ON {table}"
            f" FOR EACH ROW WHEN ({changed}) {refuse}"
        )
        delete = (
            f"CREATE TRIGGER {name}_delete BEFORE DELETE ON {table}"
            f" FOR EACH ROW {refuse}"
        )
        return [REFUSE, update, delete]


def table_name(model: Any) -> str:
    """The table, also while SQLite rebuilds it under another name."""
    return model._meta.db_table.removeprefix("new__")
