"""``manage.py load_demo``: once, whole, and never into a real office."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import override_settings

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

KEPT = (Meeting, Directive, Edition, FollowUp, Progress, CarriedOver)


def load():
    out = io.StringIO()
    call_command("load_demo", stdout=out)
    return out.getvalue()


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker, tmp_path_factory):
    """What the command told; the demo is loaded once for this file."""
    media = str(tmp_path_factory.mktemp("uploads"))
    hasher = "django.contrib.auth.hashers.MD5PasswordHasher"
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=media, PASSWORD_HASHERS=[hasher]),
        transaction.atomic(),
    ):
        yield load()
        transaction.set_rollback(True)


@pytest.fixture
def told(db, loaded):
    return loaded


def test_it_stays_out_of_a_real_office(db):
    f.MeetingFactory()

    with pytest.raises(CommandError, match="sudah berisi rapat lain"):
        load()

    assert (Meeting.objects.count(), User.objects.count()) == (1, 0)


def test_it_tells_what_it_made_and_who_can_sign_in(told):
    logins = [line.split()[0] for line in told.splitlines() if line.startswith("  ")]
    assert ("13 rapat" in told, set(logins)) == (
        True,
        set(User.objects.values_list("username", flat=True)),
    )


def test_a_second_time_changes_nothing(told):
    before = counts()

    again = load()

    assert (counts(), "tidak ada yang diubah" in again) == (before, True)


def test_made_a_second_time_by_hand_it_is_the_same(told):
    before = counts()

    loading.load()

    assert counts() == before


def counts():
    return [model.objects.count() for model in KEPT]


def test_what_follows_stands_in_every_state(told):
    live = FollowUp.objects.live()

    assert live.count() == FollowUp.objects.count()
    assert set(live.values_list("state", flat=True)) == set(FollowUp.State.values)
    assert set(live.values_list("due_kind", flat=True)) == set(FollowUp.Due.values)
    assert Delegation.objects.accepted().count() == 1


def test_what_was_carried_over_is_decided(told):
    decided = CarriedOver.objects.exclude(decision="").order_by("pk")

    assert [row.decision for row in decided] == ["dated", "continued"]


def test_words_of_real_people_are_not_shown_as_issued(told):
    assert Meeting.objects.get(date="2024-11-26").minutes.state == "drafted"


def test_it_has_an_example_of_a_plan_of_action(told):
    plan = ActionPlan.objects.get()
    notes = set(plan.actions.values_list("note", flat=True))

    assert (plan.actions.count(), notes) == (4, {"Contoh"})
