"""The secretariat says what follows from a directive: add, edit, give a date."""

import datetime as dt
import re

import pytest
from django.urls import reverse

from meetings.followups import planning
from meetings.followups.states import WrongState
from meetings.models import FollowUp, Progress
from tests import factories as f
from tests.inputs import new_uuid
from tests.trail import last_event, verbs


def typed(lead, **more):
    """What the form sends: the least that it takes."""
    known = {"description": "Siagakan pompa.", "lead": lead.pk, "due_kind": "none"}
    return known | {"priority": "normal", "criterion": "", "due_wording": ""} | more


@pytest.fixture
def change(post, secretariat, followup):
    """``change(version=1, …)``: send the form of the live follow-up."""

    def change(**more):
        values = typed(more.pop("lead", followup.lead), version=followup.version)
        return post(secretariat, "edit", followup, **values | more)

    return change


def test_a_follow_up_is_added_with_what_was_typed(post, secretariat, directive, lead):
    post(
        secretariat,
        "add",
        directive,
        **typed(lead, due_kind="date", due_date="10/3/2027", priority="high"),
    )

    row = FollowUp.objects.get()
    assert (row.lead, row.due_date, row.priority, row.state) == (
        lead,
        dt.date(2027, 3, 10),
        "high",
        "not_started",
    )


def test_adding_is_a_step_and_an_event(post, secretariat, directive, lead):
    post(secretariat, "add", directive, **typed(lead))

    step = Progress.objects.get()
    assert (step.kind, step.by, step.number) == ("added", secretariat, 1)
    assert verbs() == ["follow_up.added"]


def test_the_form_starts_with_the_directive_and_whom_it_addresses(
    read, secretariat, directive
):
    office = f.PositionFactory()
    helper = f.InstitutionFactory()
    directive.addressees.create(group="seluruh lurah", order=0)
    directive.addressees.create(position=office, order=1)
    directive.addressees.create(institution=helper, order=2)

    found = read(secretariat, "add", directive)

    assert "Pompa disiagakan.</textarea>" in found
    assert f'<option value="{office.institution_id}" selected>' in found
    [box] = re.findall(r'<input[^>]+name="supporting"[^>]+checked[^>]*>', found)
    assert f'value="{helper.pk}"' in box


def test_without_words_it_takes_those_of_the_directive(
    post, secretariat, directive, lead
):
    post(secretariat, "add", directive, **typed(lead, description=""))

    assert FollowUp.objects.get().description == "Pompa disiagakan."


def test_a_retry_adds_one(post, secretariat, directive, lead):
    for _ in range(2):
        post(secretariat, "add", directive, **typed(lead, uuid=TWICE))

    assert FollowUp.objects.count() == 1


TWICE = new_uuid()


def test_save_and_add_another(post, secretariat, directive, lead):
    answer = post(secretariat, "add", directive, again="1", **typed(lead))

    assert answer["Location"] == reverse("followups:add", args=[directive.pk])


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"due_kind": "date"}, "Isi tanggal tenggatnya."),
        ({"due_kind": "ongoing", "due_date": "1/1/2027"}, "Anda mengisi tanggal."),
        ({"due_kind": "date", "due_date": "entah"}, "due_date"),
        ({"lead": ""}, "Penanggung jawab"),
    ],
)
def test_what_does_not_fit_is_refused(post, secretariat, directive, lead, values, told):
    answer = post(secretariat, "add", directive, **typed(lead) | values)

    assert (answer.status_code, told in answer.content.decode()) == (422, True)


def test_the_leading_institution_does_not_support_itself(
    post, secretariat, directive, lead
):
    answer = post(secretariat, "add", directive, **typed(lead, supporting=lead.pk))

    assert answer.status_code == 422


def test_it_may_follow_from_issued_minutes(post, secretariat, followup):
    post(secretariat, "add", followup.directive, **typed(followup.lead))

    assert FollowUp.objects.live().count() == 2


def test_a_change_is_a_step_that_says_what_changed(change, followup):
    helper = f.InstitutionFactory(name="Dinas Baru")

    change(priority="urgent", supporting=[helper.pk])

    step = Progress.objects.get(kind="edited")
    assert "prioritas: Biasa → Mendesak" in step.text
    assert "instansi terkait: – → Dinas Baru" in step.text
    assert last_event().verb == "follow_up.edited"


def test_the_supporting_ones_keep_their_order(change, followup):
    helpers = [f.InstitutionFactory(protocol_order=n).pk for n in (9, 5)]

    change(supporting=helpers)

    found = [each.institution_id for each in followup.supporting.all()]
    assert sorted(found) == sorted(helpers)


