"""Load what was called, who came and what was said, through the same acts as users."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import Any

from meetings.access.classification import Classification
from meetings.access.models import User
from meetings.agenda.actions import add_item, create_meeting
from meetings.agenda.attending import add_attendance
from meetings.agenda.models import AgendaItem, Attendance, Meeting, Series, Topic
from meetings.directory.models import Institution, InvitationList, Official, Position
from meetings.minutes.actions import add_directive, edit_minutes, minutes_of

NAMESPACE = uuid.UUID("7b1d1a3c-52f5-4d5e-9a43-0f2d7a6c0b11")
CLASSES = {
    "ordinary": Classification.ORDINARY,
    "restricted": Classification.RESTRICTED,
    "confidential": Classification.CONFIDENTIAL,
    "secret": Classification.SECRET,
}
NOT_MEETING = {"key", "series", "institution", "timezone", "classification"} | {
    "agenda",
    "attendance",
    "directives",
    "minutes",
}
NOT_LINE = {"key", "kind", "official", "position", "represents", "office_text"} | {
    "institution_text"
}


def identity(*keys: str) -> uuid.UUID:
    """The same UUID for the same row on every run, so that nothing is made twice."""
    return uuid.uuid5(NAMESPACE, "/".join(keys))


@dataclass
class City:
    """Everything that meetings refer to, by key."""

    institutions: dict[str, Institution]
    positions: dict[str, Position]
    officials: dict[str, Official]
    lists: dict[str, InvitationList]
    series: dict[str, Series] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)

    def add_series(self, row: dict[str, Any]) -> None:
        """Make a forum and its topics."""
        forum, _ = Series.objects.get_or_create(
            institution=self.institutions[row["institution"]],
            name=row["name"],
            defaults={
                "legal_basis": row.get("legal_basis", ""),
                "place": row.get("place", ""),
                "chair": self.positions.get(row.get("chair", "")),
                "invitation_list": self.lists.get(row.get("invitation_list", "")),
                "classification": CLASSES[row["classification"]],
            },
        )
        self.series[row["key"]] = forum
        for topic in row.get("topics", []):
            self.topics[topic["key"]] = Topic.objects.get_or_create(
                series=forum, title=topic["title"]
            )[0]


def load_meeting(row: dict[str, Any], city: City, *, by: User) -> Meeting:
    """One meeting with all that belongs to it."""
    fields = {name: value for name, value in row.items() if name not in NOT_MEETING}
    series = city.series.get(row.get("series", ""))
    fields |= {
        "series": series,
        "institution": city.institutions[row["institution"]],
        "zone": row.get("timezone", Meeting.Zone.WIB),
        "classification": CLASSES[row.get("classification", "ordinary")],
    }
    meeting = create_meeting(fields, uuid=identity(row["key"]), by=by)
    items = load_agenda(meeting, row, city, by=by)
    lines = load_attendance(meeting, row, city, by=by)
    for number, directive in enumerate(row.get("directives", [])):
        add_directive(
            meeting,
            directive_values(directive, meeting, items, lines, city),
            uuid=identity(row["key"], "directive", str(number)),
            by=by,
        )
    minutes = minutes_of(meeting)
    if row.get("minutes") and minutes.version == 1:
        edit_minutes(minutes, row["minutes"], version=1, by=by)
    return meeting


def load_agenda(
    meeting: Meeting, row: dict[str, Any], city: City, *, by: User
) -> dict[str, AgendaItem]:
    """Agenda items by key."""
    made = {}
    for item in row.get("agenda", []):
        values = {
            "title": item["title"],
            "description": item.get("description", ""),
            "topic": city.topics.get(item.get("topic", "")),
        }
        key = identity(row["key"], "agenda", item["key"])
        made[item["key"]] = add_item(meeting, values, uuid=key, by=by)
    return made


def load_attendance(
    meeting: Meeting, row: dict[str, Any], city: City, *, by: User
) -> dict[str, Attendance]:
    """Lines of the list by key, in the order of the file."""
    made = {}
    for line in row.get("attendance", []):
        values = {name: value for name, value in line.items() if name not in NOT_LINE}
        values |= {
            "kind": line["kind"],
            "official": city.officials.get(line.get("official", "")),
            "position": city.positions.get(line.get("position", "")),
            "represents": city.positions.get(line.get("represents", "")),
        }
        if line["kind"] == Attendance.Kind.WALK_IN:
            values["office"] = line.get("office_text", "")
            values["institution"] = line.get("institution_text", "")
        key = identity(row["key"], "attendance", line["key"])
        made[line["key"]] = add_attendance(meeting, values, uuid=key, by=by)
    # Of issued minutes nothing is written again.
    stored = dict(meeting.attendance.values_list("pk", "order"))
    moved = []
    for order, attendance in enumerate(made.values(), start=1):
        attendance.order = order
        if stored[attendance.pk] != order:
            moved.append(attendance)
    Attendance.objects.bulk_update(moved, ["order"])
    return made


def directive_values(
    row: dict[str, Any],
    meeting: Meeting,
    items: dict[str, AgendaItem],
    lines: dict[str, Attendance],
    city: City,
) -> dict[str, Any]:
    """What the directive form would hand to the action."""
    addressees: list[dict[str, Any]] = [
        {"institution": city.institutions[key].pk}
        for key in row.get("institutions", [])
    ]
    addressees += [
        {"position": city.positions[key].pk} for key in row.get("positions", [])
    ]
    addressees += [{"group": words} for words in row.get("groups", [])]
    classification = row.get("classification")
    return {
        "speaker": lines.get(row.get("speaker", "")),
        "agenda_item": items.get(row.get("agenda", "")),
        "kind": row["kind"],
        "ordinal": row.get("ordinal"),
        "text": row["text"],
        "quote": row.get("quote", ""),
        "classification": CLASSES[classification]
        if classification
        else meeting.classification,
        "addressees": addressees,
    }
