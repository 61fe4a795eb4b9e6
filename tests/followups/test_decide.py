"""The secretariat and who leads verify, return and cancel."""

import pytest
from django.urls import reverse

from meetings.followups import deciding, reporting
from meetings.followups.states import NotYoursToDecide, OwnReport, WrongState
from meetings.models import FollowUp, Grant, Progress
from tests import factories as f
from tests.inputs import new_uuid
from tests.trail import last_event

WHY = {"kembali-reason": "Foto belum ada."}
END = {"reason": "Sudah dikerjakan provinsi.", "authority": "Keputusan Wali Kota"}


@pytest.mark.parametrize("who", ["secretariat", "leader"])
def test_a_report_is_verified(post, reported, who, request):
    user = request.getfixturevalue(who)

    post(user, "verify", reported)

    row = FollowUp.objects.get()
    assert (row.state, row.verified_by, row.percent) == ("verified", user, 100)
    assert last_event().verb == "follow_up.verified"


def test_who_chaired_verifies(post, plan, meeting, chair, staff, state_of):
    f.AttendanceFactory(
        meeting=meeting, kind="official", official=chair.official, role="chair"
    )
    f.approved(meeting, state="issued")
    how = {"percent": 100, "text": "Tuntas.", "done": True, "uuid": new_uuid()}
    reporting.report(plan, by=staff, **how)

    post(chair, "verify", plan)

    assert state_of(plan) == "verified"


@pytest.mark.parametrize("name", ["verify", "send_back", "cancel"])
@pytest.mark.parametrize(
    ("who", "code"),
    [("staff", 403), ("agency", 403), ("official", 403), ("outsider", 404)],
)
def test_the_others_do_not_decide(post, reported, name, who, code, request):
    user = request.getfixturevalue(who)

    assert post(user, name, reported, **WHY, **END).status_code == code


def test_the_act_itself_knows_who_decides(reported, staff):
    with pytest.raises(NotYoursToDecide):
        deciding.verify(reported, by=staff)


def also_staff(user, institution):
    Grant.objects.create(user=user, role="agency", institution=institution)


def test_nobody_verifies_their_own_report(post, report, secretariat, lead):
    also_staff(secretariat, lead)
    reported = report(by=secretariat, done=True)
    Grant.objects.filter(user=secretariat, role="agency").delete()

    answer = post(secretariat, "verify", reported)

    assert answer.status_code == 403
    assert "harus diverifikasi oleh orang lain" in answer.content.decode()


def test_nor_one_of_a_colleague(reported, secretariat, lead):
    also_staff(secretariat, lead)

    with pytest.raises(OwnReport):
        deciding.verify(reported, by=secretariat)


def test_nor_one_of_an_institution_merged_into_theirs(reported, lead, secretariat):
    kept = f.InstitutionFactory()
    lead.merged_into, lead.active = kept, False
    lead.save()
    also_staff(secretariat, kept)

    with pytest.raises(OwnReport):
        deciding.verify(reported, by=secretariat)


def test_nor_who_holds_an_office_there(reported, lead):
    term = f.AppointmentFactory(position=f.PositionFactory(institution=lead))
    user = f.user_with("leadership", official=term.official)

    with pytest.raises(OwnReport):
        deciding.verify(reported, by=user)


def test_a_secretariat_of_the_host_does_not_verify_the_hosts_own_report(
    plan, meeting, host
):
    FollowUp.objects.update(lead=host)
    f.approved(meeting, state="issued")
    how = {"percent": 100, "text": "Tuntas.", "done": True, "uuid": new_uuid()}
    staff = f.user_with("agency", institution=host)
    reporting.report(plan, by=staff, **how)

    with pytest.raises(OwnReport):
        deciding.verify(plan, by=f.user_with("secretariat", institution=host))


def test_the_page_says_why_one_may_not_verify(read, reported, secretariat, lead):
    also_staff(secretariat, lead)

    found = read(secretariat, thing=reported)

    assert "harus diverifikasi oleh orang lain" in found
    assert "Verifikasi selesai" not in found


def test_a_report_goes_back_with_its_reason(post, secretariat, reported):
    post(secretariat, "send_back", reported, **WHY)

    row = FollowUp.objects.get()
    step = Progress.objects.last()
    assert (row.state, row.reported_by) == ("returned", None)
    assert (step.kind, step.text) == ("returned", "Foto belum ada.")
    assert last_event().verb == "follow_up.returned"


def test_without_a_reason_it_does_not(post, secretariat, reported, state_of):
    answer = post(secretariat, "send_back", reported)

    assert (answer.status_code, state_of(reported)) == (422, "reported")


def test_what_came_back_is_reported_anew(post, secretariat, report, reported):
    post(secretariat, "send_back", reported, **WHY)

    assert report(done=True).state == "reported"


@pytest.mark.parametrize("name", ["verify", "send_back"])
def test_what_is_not_reported_is_not_decided(
    post, secretariat, followup, name, state_of
):
    post(secretariat, name, followup, **WHY)

    assert (state_of(followup), Progress.objects.count()) == ("not_started", 0)


def test_a_second_verification_changes_nothing(post, secretariat, leader, reported):
    post(secretariat, "verify", reported)
    post(leader, "verify", reported)

    assert FollowUp.objects.get().verified_by == secretariat


def test_it_is_cancelled_for_a_reason_and_by_an_authority(post, leader, followup):
    post(leader, "cancel", followup, **END)

    step = Progress.objects.get()
    assert (step.state_to, step.text, step.authority) == ("cancelled", *END.values())
    assert last_event().verb == "follow_up.cancelled"


@pytest.mark.parametrize("missing", END)
def test_without_either_it_is_not(post, leader, followup, missing, state_of):
    answer = post(leader, "cancel", followup, **END | {missing: ""})

    assert (answer.status_code, state_of(followup)) == (422, "not_started")


def test_a_plan_is_cancelled_too(post, secretariat, plan, state_of):
    post(secretariat, "cancel", plan, **END)

    assert state_of(plan) == "cancelled"


def test_what_is_verified_is_not_cancelled(post, secretariat, reported, state_of):
    post(secretariat, "verify", reported)
    post(secretariat, "cancel", reported, **END)

    assert state_of(reported) == "verified"


def test_the_act_itself_refuses_what_is_closed(reported, leader):
    deciding.cancel(reported, "Alasan", authority="Dasar", by=leader)

    with pytest.raises(WrongState):
        deciding.verify(reported, by=leader)


@pytest.mark.parametrize("name", ["verify", "send_back"])
def test_it_takes_a_post(client_of, secretariat, reported, name):
    url = reverse(f"followups:{name}", args=[reported.pk])
    assert client_of(secretariat).get(url).status_code == 405
