"""An institution asks another one to take over, which accepts or refuses."""

import pytest
from django.urls import reverse

from meetings.followups import delegating
from meetings.followups.states import NotLive, NotYourDuty, WrongState
from meetings.models import Delegation, FollowUp, Progress
from tests import factories as f
from tests.trail import last_event

WHY = {"tolak-reason": "Bukan kewenangan kami."}


@pytest.fixture
def other(db):
    return f.InstitutionFactory(name="Dinas Tetangga")


@pytest.fixture
def neighbour(other):
    return f.user_with("agency", institution=other)


@pytest.fixture
def offer(followup, staff, other):
    return delegating.offer(followup, other, note="Mohon bantuan.", by=staff)


def test_staff_of_the_leading_institution_offer_it(post, staff, followup, other):
    post(staff, "offer", followup, to=other.pk, note="Mohon bantuan.")

    row = Delegation.objects.get()
    assert (row.giver, row.to, row.state) == (followup.lead, other, "offered")
    step = Progress.objects.get()
    assert step.text == "Kepada Dinas Tetangga. Mohon bantuan."
    assert last_event().verb == "delegation.offered"


def test_the_page_shows_whom_to_ask(read, staff, followup, other):
    assert "Dinas Tetangga" in read(staff, "offer", followup)


def test_to_nobody_is_refused(post, staff, followup):
    assert post(staff, "offer", followup, to="").status_code == 422


@pytest.mark.parametrize("who", ["secretariat", "helper", "leader"])
def test_only_they_do(post, followup, other, who, request):
    user = request.getfixturevalue(who)

    assert post(user, "offer", followup, to=other.pk).status_code == 403


def test_the_act_itself_knows_who_leads(followup, helper, other):
    with pytest.raises(NotYourDuty):
        delegating.offer(followup, other, by=helper)


def test_a_plan_is_not_delegated(plan, staff, other):
    with pytest.raises(NotLive):
        delegating.offer(plan, other, by=staff)


def test_nor_is_what_is_reported(reported, staff, other):
    with pytest.raises(WrongState):
        delegating.offer(reported, other, by=staff)


def test_to_one_at_a_time(post, staff, followup, offer):
    post(staff, "offer", followup, to=f.InstitutionFactory().pk)

    assert Delegation.objects.count() == 1


def test_not_to_who_has_the_duty_anyhow(followup, staff, helper):
    with pytest.raises(delegating.AlreadyBound):
        delegating.offer(followup, helper.grants.get().institution, by=staff)


def test_who_was_asked_finds_it_in_their_work(read, neighbour, offer):
    assert "dari Dinas Pelaksana" in read(neighbour, "work")


def test_accepted_it_is_their_work(post, read, neighbour, followup, offer):
    post(neighbour, "accept", offer)

    assert followup.description in read(neighbour, "work")
    assert list(FollowUp.objects.of([offer.to_id])) == [followup]
    assert last_event().verb == "delegation.accepted"


def test_before_that_it_is_not(neighbour, followup, offer):
    assert list(FollowUp.objects.of([offer.to_id])) == []


def test_refused_it_stays_where_it_is(post, neighbour, offer, followup):
    answer = post(neighbour, "refuse", offer, **WHY)

    row = Delegation.objects.get()
    assert (row.state, row.reason) == ("refused", "Bukan kewenangan kami.")
    assert answer["Location"] == reverse("followups:work")
    assert last_event().verb == "delegation.refused"


def test_a_refusal_takes_a_reason(post, neighbour, offer):
    answer = post(neighbour, "refuse", offer)

    assert (answer.status_code, Delegation.objects.get().state) == (422, "offered")


def test_an_offer_is_withdrawn(post, staff, offer):
    post(staff, "withdraw", offer)

    assert Delegation.objects.get().state == "withdrawn"
    assert last_event().verb == "delegation.withdrawn"


@pytest.mark.parametrize(
    ("name", "who"), [("accept", "staff"), ("refuse", "staff"), ("withdraw", "leader")]
)
def test_who_was_not_asked_does_not_answer(post, offer, name, who, request):
    user = request.getfixturevalue(who)

    assert post(user, name, offer, **WHY).status_code == 403


def test_the_outsider_finds_no_offer(post, outsider, offer):
    assert post(outsider, "accept", offer).status_code == 404


def test_the_act_itself_knows_who_was_asked(offer, staff):
    with pytest.raises(delegating.NotAsked):
        delegating.accept(offer, by=staff)


@pytest.mark.parametrize("name", ["accept", "refuse"])
def test_an_answered_offer_is_not_answered_again(post, neighbour, offer, name):
    delegating.accept(offer, by=neighbour)

    post(neighbour, name, offer, **WHY)

    assert Delegation.objects.get().state == "accepted"
    assert Progress.objects.count() == 2


def test_an_offer_of_what_was_closed_is_not_accepted(offer, neighbour, leader):
    FollowUp.objects.update(state="cancelled")

    with pytest.raises(WrongState):
        delegating.accept(offer, by=neighbour)


@pytest.mark.parametrize(
    ("who", "told"),
    [
        ("neighbour", "Dilimpahkan kepada instansi Anda"),
        ("staff", "Menunggu jawaban Dinas Tetangga"),
        ("leader", "Dinas Tetangga (ditawarkan)"),
    ],
)
def test_the_page_says_where_the_offer_stands(
    read, followup, offer, who, told, request
):
    assert told in read(request.getfixturevalue(who), thing=followup)


def test_accepted_the_page_says_so(read, followup, offer, neighbour):
    delegating.accept(offer, by=neighbour)

    assert "Dinas Tetangga (diterima)" in read(neighbour, thing=followup)


@pytest.fixture
def refused(offer, neighbour):
    return delegating.refuse(offer, "Bukan kewenangan kami.", by=neighbour)


def test_a_refusal_stands_on_the_page(read, refused, followup, staff):
    assert "Ditolak oleh Dinas Tetangga" in read(staff, thing=followup)


def test_who_offered_it_gets_a_notice(read, refused, client_of, staff, lead):
    colleague = f.user_with("agency", institution=lead)

    assert "Bukan kewenangan kami." in read(staff, "notices")
    home = client_of(staff).get("/").content.decode()
    assert "1 pelimpahan</a> yang Anda tawarkan ditolak" in home
    assert "Bukan kewenangan kami." not in read(colleague, "notices")


def test_that_notice_goes_with_the_next_step(read, refused, followup, staff, report):
    report(50)

    assert "Bukan kewenangan kami." not in read(staff, "notices")
    assert "Ditolak oleh Dinas Tetangga" in read(staff, thing=followup)


def test_offered_anew_the_refusal_is_history(read, refused, followup, staff, other):
    delegating.offer(followup, other, by=staff)

    assert "Ditolak oleh" not in read(staff, thing=followup)
    assert "Bukan kewenangan kami." not in read(staff, "notices")


def test_an_offer_taken_back_since_leaves_no_refusal(
    read, refused, followup, staff, other
):
    delegating.withdraw(delegating.offer(followup, other, by=staff), by=staff)

    assert "Ditolak oleh" not in read(staff, thing=followup)


def test_of_what_is_classified_a_notice_gives_no_reason(
    secret, offer, neighbour, staff, read
):
    for user in (staff, neighbour):
        user.clearance = 1
        user.save()
    delegating.refuse(offer, "Bukan kewenangan kami.", by=neighbour)

    page = read(staff, "notices")

    assert "Ditolak oleh Dinas Tetangga" in page
    assert "Bukan kewenangan kami." not in page
