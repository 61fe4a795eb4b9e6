"""Who sees which follow-up, and with it which directive."""

import pytest
from django.utils import timezone

from meetings.models import Directive, FollowUp, Meeting
from tests import factories as f

ALL = ["secretariat", "leader", "official", "agency", "staff", "helper"]


def sees(user, thing):
    return type(thing).objects.visible_to(user).filter(pk=thing.pk).exists()


@pytest.fixture
def reader(request):
    return request.getfixturevalue(request.param)


@pytest.mark.parametrize("reader", ALL, indirect=True)
def test_a_live_one_is_seen_by_who_sees_the_directive_or_has_the_duty(reader, followup):
    assert sees(reader, followup)


@pytest.mark.parametrize("reader", ["outsider", "admin_user"], indirect=True)
def test_the_others_do_not_see_it(reader, followup):
    assert not sees(reader, followup)


@pytest.mark.parametrize("reader", ["staff", "helper"], indirect=True)
def test_who_has_the_duty_sees_its_directive_and_no_other(reader, followup, meeting):
    assert list(Directive.objects.visible_to(reader)) == [followup.directive]
    assert list(Meeting.objects.visible_to(reader)) == [meeting]


@pytest.mark.parametrize("reader", ["secretariat", "leader", "chair"], indirect=True)
def test_a_plan_is_of_who_records_and_who_approves(reader, plan, meeting):
    if reader.official:
        f.AttendanceFactory(
            meeting=meeting, kind="official", official=reader.official, role="chair"
        )

    assert sees(reader, plan)


@pytest.mark.parametrize("reader", ["official", "agency", "staff"], indirect=True)
def test_nobody_else_sees_a_plan(reader, plan):
    assert not sees(reader, plan)


def test_a_plan_does_not_open_its_directive(staff, plan):
    assert not sees(staff, plan.directive)


def test_a_secretariat_of_the_host_sees_plans(host, plan):
    assert sees(f.user_with("secretariat", institution=host), plan)


def test_a_secretariat_of_another_institution_does_not(lead, plan):
    assert not sees(f.user_with("secretariat", institution=lead), plan)


@pytest.mark.parametrize("reader", ["staff", "official", "leader"], indirect=True)
def test_a_duty_does_not_raise_the_clearance(reader, plan, meeting):
    reader.clearance = 0
    Directive.objects.update(classification=1)
    f.approved(meeting, state="issued")

    assert not sees(reader, plan)
    assert not sees(reader, plan.directive)


def test_with_the_clearance_it_is_seen(lead, plan, meeting):
    Directive.objects.update(classification=1)
    f.approved(meeting, state="issued")

    assert sees(f.user_with("agency", institution=lead, clearance=1), plan)


@pytest.mark.parametrize("reader", ["secretariat", "leader", "staff"], indirect=True)
def test_that_of_a_removed_directive_is_seen_by_nobody(reader, plan, meeting):
    Directive.objects.update(removed_at=timezone.now())
    f.approved(meeting, state="issued")

    assert not sees(reader, plan)


def test_the_person_who_is_named_sees_it(plan, meeting):
    person = f.user_with("official", official=f.OfficialFactory())
    FollowUp.objects.update(person=person.official)
    f.approved(meeting, state="issued")

    assert sees(person, plan)


@pytest.mark.parametrize(
    ("state", "seen"),
    [("offered", True), ("accepted", True), ("refused", False), ("withdrawn", False)],
)
def test_who_was_asked_to_take_over_sees_it_while_the_offer_stands(
    followup, state, seen
):
    asked = f.InstitutionFactory()
    answered = {"answered_by": f.UserFactory(), "answered_at": timezone.now()}
    answered = {} if state == "offered" else {"reason": "Penuh", **answered}
    f.delegation_of(followup, to=asked, state=state, **answered)

    assert sees(f.user_with("agency", institution=asked), followup) is seen


def test_without_a_role_one_sees_none(followup):
    assert not sees(f.UserFactory(), followup)
