"""Load who is who."""

from __future__ import annotations

from typing import Any

from meetings.directory.models import (
    Appointment,
    Institution,
    InvitationEntry,
    InvitationList,
    Official,
    Position,
    Stationery,
)

Rows = list[dict[str, Any]]


def load_institutions(rows: Rows) -> dict[str, Institution]:
    """Institutions by key, with their stationery; parents stand before children."""
    made: dict[str, Institution] = {}
    for row in rows:
        fields = {name: row[name] for name in row if name not in NOT_INSTITUTION}
        parent = made[row["parent"]] if "parent" in row else None
        made[row["key"]] = Institution.objects.get_or_create(
            name=row["name"], defaults={**fields, "parent": parent}
        )[0]
        if "stationery" in row:
            Stationery.objects.get_or_create(
                institution=made[row["key"]], defaults=row["stationery"]
            )
    return made


NOT_INSTITUTION = {"key", "parent", "stationery"}


def load_positions(
    rows: Rows, institutions: dict[str, Institution]
) -> dict[str, Position]:
    """Offices by key."""
    return {
        row["key"]: Position.objects.get_or_create(
            institution=institutions[row["institution"]],
            name=row["name"],
            defaults={
                "short_name": row.get("short_name", ""),
                "protocol_order": row["protocol_order"],
            },
        )[0]
        for row in rows
    }


def load_officials(rows: Rows) -> dict[str, Official]:
    """People by key."""
    made = {}
    for row in rows:
        fields = {name: value for name, value in row.items() if name != "key"}
        made[row["key"]] = Official.objects.get_or_create(**fields)[0]
    return made


def load_appointments(
    rows: Rows, officials: dict[str, Official], positions: dict[str, Position]
) -> None:
    for row in rows:
        Appointment.objects.get_or_create(
            official=officials[row["official"]],
            position=positions[row["position"]],
            capacity=row["capacity"],
            starts=row.get("starts"),
            ends=row.get("ends"),
            defaults={"decree": row.get("decree", "")},
        )


def load_lists(
    rows: Rows,
    institutions: dict[str, Institution],
    officials: dict[str, Official],
    positions: dict[str, Position],
) -> dict[str, InvitationList]:
    """Invitation lists by key, with their lines."""
    made = {}
    for row in rows:
        institution = institutions[row["institution"]]
        made[row["key"]], new = InvitationList.objects.get_or_create(
            institution=institution, name=row["name"]
        )
        if new:
            InvitationEntry.objects.bulk_create(
                InvitationEntry(
                    list=made[row["key"]],
                    order=order,
                    official=officials.get(entry.get("official", "")),
                    position=positions.get(entry.get("position", "")),
                    group=entry.get("group", ""),
                )
                for order, entry in enumerate(row["entries"])
            )
    return made