def test_who_supports_is_told_only_when_that_changes(followup, secretariat):
    values = {"criterion": "Kering dalam sejam."}

    planning.edit(followup, values, version=followup.version, by=secretariat)

    step = followup.progress.order_by("number").last()
    assert "instansi terkait" not in step.text


def test_the_form_of_a_plan_holds_its_due_date(read, secretariat, plan):
    assert 'name="due_kind"' in read(secretariat, "edit", plan)


def test_that_of_a_live_one_does_not(read, secretariat, followup):
    assert 'name="due_kind"' not in read(secretariat, "edit", followup)


def test_what_somebody_else_saved_meanwhile_is_shown(change, followup):
    followup.supporting.create(institution=f.InstitutionFactory(name="Dinas Lain"))
    FollowUp.objects.update(version=5, criterion="Tuntas")

    answer = change(criterion="Selesai")

    told = answer.content.decode()
    assert (answer.status_code, "Tuntas" in told, "Dinas Lain" in told) == (
        409,
        True,
        True,
    )


@pytest.mark.parametrize("state", ["cancelled"])
def test_what_is_closed_is_not_changed(change, followup, state):
    FollowUp.objects.update(state=state)

    change(description="Lain.")

    assert FollowUp.objects.get().description == followup.description


def test_a_refused_change_comes_back(change):
    assert change(lead=f.InstitutionFactory.build(pk=0)).status_code == 422


def test_a_date_given_later_keeps_the_wording(post, secretariat, followup):
    FollowUp.objects.update(due_wording="secepatnya")

    post(secretariat, "give_date", followup, due_date="10/3/2027")

    row = FollowUp.objects.get()
    assert (row.due_date, row.due_wording) == (dt.date(2027, 3, 10), "secepatnya")
    assert (row.due_set_by, row.due_set_at is not None) == (secretariat, True)


@pytest.mark.parametrize(
    ("due", "wording"),
    [
        ({"due_kind": "none"}, "Tanpa tenggat"),
        ({"due_kind": "ongoing"}, "Berkelanjutan"),
        ({"due_kind": "date", "due_date": f.DAY}, "10 Maret 2026"),
    ],
)
def test_without_a_wording_it_keeps_what_held_before(
    post, secretariat, followup, due, wording
):
    FollowUp.objects.update(**due)

    post(secretariat, "give_date", followup, due_date="1/6/2027", reason="Rapat")

    assert FollowUp.objects.get().due_wording == wording


def test_each_date_is_a_step(post, secretariat, followup):
    for date in ("1/6/2027", "1/7/2027"):
        post(secretariat, "give_date", followup, due_date=date, reason="Diundur")

    found = Progress.objects.filter(kind="dated").values_list("due_date", "text")
    assert list(found) == [
        (dt.date(2027, 6, 1), "Diundur"),
        (dt.date(2027, 7, 1), "Diundur"),
    ]
    assert verbs() == ["follow_up.dated"] * 2


def test_no_date_is_refused(post, secretariat, followup):
    assert post(secretariat, "give_date", followup, due_date="").status_code == 422


def test_what_is_closed_gets_no_date(post, secretariat, followup):
    FollowUp.objects.update(state="cancelled")

    post(secretariat, "give_date", followup, due_date="1/6/2027")

    assert FollowUp.objects.get().due_date is None


def test_the_act_itself_refuses_what_is_closed(followup, secretariat):
    FollowUp.objects.update(state="cancelled")

    with pytest.raises(WrongState):
        planning.edit(followup, {"supporting": []}, version=1, by=secretariat)


@pytest.mark.parametrize("name", ["edit", "give_date"])
@pytest.mark.parametrize(
    ("who", "code"), [("leader", 403), ("staff", 403), ("outsider", 404)]
)
def test_only_the_secretariat_plans(post, followup, name, who, code, request):
    user = request.getfixturevalue(who)

    assert post(user, name, followup).status_code == code


def test_those_that_support_are_ticked_and_stand_first(
    read, secretariat, directive, lead
):
    last = f.InstitutionFactory(name="Zona Pendukung", protocol_order=9999)
    for institution in (lead, last):
        directive.addressees.create(institution=institution)

    page = read(secretariat, "add", directive)

    boxes = re.findall(r'<input type="checkbox"[^>]+name="supporting"[^>]*>', page)
    assert f'value="{last.pk}"' in boxes[0]
    assert ["checked" in box for box in boxes].count(True) == 1
    assert "checked" in boxes[0]
