"""The plan of action of a forum: who keeps it, who sees what of it."""

import pytest
from django.urls import reverse

from meetings.followups import action_planning
from meetings.models import ActionPlan, PlannedAction, Series
from tests import factories as f
from tests.inputs import new_uuid
from tests.trail import last_event, verbs


def typed_plan(team, **more):
    known = {"series": team.pk, "year": 2026, "title": "Rencana Aksi"}
    known |= {"legal_basis": "", "classification": 0}
    return known | {"uuid": new_uuid()} | more


def typed_action(doer, **more):
    known = {"problem": "Warga berselisih.", "action": "Dialog.", "lead": doer.pk}
    return known | {"uuid": new_uuid()} | more


def test_a_plan_is_begun_and_takes_the_legal_basis_of_its_forum(go, keeper, team):
    answer = go(keeper, "add_plan", **typed_plan(team))

    made = ActionPlan.objects.get()
    assert answer["Location"] == made.get_absolute_url()
    assert (made.year, made.legal_basis) == (2026, "Keputusan Contoh Nomor 1")
    assert verbs() == ["action_plan.added"]


def test_the_form_offers_only_ones_own_forums(go, keeper, team):
    other = f.SeriesFactory()

    found = go(keeper, "add_plan").content.decode()

    assert f'value="{team.pk}"' in found
    assert f">{other}<" not in found


def test_a_plan_for_a_forum_of_others_is_refused(go, keeper):
    answer = go(keeper, "add_plan", **typed_plan(f.SeriesFactory()))

    assert (answer.status_code, ActionPlan.objects.count()) == (422, 0)


def test_a_forum_has_one_plan_a_year(go, keeper, year_plan):
    answer = go(keeper, "add_plan", **typed_plan(year_plan.series, year=year_plan.year))

    assert answer.status_code == 422
    assert "sudah mempunyai rencana aksi" in answer.content.decode()


def test_the_act_itself_refuses_a_second_plan(year_plan, keeper):
    values = {"series": year_plan.series, "year": year_plan.year, "title": "Lagi"}

    with pytest.raises(action_planning.AlreadyPlanned):
        action_planning.add_plan(values, uuid=new_uuid(), by=keeper)


def test_a_plan_is_classed_at_least_as_its_forum(go, keeper, team):
    Series.objects.filter(pk=team.pk).update(classification=2)

    answer = go(keeper, "add_plan", **typed_plan(team, classification=1))

    assert answer.status_code == 422
    assert "lebih rendah" in answer.content.decode()


def test_the_act_itself_refuses_a_lower_class(year_plan, keeper):
    year_plan.series.classification = 2
    year_plan.series.save()

    with pytest.raises(action_planning.ClassedTooLow):
        action_planning.edit_plan(
            year_plan, {"classification": 1}, version=1, by=keeper
        )


def test_a_form_without_a_forum_is_refused(go, keeper, team):
    assert go(keeper, "add_plan", **typed_plan(team, series="")).status_code == 422


def test_a_plan_is_edited_but_not_moved(go, keeper, year_plan):
    go(keeper, "edit_plan", year_plan.pk, **typed_plan(f.SeriesFactory(), version=1))

    year_plan.refresh_from_db()
    assert (year_plan.title, year_plan.series.name, year_plan.version) == (
        "Rencana Aksi",
        "Tim Contoh",
        2,
    )
    assert last_event().details["changes"]["title"][1] == "Rencana Aksi"


def test_a_plan_keeps_a_title(go, keeper, year_plan):
    values = typed_plan(year_plan.series, version=1, title="")

    answer = go(keeper, "edit_plan", year_plan.pk, **values)

    assert answer.status_code == 422


def test_a_plan_that_somebody_else_changed_is_shown_beside(go, keeper, year_plan):
    ActionPlan.objects.filter(pk=year_plan.pk).update(
        version=2, title="Milik orang lain"
    )

    answer = go(
        keeper, "edit_plan", year_plan.pk, **typed_plan(year_plan.series, version=1)
    )

    assert (answer.status_code, "Milik orang lain" in answer.content.decode()) == (
        409,
        True,
    )


