"""What the meeting decides on each: by whom, on what, and how it is refused."""

import datetime as dt

import pytest
from django.urls import reverse

from meetings.followups import deciding, discussing
from meetings.followups.states import NotYoursToDecide, WrongState
from meetings.models import AuditEvent, CarriedOver, FollowUp
from tests import factories as f


@pytest.fixture
def decide(post, carried):
    """``decide(user, "continued", note=…)``: what the app answers."""

    def decide(user, decision, row=carried, **data):
        known = {"decision": decision, "version": row.version, "note": ""}
        return post(user, "decide", row, **known | data)

    return decide


def decision_of(row):
    row.refresh_from_db()
    return row.decision_text


def test_it_goes_on(decide, carried, secretariat, state_of, followup):
    response = decide(secretariat, "continued", note="Menunggu anggaran.")

    assert response.headers["Location"] == (
        reverse("followups:carried", args=[carried.meeting_id]) + f"#lalu-{carried.pk}"
    )
    assert decision_of(carried) == "Dilanjutkan. Menunggu anggaran."
    assert (carried.decided_by, state_of(followup)) == (secretariat, "not_started")


def test_a_new_date_is_given_with_the_meeting_as_its_reason(
    decide, carried, secretariat, followup
):
    decide(secretariat, "dated", new_date="20/04/2026")

    assert decision_of(carried) == "Tenggat baru: 20 April 2026"
    followup.refresh_from_db()
    assert (followup.due_date, followup.due_set_by) == (
        dt.date(2026, 4, 20),
        secretariat,
    )
    assert followup.progress.last().text == "Rapat Lanjutan, 24 Maret 2026"


def test_what_is_reported_as_done_is_closed(
    reported, decide, carried, secretariat, state_of
):
    decide(secretariat, "closed", note="Diterima rapat.")

    assert decision_of(carried) == "Ditutup. Diterima rapat."
    assert state_of(reported) == "verified"
    step = reported.progress.last()
    assert step.text == "Rapat Lanjutan, 24 Maret 2026: Diterima rapat."


def test_it_is_stopped_by_the_authority_of_the_meeting(
    decide, carried, secretariat, state_of, followup
):
    decide(secretariat, "stopped", note="Sudah ditangani provinsi.")

    assert (decision_of(carried), state_of(followup)) == (
        "Dihentikan. Sudah ditangani provinsi.",
        "cancelled",
    )
    step = followup.progress.last()
    assert (step.text, step.authority) == (
        "Sudah ditangani provinsi.",
        "Rapat Lanjutan, 24 Maret 2026",
    )


def test_it_is_audited(decide, carried, secretariat):
    decide(secretariat, "continued", note="Terus.")

    event = AuditEvent.objects.filter(verb="carried_over.decided").get()
    assert (event.actor_id, event.target_id, event.details) == (
        secretariat.pk,
        str(carried.pk),
        {
            "followup": carried.followup_id,
            "decision": "continued",
            "note": "Terus.",
            "date": None,
        },
    )


def test_a_decision_can_be_changed_until_the_draft_is_handed_in(
    decide, carried, secretariat
):
    decide(secretariat, "continued")
    carried.refresh_from_db()

    decide(secretariat, "dated", new_date="20/04/2026")

    assert decision_of(carried) == "Tenggat baru: 20 April 2026"


def test_what_was_decided_stays_when_the_follow_up_moves_on(
    decide, carried, secretariat, report, leader
):
    decide(secretariat, "continued", note="Terus.")

    deciding.verify(report(done=True), by=leader)

    assert decision_of(carried) == "Dilanjutkan. Terus."


@pytest.mark.parametrize("state", ["verified", "cancelled"])
def test_what_others_have_ended_is_only_recorded(
    state, reported, decide, carried, secretariat, leader
):
    if state == "verified":
        deciding.verify(reported, by=leader)
    else:
        deciding.cancel(reported, "Batal.", authority="Wali Kota", by=leader)
    steps = reported.progress.count()

    decide(secretariat, "closed" if state == "verified" else "stopped", note="Dicatat.")

    assert decision_of(carried).endswith("Dicatat.")
    assert reported.progress.count() == steps


@pytest.mark.parametrize("decision", ["continued", "dated", "closed"])
def test_what_is_ended_does_not_go_on(decision, reported, carried, leader, secretariat):
    deciding.cancel(reported, "Batal.", authority="Wali Kota", by=leader)

    with pytest.raises(WrongState):
        discussing.decide(
            carried, decision, date=dt.date(2026, 5, 1), version=1, by=secretariat
        )


