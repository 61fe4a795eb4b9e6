"""What the front door shows to those who read."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from meetings.models import Addressee, Minutes
from tests import factories as f

pytestmark = pytest.mark.django_db
SECTIONS = ("next", "asked", "said")


def mine(client):
    return client.get("/").context["mine"]


def ask(meeting, **whom):
    directive = f.DirectiveFactory(meeting=meeting)
    Addressee.objects.create(directive=directive, **whom)
    return directive


@pytest.fixture
def tomorrow():
    return timezone.localdate() + dt.timedelta(days=1)


def test_the_next_meetings_come_soonest_first(client_of, leader, tomorrow):
    for title, days in [("lusa", 1), ("besok", 0), ("kemarin", -2)]:
        day = tomorrow + dt.timedelta(days=days)
        f.MeetingFactory(title=title, status="planned", date=day)

    titles = [meeting.title for meeting in mine(client_of(leader))["next"]]

    assert titles == ["besok", "lusa"]


def test_a_cancelled_meeting_is_not_to_come(client_of, leader, tomorrow):
    f.MeetingFactory(status="cancelled", date=tomorrow)

    assert mine(client_of(leader))["next"] == []


def test_only_meetings_in_sight_are_to_come(client_of, official, tomorrow):
    f.MeetingFactory(status="planned", date=tomorrow)

    assert mine(client_of(official))["next"] == []


def test_what_was_asked_of_the_institution_is_listed(client_of, host):
    office = f.PositionFactory()
    older = ask(f.MeetingFactory(date=dt.date(2026, 1, 5)), position=office)
    newer = ask(f.MeetingFactory(), institution=office.institution)
    ask(f.MeetingFactory(), institution=host)
    client = client_of(f.user_with("agency", institution=office.institution))

    assert mine(client)["asked"] == [newer, older]


def test_the_rest_is_a_click_away(client_of):
    held = f.AppointmentFactory()
    meeting = f.MeetingFactory()
    speaker = f.AttendanceFactory(
        meeting=meeting, kind="office", position=held.position, name=""
    )
    f.DirectiveFactory(meeting=meeting, speaker=speaker)
    ask(meeting, institution=held.position.institution)
    user = f.user_with("leadership", official=held.official)

    page = client_of(user).get("/").content.decode()

    for name, row in [
        ("institution", held.position.institution),
        ("office", held.position),
        ("official", held.official),
    ]:
        assert reverse(f"minutes:{name}", args=[row.pk]) in page


def test_what_was_asked_above_the_clearance_is_not_listed(client_of):
    institution = f.InstitutionFactory()
    ask(f.MeetingFactory(classification=1), institution=institution)
    client = client_of(f.user_with("agency", institution=institution))

    assert mine(client)["asked"] == []


def test_text_above_ordinary_waits_behind_its_link(client_of):
    institution = f.InstitutionFactory()
    directive = ask(f.MeetingFactory(classification=1), institution=institution)
    user = f.user_with("agency", institution=institution, clearance=1)

    page = client_of(user).get("/").content.decode()

    assert directive.text not in page
    assert "Buka butir ini untuk membaca isinya" in page


def test_what_the_own_office_said_is_listed(client_of):
    held = f.AppointmentFactory()
    meeting = f.MeetingFactory()
    speaker = f.AttendanceFactory(
        meeting=meeting, kind="office", position=held.position, name=""
    )
    said = f.DirectiveFactory(meeting=meeting, speaker=speaker)
    f.DirectiveFactory(meeting=meeting)
    client = client_of(f.user_with("leadership", official=held.official))

    assert mine(client)["said"] == [said]


def test_another_s_words_out_of_sight_are_not_listed(client_of):
    held = f.AppointmentFactory()
    meeting = f.MeetingFactory()
    speaker = f.AttendanceFactory(
        meeting=meeting, kind="office", position=held.position, name=""
    )
    f.DirectiveFactory(meeting=meeting, speaker=speaker)
    client = client_of(f.user_with("official", official=held.official))

    assert mine(client)["said"] == []


@pytest.mark.parametrize("who", ["leader", "official", "agency"])
def test_an_empty_home_says_what_belongs_there(client_of, who, request):
    context = mine(client_of(request.getfixturevalue(who)))

    assert [context[name] for name in SECTIONS] == [[], [], []]


def test_the_admin_is_led_to_the_set_up(client_of, admin_user):
    page = client_of(admin_user).get("/").content.decode()

    assert "Buka pengaturan" in page


def test_without_a_role_it_says_whom_to_ask(client_of, db):
    page = client_of(f.UserFactory()).get("/").content.decode()

    assert "Akun Anda belum mempunyai peran" in page


def test_the_front_door_is_only_read(client_of, leader):
    assert client_of(leader).post("/").status_code == 405


def test_minutes_that_wait_for_the_user_are_listed(client_of, leader, host):
    theirs, other = f.MeetingFactory(institution=host), f.MeetingFactory()
    chair = f.OfficialFactory()
    f.AttendanceFactory(meeting=theirs, role="chair", kind="official", official=chair)
    f.AttendanceFactory(meeting=other, kind="official", official=chair)
    for meeting in (theirs, other):
        Minutes.objects.create(meeting=meeting, state="under_review")
    deputy = f.user_with("leadership", institution=host)

    found = {
        name: mine(client_of(user))["awaiting"]
        for name, user in [
            ("leader", leader),
            ("deputy", deputy),
            ("chair", f.user_with("official", official=chair)),
            ("agency", f.user_with("agency", institution=host)),
        ]
    }

    assert found == {
        "leader": [theirs, other],
        "deputy": [theirs],
        "chair": [theirs],
        "agency": [],
    }


def test_minutes_above_the_clearance_wait_for_somebody_else(client_of):
    meeting = f.MeetingFactory(classification=2)
    Minutes.objects.create(meeting=meeting, state="under_review")

    assert mine(client_of(f.user_with("leadership")))["awaiting"] == []
