"""Who sees what of a plan of action."""

import pytest

from meetings.followups import action_planning
from meetings.models import ActionPlan, PlannedAction
from tests import factories as f
from tests.trail import verbs


@pytest.fixture
def other(year_plan):
    return f.PlannedActionFactory(plan=year_plan, action="Urusan instansi lain.")


@pytest.mark.parametrize("who", ["crew", "aide"])
def test_an_agency_sees_the_actions_that_name_it(
    go, request, year_plan, action, other, who
):
    user = request.getfixturevalue(who)

    found = go(user, "action_plan", year_plan.pk).content.decode()

    assert ("Dialog warga" in found, "Urusan instansi lain" in found) == (True, False)
    assert year_plan.title in go(user, "action_plans").content.decode()


@pytest.mark.parametrize("who", ["keeper", "leader", "secretariat"])
def test_secretariat_and_leadership_see_all(go, request, year_plan, action, other, who):
    found = go(
        request.getfixturevalue(who), "action_plan", year_plan.pk
    ).content.decode()

    assert ("Dialog warga" in found, "Urusan instansi lain" in found) == (True, True)


@pytest.mark.parametrize("who", ["outsider", "admin_user"])
def test_to_others_there_is_no_such_plan(go, request, year_plan, action, who):
    user = request.getfixturevalue(who)

    assert go(user, "action_plan", year_plan.pk).status_code == 404
    assert year_plan.title not in go(user, "action_plans").content.decode()


def test_the_secretariat_of_another_institution_sees_nothing(go, year_plan, action):
    other = f.user_with("secretariat", institution=f.InstitutionFactory(), clearance=3)

    assert go(other, "action_plan", year_plan.pk).status_code == 404


def test_without_any_role_nothing_is_seen(year_plan, action):
    nobody = f.UserFactory()

    assert not ActionPlan.objects.visible_to(nobody).exists()
    assert not PlannedAction.objects.visible_to(nobody).exists()


def test_an_agency_whose_only_action_was_removed_sees_no_plan(
    go, crew, year_plan, action
):
    action_planning.remove_action(action, by=None)

    assert go(crew, "action_plan", year_plan.pk).status_code == 404


@pytest.mark.parametrize("field", ["plan", "forum"])
def test_what_is_above_ones_clearance_does_not_exist(
    go, crew, year_plan, action, field
):
    row = year_plan if field == "plan" else year_plan.series
    type(row).objects.filter(pk=row.pk).update(classification=1)

    assert go(crew, "action_plan", year_plan.pk).status_code == 404


def test_reading_a_classified_plan_is_an_event(go, keeper, year_plan, action):
    ActionPlan.objects.update(classification=1)

    listed = go(keeper, "action_plans").content.decode()
    go(keeper, "action_plan", year_plan.pk)

    assert year_plan.title not in listed
    assert verbs() == ["record.read"]
