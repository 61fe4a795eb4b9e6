"""The acts on real rows: whatever is tried in whatever order, the rules hold."""

import datetime as dt
import uuid

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meetings.followups import deciding, delegating, planning, reporting
from meetings.followups.states import Refused
from meetings.models import FollowUp, Grant, Progress
from tests import factories as f

ACTS = {
    "report": lambda row, by: reporting.report(
        row, percent=50, text="", uuid=uuid.uuid4(), by=by
    ),
    "propose": lambda row, by: reporting.report(
        row, percent=100, text="Selesai.", done=True, uuid=uuid.uuid4(), by=by
    ),
    "verify": lambda row, by: deciding.verify(row, by=by),
    "send_back": lambda row, by: deciding.send_back(row, "Belum lengkap.", by=by),
    "cancel": lambda row, by: deciding.cancel(
        row, "Tidak relevan.", authority="Keputusan pimpinan", by=by
    ),
    "give_date": lambda row, by: planning.give_date(
        row, dt.date(2020, 1, 1), reason="", by=by
    ),
}


@pytest.fixture
def people(followup, helper, host, staff, leader, secretariat, lead):
    """Both sides, and one who is on both: host's secretariat and the lead's staff."""
    both = f.user_with("secretariat", institution=host, clearance=3)
    Grant.objects.create(user=both, role="agency", institution=lead)
    other = f.user_with("agency", institution=lead)
    return {
        "staff": staff,
        "colleague": other,
        "helper": helper,
        "both": both,
        "leader": leader,
        "secretariat": secretariat,
    }


# Half of the paths begin with a report, so that they get as far as deciding.
BEGUN = st.sampled_from(
    [[], [], [("propose", "staff")], [("propose", "helper")], [("propose", "both")]]
)
TRIES = st.lists(
    st.tuples(
        st.sampled_from(sorted(ACTS)),
        st.sampled_from("staff colleague helper both leader secretariat".split()),
    ),
    min_size=3,
    max_size=9,
)


@given(begun=BEGUN, tries=TRIES)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_tried_the_rules_hold(begun, tries, followup, people):
    with transaction.atomic():
        for act, who in [*begun, *tries]:
            try:
                ACTS[act](followup, people[who])
            except Refused:
                continue
        holds(followup, {user.pk: who for who, user in people.items()})
        transaction.set_rollback(True)


def holds(followup, names):
    row = FollowUp.objects.get(pk=followup.pk)
    steps = list(Progress.objects.filter(followup=row))
    states = [step.state_to for step in steps]
    assert row.state == (states[-1] if states else "not_started")
    assert [step.state_from for step in steps[1:]] == states[:-1]
    reporters = {names[step.by_id] for step in steps if step.kind == "progressed"}
    verifiers = {names[step.by_id] for step in steps if step.kind == "verified"}
    # "both" works for the lead, so that a report of its staff is theirs, too.
    reported_for_lead = {"staff", "colleague", "both"} & reporters
    assert not verifiers & reporters
    assert verifiers <= {"leader", "secretariat", "both"}
    assert not ("both" in verifiers and reported_for_lead)
    late = FollowUp.objects.overdue(timezone.localdate()).filter(pk=row.pk).exists()
    assert not late or (row.due_date is not None and row.is_open)


def test_a_delegation_gives_the_duty_when_it_is_accepted(followup, staff):
    asked = f.InstitutionFactory()
    taker = f.user_with("agency", institution=asked)
    offer = delegating.offer(followup, asked, by=staff)
    with pytest.raises(Refused):
        ACTS["report"](followup, taker)

    delegating.accept(offer, by=taker)

    assert ACTS["report"](followup, taker).institution_name == asked.name
