"""Where a follow-up stands: facts of its directive that the database keeps beside it.

Lists and counts of a hundred thousand follow-ups ask for the meeting, its date and
forum, the topic, the class, and whether the minutes are issued. Those belong to four
other tables. Triggers on both engines write them into the follow-up's own row and
renew them with what they come from, so no code can make the two differ, and one index
answers what would be four joins.
"""

from __future__ import annotations

from typing import Any

from meetings.constraints import Guarded, table_name

FOLLOWUPS = "meetings_followup"
COLUMNS = (
    "meeting_id",
    "met_on",
    "series_id",
    "topic_id",
    "classification",
    "standing",
)
FACTS = (
    "SELECT d.meeting_id, m.date, m.series_id, i.topic_id, d.classification,"
    " CASE WHEN d.removed_at IS NOT NULL THEN 'gone'"
    " WHEN n.state = 'issued' THEN 'live' ELSE 'plan' END{into}"
    " FROM meetings_directive d"
    " JOIN meetings_meeting m ON m.id = d.meeting_id"
    " LEFT JOIN meetings_minutes n ON n.meeting_id = m.id"
    " LEFT JOIN meetings_agendaitem i ON i.id = d.agenda_item_id"
    " WHERE d.id = NEW.directive_id"
)
# Whatever it is set to, the row's own trigger writes what is true.
RENEWED = f"UPDATE {FOLLOWUPS} SET standing = standing WHERE {{which}};"


class Stands(Guarded):
    """A follow-up's row holds the facts of its directive, whatever is written there."""

    def statements(self, model: Any, schema_editor: Any) -> list[str]:
        table, columns = table_name(model), ", ".join(COLUMNS)
        if schema_editor.connection.vendor == "sqlite":
            written = (
                f"UPDATE {table} SET ({columns}) = ({FACTS.format(into='')})"
                " WHERE id = NEW.id;"
            )
            changed = f"UPDATE OF directive_id, {columns}"
            return [
                f"CREATE TRIGGER IF NOT EXISTS {self.name}_{event.split()[0].lower()}"
                f" AFTER {event} ON {table} BEGIN {written} END"
                for event in ("INSERT", changed)
            ]
        into = " INTO " + ", ".join(f"NEW.{column}" for column in COLUMNS)
        body = f"{FACTS.format(into=into)}; RETURN NEW;"
        return on_postgres(self.name, f"BEFORE INSERT OR UPDATE ON {table}", body)


class Renews(Guarded):
    """A change of these columns renews the follow-ups found by ``which`` (SQL in which
    NEW is the changed row)."""

    attributes = ("columns", "which", "from_the_first")

    def __init__(
        self,
        *,
        name: str,
        columns: tuple[str, ...],
        which: str,
        from_the_first: bool = False,
    ) -> None:
        """``from_the_first``: a new row renews them, too."""
        super().__init__(name=name)
        self.columns, self.which = tuple(columns), which
        self.from_the_first = from_the_first

    def statements(self, model: Any, schema_editor: Any) -> list[str]:
        table, renewed = table_name(model), RENEWED.format(which=self.which)
        events = [f"UPDATE OF {', '.join(self.columns)}"]
        events += ["INSERT"] * self.from_the_first
        if schema_editor.connection.vendor == "sqlite":
            return [
                f"CREATE TRIGGER IF NOT EXISTS {self.name}_{event.split()[0].lower()}"
                f" AFTER {event} ON {table} BEGIN {renewed} END"
                for event in events
            ]
        when = f"AFTER {' OR '.join(events)} ON {table}"
        return on_postgres(self.name, when, f"{renewed} RETURN NULL;")


def on_postgres(name: str, when: str, body: str) -> list[str]:
    function = (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger"
        f" LANGUAGE plpgsql AS $$ BEGIN {body} END $$"
    )
    run = f"FOR EACH ROW EXECUTE FUNCTION {name}()"
    return [function, f"CREATE TRIGGER {name} {when} {run}"]
