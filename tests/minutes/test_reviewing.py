"""From the draft to the approval, as the secretariat and the chair go it."""

from __future__ import annotations

import uuid

import pytest
from django.urls import reverse

from meetings.minutes import reviewing
from meetings.minutes.actions import edit_minutes
from meetings.minutes.reading import read_all
from meetings.minutes.snapshot import digest
from meetings.models import Meeting, Minutes, ReviewComment
from tests import factories as f
from tests.trail import last_event, verbs


def state(meeting):
    return Minutes.objects.get(meeting=meeting).state


@pytest.fixture
def post(client_of, ready):
    """``post(user, "approve", …)``: the page to which the answer leads."""

    def post(user, act, **data):
        url = reverse(f"minutes:{act}", args=[ready.pk])
        return client_of(user).post(url, data, follow=True)

    return post


@pytest.fixture
def submitted(ready, secretariat):
    reviewing.submit(ready, by=secretariat)
    return ready


def page_of(client_of, user, meeting):
    response = client_of(user).get(reverse("minutes:review", args=[meeting.pk]))
    return response.content.decode()


def test_the_draft_is_handed_to_the_chair(post, ready, secretariat):
    page = post(secretariat, "submit").content.decode()

    assert state(ready) == "under_review"
    assert "Notula diajukan" in page
    assert last_event().verb == "minutes.submitted"


def test_the_chair_finds_the_office_and_what_was_read_filled_in(
    client_of, submitted, chair
):
    page = page_of(client_of, chair, submitted)

    assert 'value="Wali Kota Arunika"' in page
    assert f'value="{digest(read_all(submitted))}"' in page


def test_the_chair_approves_what_was_read(post, submitted, chair):
    seen = digest(read_all(submitted))

    page = post(chair, "approve", seen=seen, capacity="Pj. Wali Kota").content.decode()

    minutes = Minutes.objects.get()
    assert (minutes.state, minutes.approved_by, minutes.approved_as) == (
        "approved",
        chair,
        "Pj. Wali Kota",
    )
    assert minutes.approved_at is not None
    assert f"Disetujui oleh {chair} sebagai Pj. Wali Kota" in page
    assert last_event().details["digest"] == seen


def test_what_changed_since_it_was_read_is_not_approved(post, submitted, chair):
    seen = digest(read_all(submitted))
    submitted.directives.filter(number=1).update(text="Lain.")

    page = post(chair, "approve", seen=seen, capacity="Wali Kota").content.decode()

    assert state(submitted) == "under_review"
    assert "berubah sejak Anda membukanya" in page


def test_an_approval_says_in_which_capacity(post, submitted, chair):
    response = post(chair, "approve", seen="x", capacity="")

    assert response.status_code == 422
    assert state(submitted) == "under_review"


def test_nobody_approves_what_they_may_not_read(
    post, submitted, secretariat, client_of
):
    submitted.directives.filter(number=2).update(classification=2)
    low = f.user_with("leadership", clearance=1)
    seen = digest(read_all(submitted))

    response = post(low, "approve", seen=seen, capacity="Sekda")

    assert response.status_code == 403
    assert "di atas izin akses Anda" in response.content.decode()
    assert "tidak dapat Anda setujui" in page_of(client_of, low, submitted)
    assert "Tanggul" not in page_of(client_of, low, submitted)


@pytest.mark.parametrize("act", ["approve", "send_back"])
def test_who_took_part_but_did_not_chair_does_not_decide(post, submitted, act):
    other = f.OfficialFactory()
    f.AttendanceFactory(meeting=submitted, kind="official", official=other)
    user = f.user_with("official", official=other)

    assert post(user, act).status_code == 403


def test_the_minutes_go_back_with_a_reason(post, client_of, submitted, chair):
    post(chair, "send_back", reason="Butir 2 keliru.", uuid=uuid.uuid4())

    assert state(submitted) == "drafted"
    assert "Butir 2 keliru." in page_of(client_of, chair, submitted)
    assert last_event().verb == "minutes.sent_back"


def test_going_back_needs_a_reason(post, submitted, chair):
    response = post(chair, "send_back", reason="", uuid=uuid.uuid4())

    assert (response.status_code, state(submitted)) == (422, "under_review")


@pytest.mark.parametrize("by", ["secretariat", "chair"])
def test_an_approval_is_taken_back(request, post, ready, approve, by):
    approve(ready)

    post(request.getfixturevalue(by), "reopen")

    minutes = Minutes.objects.get()
    assert (minutes.state, minutes.approved_by, minutes.approved_digest) == (
        "drafted",
        None,
        "",
    )


def test_after_an_approval_the_record_stands_still(client_of, approved, secretariat):
    first = approved.directives.get(number=1)
    url = reverse("minutes:edit_directive", args=[first.pk])

    response = client_of(secretariat).get(url)

    assert response.status_code == 403
    assert "sudah disetujui atau terbit" in response.content.decode()


