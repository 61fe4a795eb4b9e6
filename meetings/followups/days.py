"""Days between a date and a moment, reckoned by both databases alike."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models import DateField, Func, IntegerField
from django.utils import timezone


class LocalDay(Func):
    """The day of a moment on the office's own calendar.

    Django's own cast calls Python for each row on SQLite. The zones of Indonesia have
    no summer time, so the offset of today is that of any day.
    """

    arity = 1
    output_field = DateField()

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        offset = timezone.localtime().utcoffset()
        minutes = int(offset.total_seconds() // 60) if offset else 0
        template = f"date(%(expressions)s, '{minutes:+} minutes')"
        return self.as_sql(compiler, connection, template=template, **extra)

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        template = f"((%(expressions)s) AT TIME ZONE '{settings.TIME_ZONE}')::date"
        return self.as_sql(compiler, connection, template=template, **extra)


class DaysBetween(Func):
    """``DaysBetween(later, earlier)``: whole days from one date to another."""

    arity = 2
    arg_joiner = " - "
    template = "(%(expressions)s)"
    output_field = IntegerField()

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        known = {"template": "CAST(julianday(%(expressions)s) AS INTEGER)"}
        known["arg_joiner"] = ") - julianday("
        return self.as_sql(compiler, connection, **known, **extra)
