"""What points at an institution, an office or an official, table by table.

Named as text, as in ``access.visibility``: most of these tables are in rooms above.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models

from meetings.directory.models import Institution, Official, Position


@dataclass(frozen=True)
class Link:
    """A foreign key, and what may be linked only once.

    ``once`` names the other fields that make the link unique; where both entries are
    linked so, the duplicate's row ``stays``, or the merge is refused with ``told``.
    """

    table: str
    field: str
    once: tuple[str, ...] | None = None
    stays: bool = False
    told: str = ""

    @property
    def model(self) -> Any:
        return apps.get_model("meetings", self.table)

    def rows(self, entry: models.Model) -> models.QuerySet[Any]:
        return self.model._base_manager.filter(**{self.field: entry}).order_by("pk")

    def clashes(self, duplicate: models.Model, kept: models.Model) -> list[int]:
        """Keys of the duplicate's rows that would stand twice at the kept entry."""
        if self.once is None:
            return []
        taken = set(self.keys(kept).values())
        return [pk for pk, keys in self.keys(duplicate).items() if keys in taken]

    def keys(self, entry: models.Model) -> dict[int, tuple[Any, ...]]:
        """What may stand once, by primary key; what is left empty may stand often."""
        once = self.once or ()
        rows = self.rows(entry).values_list("pk", *once)
        return {pk: tuple(keys) for pk, *keys in rows if all(keys)}


LINKS: dict[type[models.Model], tuple[Link, ...]] = {
    Institution: (
        Link("Grant", "institution", ("user", "role"), stays=True),
        Link("Institution", "parent"),
        Link("Institution", "merged_into"),
        Link("Stationery", "institution", (), stays=True),
        Link("Position", "institution"),
        Link(
            "InvitationList",
            "institution",
            ("name",),
            told="Keduanya mempunyai daftar undangan bernama sama.",
        ),
        Link(
            "Series",
            "institution",
            ("name",),
            told="Keduanya mempunyai forum bernama sama.",
        ),
        Link(
            "Meeting",
            "institution",
            ("number",),
            told="Keduanya memakai nomor rapat yang sama.",
        ),
        Link("Addressee", "institution", ("directive",), stays=True),
        Link("FollowUp", "lead"),
        Link("Supporting", "institution", ("followup",), stays=True),
        Link("Delegation", "giver"),
        Link("Delegation", "to"),
        Link("PlannedAction", "lead"),
        Link("PlannedSupport", "institution", ("action",), stays=True),
        Link("NumberCounter", "institution", ("year",), stays=True),
    ),
    Position: (
        Link("Position", "merged_into"),
        Link("Appointment", "position"),
        Link("InvitationEntry", "position", ("list",), stays=True),
        Link("Attendance", "position"),
        Link("Attendance", "represents"),
        Link("Addressee", "position", ("directive",), stays=True),
    ),
    Official: (
        Link("Official", "merged_into"),
        Link("User", "official", (), told="Keduanya mempunyai akun pengguna."),
        Link("Appointment", "official"),
        Link("InvitationEntry", "official", ("list",), stays=True),
        Link(
            "Attendance",
            "official",
            ("meeting",),
            told=(
                "Keduanya ada dalam daftar hadir rapat yang sama. Hapus salah satu"
                " barisnya pada rapat itu."
            ),
        ),
        Link("FollowUp", "person"),
    ),
}
