"""``manage.py load_demo``: once, whole, and never into a real office."""

import io

import pytest
from django.core.management import CommandError, call_command

from meetings.models import ActionPlan, Directive, Meeting, User
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
    before = (Meeting.objects.count(), Directive.objects.count())

    told = load()

    after = (Meeting.objects.count(), Directive.objects.count())
    assert (after, "tidak ada yang diubah" in told) == (before, True)


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