def refused(response, code, words):
    page = response.content.decode()
    return response.status_code == code and words in page


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"decision": ""}, "Pilih keputusannya."),
        ({"decision": "dated"}, "Isi tanggal tenggat yang baru."),
        ({"decision": "dated", "new_date": "kapan-kapan"}, "kapan-kapan"),
        ({"decision": "continued", "new_date": "20/04/2026"}, "Anda mengisi tanggal"),
        ({"decision": "stopped"}, "Tulis alasan penghentiannya."),
        ({"decision": "closed"}, "closed bukan"),
    ],
)
def test_what_is_not_clear_comes_back_as_it_was_typed(
    data, words, post, carried, secretariat
):
    typed = {"version": 1, "note": "", **data}
    if data["decision"] != "stopped":
        typed["note"] = "Ketikan saya"

    response = post(secretariat, "decide", carried, **typed)

    assert refused(response, 422, words)
    assert typed["note"] in response.content.decode()
    assert decision_of(carried) == ""


def test_two_who_decide_at_once_both_keep_what_they_typed(decide, carried, secretariat):
    decide(secretariat, "continued", note="Yang pertama.")

    response = decide(secretariat, "stopped", note="Yang kedua.")

    assert refused(response, 409, "Dilanjutkan. Yang pertama.")
    page = response.content.decode()
    assert "Yang kedua." in page
    assert 'value="2"' in page
    assert decision_of(carried) == "Dilanjutkan. Yang pertama."


def test_a_settled_one_is_not_settled_again(decide, carried, secretariat):
    decide(secretariat, "stopped", note="Selesai.")
    carried.refresh_from_db()

    response = decide(secretariat, "stopped", note="Lagi.")

    assert refused(response, 409, "Lagi.")
    assert decision_of(carried) == "Dihentikan. Selesai."


def test_nobody_closes_what_they_reported(
    followup, staff, report, carried, decide, host, lead
):
    """A secretariat that also works for the institution with the duty."""
    both = f.user_with("secretariat", institution=host)
    both.grants.create(role="agency", institution=lead)
    report(done=True, by=both)

    response = decide(both, "closed", note="Ketikan saya")

    assert refused(response, 409, "harus diverifikasi oleh orang lain")
    assert "Ketikan saya" in response.content.decode()
    assert FollowUp.objects.get().state == "reported"


@pytest.mark.parametrize("state", ["approved", "issued"])
def test_after_the_approval_nothing_is_decided(
    state, hand_in, carried, decide, secretariat
):
    hand_in(carried.meeting, state)

    assert decide(secretariat, "continued").status_code == 403
    assert decision_of(carried) == ""


def test_while_it_is_reviewed_what_was_typed_is_kept(
    hand_in, carried, decide, secretariat
):
    hand_in(carried.meeting)

    response = decide(secretariat, "continued", note="Ketikan saya")

    assert refused(response, 409, "Notula rapat ini sudah diajukan")
    assert "Ketikan saya" in response.content.decode()


def test_a_meeting_that_was_put_off_decides_nothing(
    carried, decide, sequel, secretariat
):
    type(sequel).objects.filter(pk=sequel.pk).update(status="planned")

    assert refused(decide(secretariat, "continued"), 409, "belum dimulai")


def test_a_secretariat_of_another_host_gives_no_date(carried, host, followup):
    """The forum moved: the follow-up is still of who held the meeting then."""
    stranger = f.user_with("secretariat", institution=f.InstitutionFactory())

    with pytest.raises(NotYoursToDecide):
        discussing.decide(
            carried, "dated", date=dt.date(2026, 5, 1), version=1, by=stranger
        )


def test_readers_do_not_decide(carried, decide, leader, official, agency):
    assert decide(leader, "continued").status_code == 403


@pytest.mark.parametrize("who", ["official", "agency", "outsider", "admin_user"])
def test_who_does_not_see_both_finds_nothing(who, decide, request):
    """The official and the agency were at the first meeting, not at this one."""
    assert decide(request.getfixturevalue(who), "continued").status_code == 404


def test_the_form_opens_with_what_can_be_done(read, secretariat, carried):
    page = read(secretariat, "decide", carried)

    labels = ("Dilanjutkan", "Tenggat baru", "Dihentikan")
    assert all(f">{label}" in page or label in page for label in labels)
    assert 'value="closed"' not in page


def test_reading_what_is_classified_leaves_a_trace(
    plan, meeting, sequel, begin, read, secretariat
):
    plan.directive.classification = 1
    plan.directive.save()
    f.approved(meeting, state="issued")
    begin(sequel)

    page = read(secretariat, "decide", CarriedOver.objects.get())

    assert plan.description in page
    event = AuditEvent.objects.filter(verb="record.read").get()
    assert event.target_id == str(plan.pk)


def test_htmx_gets_the_line_as_it_is_now(carried, client_of, secretariat):
    url = reverse("followups:decide", args=[carried.pk])
    client = client_of(secretariat)
    data = {"decision": "continued", "note": "Terus.", "version": 1}

    response = client.post(url, data, headers={"HX-Request": "true"})

    page = response.content.decode()
    assert f'id="lalu-{carried.pk}"' in page
    assert "Dilanjutkan. Terus." in page
    assert "<html" not in page
    assert "Ubah keputusan" in page