@pytest.mark.parametrize("act", ["submit", "approve", "send_back", "reopen"])
def test_an_act_out_of_turn_says_where_the_minutes_are(post, issued, act, chair):
    user = chair if act != "submit" else f.user_with("secretariat", clearance=3)
    data = {"seen": "x", "capacity": "Camat", "reason": "x", "uuid": uuid.uuid4()}

    page = post(user, act, **data).content.decode()

    assert "sekarang “Terbit”" in page
    assert state(issued) == "issued"


# Remarks.


def test_a_remark_stands_at_its_directive(post, client_of, ready, chair):
    first = ready.directives.get(number=1)

    post(chair, "comment", text="Berapa unit?", directive=first.pk, uuid=uuid.uuid4())

    page = page_of(client_of, chair, ready)
    assert page.index(f'id="butir-{first.pk}"') < page.index("Berapa unit?")
    assert ReviewComment.objects.get().directive == first


def test_sent_twice_a_remark_stands_once(post, ready, chair):
    for _ in range(2):
        post(chair, "comment", text="Berapa?", uuid=uuid.UUID(int=5))

    assert ReviewComment.objects.count() == 1
    assert verbs().count("minutes.remarked") == 1


def test_an_empty_remark_is_refused_in_place(post, ready, chair):
    response = post(chair, "comment", text="", uuid=uuid.uuid4())

    assert (response.status_code, ReviewComment.objects.count()) == (422, 0)


def test_a_remark_on_another_meeting_is_refused(post, ready, chair):
    other = f.DirectiveFactory()

    data = {"text": "x", "directive": other.pk, "uuid": uuid.uuid4()}

    assert post(chair, "comment", **data).status_code == 422


def test_issued_minutes_take_no_remarks(post, issued, chair):
    page = post(chair, "comment", text="Berapa?", uuid=uuid.uuid4()).content.decode()

    assert ReviewComment.objects.count() == 0
    assert "sekarang “Terbit”" in page


def test_a_remark_is_ticked_off_once(client_of, ready, secretariat):
    remark = f.remark_on(ready)
    url = reverse("minutes:resolve", args=[remark.pk])

    for _ in range(2):
        client_of(secretariat).post(url)

    remark.refresh_from_db()
    assert remark.resolved_by == secretariat
    assert verbs().count("minutes.remark_resolved") == 1


def test_a_remark_out_of_sight_does_not_exist(client_of, ready, host):
    low = f.user_with("secretariat", institution=host)
    first = ready.directives.get(number=1)
    remark = f.remark_on(ready)
    ReviewComment.objects.update(directive=first)
    first.classification = 2
    first.save()

    response = client_of(low).post(reverse("minutes:resolve", args=[remark.pk]))

    assert response.status_code == 404
    assert "Periksa ejaan" not in page_of(client_of, low, ready)


def test_the_review_shows_what_the_checks_would_refuse(client_of, ready, secretariat):
    ready.directives.filter(number=1).update(text="")

    page = page_of(client_of, secretariat, ready)

    assert "(tanpa teks)" in page
    assert "1 temuan pemeriksaan menghalangi penerbitan" in page
    assert reverse("minutes:checks", args=[ready.pk]) in page


def test_reading_what_is_classified_is_traced(client_of, ready, leader):
    ready.directives.filter(number=1).update(classification=1)
    leader.clearance = 1
    leader.save()

    page_of(client_of, leader, ready)

    assert last_event().verb == "record.read"


def test_a_meeting_without_anything_has_an_empty_review(client_of, meeting, leader):
    assert "Belum ada butir yang dicatat" in page_of(client_of, leader, meeting)


# In which capacity.


def test_the_chair_signs_as_on_the_list(ready, chair):
    assert reviewing.capacity_of(chair, ready) == "Wali Kota Arunika"


def test_who_was_not_there_signs_as_the_directory_says(ready):
    term = f.AppointmentFactory(capacity="plt")
    user = f.user_with("leadership", official=term.official)

    assert reviewing.capacity_of(user, ready) == term.office


def test_without_an_office_nothing_is_proposed(ready):
    unknown = f.user_with("leadership", official=f.OfficialFactory())

    assert reviewing.capacity_of(unknown, ready) == ""
    assert reviewing.capacity_of(f.user_with("leadership"), ready) == ""


def test_two_who_approve_at_once_approve_once(crowd, ready, secretariat, chair):
    reviewing.submit(ready, by=secretariat)
    seen = digest(read_all(ready))

    def approve(_):
        try:
            reviewing.approve(ready, seen=seen, capacity="Wali Kota", by=chair)
        except reviewing.WrongState:
            return "refused"
        return "approved"

    assert sorted(crowd(approve, 2)) == ["approved", "refused"]


def test_an_edit_during_the_review_is_seen_at_the_approval(
    post, submitted, secretariat, chair
):
    seen = digest(read_all(submitted))
    minutes = Minutes.objects.get()
    edit_minutes(minutes, {"closing": "Lain."}, version=minutes.version, by=secretariat)

    post(chair, "approve", seen=seen, capacity="Wali Kota")
    assert state(submitted) == "under_review"

    again = digest(read_all(Meeting.objects.get(pk=submitted.pk)))
    post(chair, "approve", seen=again, capacity="Wali Kota")
    assert state(submitted) == "approved"