def test_an_action_is_added_at_the_end(go, keeper, year_plan, action):
    other = f.InstitutionFactory()

    go(
        keeper,
        "add_action",
        year_plan.pk,
        **typed_action(other, supporting=action.lead_id, target_b08="Tiga"),
    )

    made = PlannedAction.objects.latest("pk")
    assert (made.position, made.target_b08) == (action.position + 1, "Tiga")
    assert made.supporting.get().institution == action.lead
    assert verbs() == ["planned_action.added"]


def test_save_and_add_another(go, keeper, year_plan, doer):
    answer = go(keeper, "add_action", year_plan.pk, again="1", **typed_action(doer))

    assert answer["Location"] == reverse("followups:add_action", args=[year_plan.pk])


def test_a_retry_adds_one(go, keeper, year_plan, doer):
    values = typed_action(doer)
    for _ in range(2):
        go(keeper, "add_action", year_plan.pk, **values)

    assert PlannedAction.objects.count() == 1


def test_the_leading_institution_does_not_support_itself(go, keeper, year_plan, doer):
    answer = go(
        keeper, "add_action", year_plan.pk, **typed_action(doer, supporting=doer.pk)
    )

    assert answer.status_code == 422


def test_the_act_leaves_the_leading_one_out(action, doer):
    action_planning.support(action, [doer])

    assert not action.supporting.exists()


def test_an_action_is_edited(go, keeper, action, aide, doer):
    go(keeper, "edit_action", action.pk, **typed_action(doer, version=1))

    action.refresh_from_db()
    assert (action.action, action.supporting.count()) == ("Dialog.", 0)
    assert last_event().details["changes"]["supporting"][1] == []


def test_an_action_that_somebody_else_changed_is_shown_beside(
    go, keeper, action, doer, aide
):
    PlannedAction.objects.filter(pk=action.pk).update(version=2)

    answer = go(keeper, "edit_action", action.pk, **typed_action(doer, version=1))

    told = answer.content.decode()
    assert (answer.status_code, "Dinas Pendukung" in told) == (409, True)


def test_a_removed_action_is_gone_but_kept(go, keeper, year_plan, action):
    assert "Dialog warga" in go(keeper, "remove_action", action.pk).content.decode()
    go(keeper, "remove_action", action.pk, yes="1")

    assert (
        "Dialog warga" not in go(keeper, "action_plan", year_plan.pk).content.decode()
    )
    assert go(keeper, "edit_action", action.pk).status_code == 404
    assert PlannedAction.objects.get().removed_at is not None
    assert verbs() == ["planned_action.removed"]


def test_removing_twice_is_one_act(action, keeper):
    for _ in range(2):
        action_planning.remove_action(action, by=keeper)

    assert verbs() == ["planned_action.removed"]


@pytest.mark.parametrize(
    ("name", "thing"),
    [
        ("edit_plan", "year_plan"),
        ("add_action", "year_plan"),
        ("edit_action", "action"),
        ("remove_action", "action"),
    ],
)
def test_only_the_secretariat_keeps_it(go, request, leader, crew, action, name, thing):
    key = request.getfixturevalue(thing).pk

    assert go(leader, name, key).status_code == 403
    assert go(crew, name, key, yes="1").status_code == 403


def test_a_plan_shows_what_was_written(go, crew, year_plan, action):
    f.achievement_of(action, "b08")

    found = go(crew, "action_plan", year_plan.pk).content.decode()

    assert found.count("sudah terisi") == 1
    assert "Ubah rencana aksi" not in found


def test_its_names():
    action = f.PlannedActionFactory.build(action="Dialog.")
    year_plan = f.ActionPlanFactory.build(year=2026)

    assert str(action) == "Dialog."
    assert str(year_plan).endswith("Tahun 2026")


def test_who_supports_is_called_by_name(action, aide):
    assert str(action.supporting.get()) == "Dinas Pendukung"
