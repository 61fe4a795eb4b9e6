"""Who sees which meeting."""

import datetime as dt

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser

from meetings.access.models import Grant
from meetings.agenda.models import Meeting
from meetings.minutes.models import Addressee
from tests import factories as f

TODAY = dt.datetime(2026, 3, 10, 5, tzinfo=dt.UTC)


def seen_by(user):
    return list(Meeting.objects.visible_to(user))


@pytest.fixture
def person(db):
    return f.OfficialFactory()


@pytest.fixture
def agency_of_nobody(db):
    """Staff of an institution that has nothing to do with the meeting."""
    return f.user_with("agency", institution=f.InstitutionFactory())


def own_institution(user):
    return user.grants.get().institution


@pytest.mark.parametrize("role", ["secretariat", "leadership"])
def test_a_central_role_sees_every_meeting(meeting, role):
    assert seen_by(f.user_with(role)) == [meeting]


@pytest.mark.parametrize("role", ["official", "admin"])
def test_a_role_alone_shows_no_meeting(meeting, role):
    assert seen_by(f.user_with(role)) == []


@pytest.mark.parametrize(("clearance", "seen"), [(0, 1), (1, 2), (2, 3), (3, 4)])
@pytest.mark.parametrize("role", ["secretariat", "leadership"])
def test_nobody_sees_above_the_clearance(host, role, clearance, seen):
    for classification in range(4):
        f.MeetingFactory(institution=host, classification=classification)

    meetings = seen_by(f.user_with(role, clearance=clearance))

    assert len(meetings) == seen


def test_a_secretariat_of_an_institution_sees_its_meetings(meeting):
    f.MeetingFactory()

    user = f.user_with("secretariat", institution=meeting.institution)

    assert seen_by(user) == [meeting]


def test_a_secretariat_of_an_institution_is_held_to_its_clearance(host):
    f.MeetingFactory(institution=host, classification=1)

    assert seen_by(f.user_with("secretariat", institution=host)) == []


def test_an_official_sees_where_he_is_on_the_list(meeting, official):
    f.MeetingFactory()

    assert seen_by(official) == [meeting]


def test_taking_part_does_not_raise_the_clearance(meeting, official):
    Meeting.objects.update(classification=1)

    assert seen_by(official) == []


def test_an_official_without_the_role_sees_nothing(meeting, person):
    f.AttendanceFactory(meeting=meeting, kind="official", official=person)

    assert seen_by(f.user_with("admin", official=person)) == []


def test_an_agency_sees_where_its_office_is_on_the_list(meeting, agency):
    f.MeetingFactory()

    assert seen_by(agency) == [meeting]


def test_an_agency_sees_where_somebody_stands_for_its_office(meeting, agency_of_nobody):
    office = f.PositionFactory(institution=own_institution(agency_of_nobody))
    f.AttendanceFactory(meeting=meeting, represents=office)

    assert seen_by(agency_of_nobody) == [meeting]


def test_an_agency_sees_a_meeting_that_addresses_it(meeting, agency_of_nobody):
    directive = f.DirectiveFactory(meeting=meeting)
    Addressee.objects.create(
        directive=directive, institution=own_institution(agency_of_nobody)
    )

    assert seen_by(agency_of_nobody) == [meeting]


def test_an_agency_sees_a_meeting_that_addresses_its_office(meeting, agency_of_nobody):
    office = f.PositionFactory(institution=own_institution(agency_of_nobody))
    directive = f.DirectiveFactory(meeting=meeting)
    Addressee.objects.create(directive=directive, position=office)

    assert seen_by(agency_of_nobody) == [meeting]


@pytest.mark.parametrize(
    "gone", [{"classification": 1}, {"removed_at": TODAY}], ids=["secret", "removed"]
)
def test_a_directive_out_of_sight_shows_no_meeting(meeting, agency_of_nobody, gone):
    directive = f.DirectiveFactory(meeting=meeting, **gone)
    Addressee.objects.create(
        directive=directive, institution=own_institution(agency_of_nobody)
    )

    assert seen_by(agency_of_nobody) == []


@time_machine.travel(TODAY)
@pytest.mark.parametrize(
    ("starts", "ends", "seen"),
    [
        (f.DAY, None, True),
        (None, f.DAY, True),
        (None, f.DAY - dt.timedelta(days=1), False),
        (f.DAY + dt.timedelta(days=1), None, False),
    ],
)
def test_an_official_sees_what_addresses_the_office_held_today(
    meeting, person, starts, ends, seen
):
    held = f.AppointmentFactory(official=person, starts=starts, ends=ends)
    directive = f.DirectiveFactory(meeting=meeting)
    Addressee.objects.create(directive=directive, position=held.position)

    assert bool(seen_by(f.user_with("official", official=person))) is seen


def test_a_group_in_words_shows_nobody_the_meeting(meeting, agency_of_nobody):
    directive = f.DirectiveFactory(meeting=meeting)
    Addressee.objects.create(directive=directive, group="seluruh lurah")

    assert seen_by(agency_of_nobody) == []


def test_without_a_grant_one_sees_nothing(meeting):
    assert seen_by(f.UserFactory(clearance=3)) == []


def test_without_signing_in_one_sees_nothing(meeting):
    assert seen_by(AnonymousUser()) == []


def test_a_user_switched_off_sees_nothing(meeting, leader):
    leader.is_active = False

    assert seen_by(leader) == []


def test_two_roles_see_what_either_sees(meeting, agency):
    hosted = f.MeetingFactory()
    Grant.objects.create(
        user=agency, role="secretariat", institution=hosted.institution
    )

    assert set(seen_by(agency)) == {meeting, hosted}


def test_a_meeting_seen_for_several_reasons_is_listed_once(meeting, agency):
    for _ in range(2):
        office = f.PositionFactory(institution=own_institution(agency))
        f.AttendanceFactory(meeting=meeting, represents=office)

    assert seen_by(agency) == [meeting]
