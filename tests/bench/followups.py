"""Pages of follow-ups, with as many of them as there are directives.

They are made inside the database, each from a generated directive, in every state.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db import connection
from django.db.models import Count
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings.access.models import Grant, User
from meetings.directory.models import Institution
from meetings.followups.models import FollowUp
from meetings.minutes.models import Minutes
from tests.bench.pages import LAST, page, reader
from tests.bench.table import Measure

WANTED = 100_000
# In ten directives: two not started, two running, one reported, one returned, three
# verified, one cancelled. In three: two dated, and one without a date or ongoing.
MADE = """
INSERT INTO meetings_followup (description, criterion, priority, due_kind, due_date,
  due_wording, state, percent, reported_at, reported_by_id, verified_at,
  verified_by_id, uuid, version, directive_id, lead_id)
SELECT d.text, '', CASE d.id % 7 WHEN 0 THEN 'urgent' ELSE 'normal' END,
  CASE WHEN d.id % 3 < 2 THEN 'date' WHEN d.id % 2 = 0 THEN 'none' ELSE 'ongoing' END,
  CASE WHEN d.id % 3 < 2 THEN {due} END, '', s.state,
  CASE WHEN s.state IN ('reported', 'verified') THEN 100 ELSE 0 END,
  CASE WHEN s.state IN ('reported', 'verified') THEN {reported} END,
  CASE WHEN s.state IN ('reported', 'verified') THEN %(one)s END,
  CASE WHEN s.state = 'verified' THEN {verified} END,
  CASE WHEN s.state = 'verified' THEN %(other)s END,
  {uuid}, 1, d.id, l.lead
FROM meetings_directive d
JOIN meetings_meeting m ON m.id = d.meeting_id AND m.date IS NOT NULL
JOIN ({states}) s ON s.place = d.id % 10
JOIN ({leads}) l ON l.place = d.id % {count}
WHERE d.removed_at IS NULL ORDER BY d.id LIMIT {wanted}
"""
STATES = "not_started not_started in_progress in_progress reported returned".split()
STATES += ["verified"] * 3 + ["cancelled"]
ON_SQLITE = {
    "due": "date(m.date, '+' || (10 + d.id % 40) || ' days')",
    "reported": "datetime(m.date, '+' || (5 + d.id % 37) || ' days')",
    "verified": "datetime(m.date, '+' || (50 + d.id % 9) || ' days')",
    "uuid": "lower(hex(randomblob(16)))",
}
ON_POSTGRES = {
    "due": "m.date + (10 + d.id % 40)::int",
    "reported": "(m.date + (5 + d.id % 37)::int)::timestamptz",
    "verified": "(m.date + (50 + d.id % 9)::int)::timestamptz",
    "uuid": "gen_random_uuid()",
}


def measure_followups() -> Iterator[Measure]:
    """p95 and number of queries of each page for who has the most to see."""
    fill(WANTED)
    busiest = FollowUp.objects.values("lead").annotate(n=Count("pk")).order_by("-n")
    users = {
        "leadership": reader(Grant.Role.LEADERSHIP, clearance=3),
        "busy agency": reader(Grant.Role.AGENCY, institution=busiest[0]["lead"]),
    }
    listed = reverse("followups:list")
    pages = {
        "overview": reverse("followups:overview"),
        "follow-ups, first page": f"{listed}?tampil=terbuka",
        "follow-ups, last page": f"{listed}?tampil=terbuka&page={LAST}",
        "late, first page": f"{listed}?tampil=terlambat",
        "matrix": reverse("documents:followup_matrix"),
        "my work": reverse("followups:work"),
        "waiting": reverse("followups:waiting"),
        "home": reverse("home"),
    }
    for who, user in users.items():
        client = Client()
        client.force_login(user)
        for name, url in pages.items():
            yield from page(f"{name}, {who}", client, [url])


def fill(wanted: int) -> None:
    """Issue all generated minutes, and let a follow-up come of each directive."""
    one, other = (User.objects.create(username=f"bench-{n}", name="B") for n in "ab")
    Minutes.objects.exclude(state="issued").update(
        state="issued",
        approved_by=one,
        approved_at=timezone.now() - dt.timedelta(days=1),
        approved_as="Wali Kota",
        approved_digest="0" * 64,
    )
    leads = list(Institution.objects.order_by("pk").values_list("pk", flat=True))
    differing = ON_SQLITE if connection.vendor == "sqlite" else ON_POSTGRES
    sql = MADE.format(
        states=table("state", [f"'{state}'" for state in STATES]),
        leads=table("lead", leads),
        count=len(leads),
        wanted=wanted,
        **differing,
    )
    with connection.cursor() as cursor:
        cursor.execute(sql.replace(" % ", " %% "), {"one": one.pk, "other": other.pk})
        cursor.execute("ANALYZE")


def table(name: str, values: list[object]) -> str:
    """A small table of these values and their places."""
    rows = [f"SELECT {n} AS place, {each} AS {name}" for n, each in enumerate(values)]
    return " UNION ALL ".join(rows)
