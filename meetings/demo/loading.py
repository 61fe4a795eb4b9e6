"""Load the demo, once."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from meetings.access.classification import Classification
from meetings.access.models import Grant, User
from meetings.agenda.models import Meeting
from meetings.archive import following
from meetings.audit.models import Verb
from meetings.audit.trail import record
from meetings.demo import directory, source
from meetings.demo.following_up import discuss, follow_up
from meetings.demo.gatherings import City, identity, load_meeting
from meetings.demo.planning import load_plan

PASSWORD = "rakor-demo-2024"  # noqa: S105  # public, like the demo's data
Role = Grant.Role
# username, name, role, clearance, official's key, institution's key
LOGINS = (
    ("sekretariat", "Sekretariat (demo)", Role.SECRETARIAT, 3, "", ""),
    ("pimpinan", "Pimpinan (demo)", Role.LEADERSHIP, 3, "", ""),
    ("pejabat", "Pejabat (demo)", Role.OFFICIAL, 0, "togar", ""),
    ("opd", "Perangkat daerah (demo)", Role.AGENCY, 0, "", "dinkes"),
    ("pupr", "Perangkat daerah kedua (demo)", Role.AGENCY, 0, "", "dpupr"),
    ("admin", "Admin (demo)", Role.ADMIN, 0, "", ""),
)
SEED_MEETING = "prob-2024-11"


class NotEmpty(Exception):
    """There are meetings that are not the demo's: this is somebody's real office."""


def is_loaded() -> bool:
    return Meeting.objects.filter(uuid=identity(SEED_MEETING)).exists()


@transaction.atomic
def load() -> dict[str, Meeting]:
    """Make the whole demo; return its meetings by key. All or nothing.

    Raises NotEmpty in a database that already holds other meetings.
    """
    tables = source.tables()
    keys = {identity(row["key"]) for row in tables["meeting"]}
    if Meeting.objects.exclude(uuid__in=keys).exists():
        raise NotEmpty
    with following.paused():
        meetings = make(tables)
    record(Verb.DEMO_LOADED, meetings[SEED_MEETING], by=None)
    return meetings


def make(tables: dict[str, list[dict[str, Any]]]) -> dict[str, Meeting]:
    """All of it, by the acts of the office, but for the index."""
    institutions = directory.load_institutions(tables["institution"])
    positions = directory.load_positions(tables["position"], institutions)
    officials = directory.load_officials(tables["official"])
    directory.load_appointments(tables["appointment"], officials, positions)
    lists = directory.load_lists(
        tables["invitation_list"], institutions, officials, positions
    )
    city = City(institutions, positions, officials, lists)
    users = load_logins(city)
    for row in tables["series"]:
        city.add_series(row)
    secretariat = users["sekretariat"]
    # The real one first: it is what a newcomer looks for, and gets id 1.
    rows = sorted(tables["meeting"], key=lambda row: row["key"] != SEED_MEETING)
    duties, meetings = tables["followup"], {}
    for row in rows:
        key = row["key"]
        meeting = meetings[key] = load_meeting(row, city, by=secretariat)
        own = [duty for duty in duties if duty["meeting"] == key]
        follow_up(meeting, own, city, users)
        discuss(meeting, key, duties, by=secretariat)
    for row in tables["plan"]:
        load_plan(row, city, by=secretariat)
    return meetings


def load_logins(city: City) -> dict[str, User]:
    """One login for each role, all with the demo's password."""
    users = {}
    for username, name, role, clearance, official, agency in LOGINS:
        user, new = User.objects.get_or_create(
            username=username,
            defaults={
                "name": name,
                "clearance": Classification(clearance),
                "official": city.officials.get(official),
            },
        )
        if new:
            user.set_password(PASSWORD)
            user.save()
            Grant.objects.create(
                user=user, role=role, institution=city.institutions.get(agency)
            )
        users[username] = user
    return users
