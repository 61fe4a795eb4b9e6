"""From which date on a follow-up is late: a column that the database keeps.

SQLite does not count a generated column from an index alone, so triggers on both
engines write this one, as those of ``meetings.standing`` do.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.utils import timezone

from meetings.constraints import Guarded, table_name
from meetings.followups.days import offset
from meetings.standing import on_postgres

# None once it is closed, and none while a report that came in time waits to be decided
# on; the day of the report is that of the office's calendar.
LATE_FROM = (
    "CASE WHEN NEW.state IN ('verified', 'cancelled') THEN NULL"
    " WHEN NEW.state = 'reported' AND {reported} <= NEW.due_date THEN NULL"
    " ELSE NEW.due_date END"
)


def reported_in_time(
    state: str, moment: dt.datetime | None, due_date: dt.date | None
) -> bool:
    """Whether it waits to be decided on, reported on its due date or before: as
    ``LATE_FROM`` has it."""
    if state != "reported" or moment is None or due_date is None:
        return False
    return timezone.localdate(moment, timezone.get_default_timezone()) <= due_date


class TurnsLate(Guarded):
    """``late_from`` is what state, due date and report make it, whatever is written."""

    def statements(self, model: Any, schema_editor: Any) -> list[str]:
        table = table_name(model)
        if schema_editor.connection.vendor == "sqlite":
            date = LATE_FROM.format(reported=f"date(NEW.reported_at, '{offset()}')")
            written = f"UPDATE {table} SET late_from = {date} WHERE id = NEW.id;"  # noqa: S608  # names of our own
            changed = "UPDATE OF state, due_date, reported_at, late_from"
            return [
                f"CREATE TRIGGER IF NOT EXISTS {self.name}_{event.split()[0].lower()}"
                f" AFTER {event} ON {table} BEGIN {written} END"
                for event in ("INSERT", changed)
            ]
        zone = f"(NEW.reported_at AT TIME ZONE '{settings.TIME_ZONE}')::date"
        body = f"NEW.late_from := {LATE_FROM.format(reported=zone)}; RETURN NEW;"
        return on_postgres(self.name, f"BEFORE INSERT OR UPDATE ON {table}", body)
