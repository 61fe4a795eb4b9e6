"""``manage.py load_demo``: once, whole, and never into a real office."""

import io

import pytest
from django.core.management import CommandError, call_command

from meetings.demo import loading
from meetings.models import (
    ActionPlan,
    CarriedOver,
    Delegation,
    Directive,
    Edition,
    FollowUp,
    Meeting,
    Progress,
    User,
)
from tests import factories as f


def load():
    out = io.StringIO()
    call_command("load_demo", stdout=out)
    return out.getvalue()


def test_it_tells_what_it_made_and_who_can_sign_in(db):
    told = load()

    logins = [line.split()[0] for line in told.splitlines() if line.startswith("  ")]
    assert ("13 rapat" in told, set(logins)) == (
        True,
        set(User.objects.values_list("username", flat=True)),
    )


def test_a_second_time_changes_nothing(db):
    load()
    before = counts()

    told = load()

    assert (counts(), "tidak ada yang diubah" in told) == (before, True)


def counts():
    kept = (Meeting, Directive, Edition, FollowUp, Progress, CarriedOver)
    return [model.objects.count() for model in kept]


def test_what_follows_stands_in_every_state(db):
    """Made a second time by hand, too, it is the same."""
    loading.load()
    before = counts()

    loading.load()

    assert counts() == before
    live = FollowUp.objects.live()
    assert live.count() == FollowUp.objects.count()
    assert set(live.values_list("state", flat=True)) == set(FollowUp.State.values)
    assert set(live.values_list("due_kind", flat=True)) == set(FollowUp.Due.values)
    assert Delegation.objects.accepted().count() == 1
    decided = CarriedOver.objects.exclude(decision="").in_bulk().values()
    assert [row.decision for row in decided] == ["dated", "continued"]
    # Words of real people are not shown as issued.
    real = Meeting.objects.get(date="2024-11-26")
    assert real.minutes.state == "drafted"


def test_it_stays_out_of_a_real_office(db):
    f.MeetingFactory()

    with pytest.raises(CommandError, match="sudah berisi rapat lain"):
        load()

    assert (Meeting.objects.count(), User.objects.count()) == (1, 0)


def test_it_has_an_example_of_a_plan_of_action(db):
    load()

    plan = ActionPlan.objects.get()
    notes = set(plan.actions.values_list("note", flat=True))
    assert (plan.actions.count(), notes) == (4, {"Contoh"})
