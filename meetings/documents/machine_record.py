"""The record of a notula for machines: one JSON text, the same for the same record.

Its form is ``schemas/record-1.json``. It tells what the notula tells: working notes,
keys of the database, names of stored files, and numbers whose gaps would betray what a
reader may not see, stay at home.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from typing import Any

from meetings.agenda.roll import Attendee
from meetings.minutes.record import (
    Body,
    Duty,
    Erratum,
    Item,
    Letterhead,
    Photo,
    Record,
    Section,
)

SCHEMA = "urn:rakor:record"
VERSION = 1
WITHHELD: dict[type, frozenset[str]] = {
    Attendee: frozenset({"official_id", "position_id"}),
    Body: frozenset({"id", "name"}),
    Erratum: frozenset({"item_id"}),
    Item: frozenset(
        {"id", "number", "agenda_item", "groups", "institutions", "lapsed", "proposed"}
    ),
    Duty: frozenset({"id", "item_id"}),
    Letterhead: frozenset({"logo"}),
    Photo: frozenset({"id", "picture"}),
    Record: frozenset({"id", "own_classification", "source_note"}),
    Section: frozenset({"id", "topic_id"}),
}

# Fields that came later, left out while empty: an older record tells what it told.
LATER = frozenset({"carried", "followups"})


def document(record: Record) -> bytes:
    """UTF-8, keys sorted. An attendee's ``id`` is the number on the attendance list."""
    lines = {each.id: number for number, each in enumerate(record.attendees, start=1)}
    data = {"schema": SCHEMA, "version": VERSION, "record": _plain(record, lines)}
    text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True)
    return f"{text}\n".encode()


def _plain(value: Any, lines: dict[int, int]) -> Any:
    if isinstance(value, tuple):
        return [_plain(each, lines) for each in value]
    if not is_dataclass(value) or isinstance(value, type):
        return value
    withheld = WITHHELD.get(type(value), frozenset())
    data = {
        field.name: _plain(getattr(value, field.name), lines)
        for field in fields(value)
        if field.name not in withheld
        and (field.name not in LATER or getattr(value, field.name))
    }
    if isinstance(value, Attendee):
        data["id"] = lines.get(value.id, 0)
    if isinstance(value, Section) and not value.turns:
        data["description"] = ""  # printed only above what was said
    return data
