"""Whatever there is, and whoever asks: a total is the count of its rows."""

import datetime as dt

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import factories as f
from tests.followups.recount import miscounted, mislisted

ROLES = "secretariat leader official agency staff helper outsider".split()
STATES = "not_started in_progress reported returned verified cancelled".split()
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "state": st.sampled_from(STATES),
            "due": st.sampled_from(["none", "ongoing", -40, -1, 0, 1, 40]),
            "met": st.sampled_from([None, 0, 30, 31, 200]),
            "secret": st.booleans(),
            "live": st.sampled_from([True, True, False]),
            "supported": st.booleans(),
        }
    ),
    min_size=1,
    max_size=6,
)


@pytest.fixture
def people(helper, request):
    return {role: request.getfixturevalue(role) for role in ROLES}


def make(row, forum, topic, lead, helper):
    """A follow-up of a meeting so many days ago, due so many days from today."""
    today, now = timezone.localdate(), timezone.now()
    date = None if row["met"] is None else today - dt.timedelta(row["met"])
    of_forum = {"series": forum if row["live"] else None, "date": date}
    meeting = f.MeetingFactory(institution=forum.institution, **of_forum)
    item = f.AgendaItemFactory(meeting=meeting, topic=topic if row["secret"] else None)
    directive = f.DirectiveFactory(
        meeting=meeting, agenda_item=item, classification=int(row["secret"])
    )
    values = {"state": row["state"], "due_kind": row["due"]}
    if isinstance(row["due"], int):
        day = today + dt.timedelta(row["due"])
        values |= {"due_kind": "date", "due_date": day}
    if row["state"] in {"reported", "verified"}:
        at = now - dt.timedelta(days=3)
        values |= {"percent": 100, "reported_by": f.UserFactory(), "reported_at": at}
    if row["state"] == "verified":
        values |= {"verified_by": f.UserFactory(), "verified_at": now}
    followup = f.FollowUpFactory(directive=directive, lead=lead, **values)
    if row["supported"]:
        followup.supporting.create(institution=helper)
    if row["live"]:
        f.approved(meeting, state="issued")


@given(rows=ROWS)
@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_totals_equal_their_rows_for_every_role(rows, people, lead, meeting):
    helper = people["helper"].grants.get().institution
    topic = f.TopicFactory(series=meeting.series)
    with transaction.atomic():
        for row in rows:
            make(row, meeting.series, topic, lead, helper)
        today = timezone.localdate()
        for role, user in people.items():
            assert miscounted(user, today) == [], role
        for role in ("leader", "helper"):
            assert mislisted(people[role], today) == [], role
        transaction.set_rollback(True)
