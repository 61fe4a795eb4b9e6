"""Badges and rule say the same, of every directive to every kind of reader."""

import itertools

import pytest
from django.utils import timezone

from meetings.access.badges import badge, badges_of
from meetings.archive.models import DirectiveEntry, ThingEntry
from meetings.minutes.models import Directive
from meetings.models import Attachment, FollowUp, Meeting, Position
from tests import factories as f


@pytest.fixture
def world(db, indexed):
    """Meetings of two hosts with all ways in which somebody may be concerned."""
    hosts = f.InstitutionFactory.create_batch(2)
    terms = [f.AppointmentFactory() for _ in range(3)]
    for host, term, number in itertools.product(hosts, terms, range(4)):
        classification = number % 2
        meeting = f.MeetingFactory(institution=host, classification=classification)
        f.AgendaItemFactory(meeting=meeting)
        if number == 0:
            f.office_line(meeting, term.position)
        if number == 1:
            f.AttendanceFactory(
                meeting=meeting, kind="official", official=term.official, name="P"
            )
        if number == 2:
            f.AttendanceFactory(meeting=meeting, represents=term.position)
        for more in (0, 1):
            said = f.DirectiveFactory(
                meeting=meeting,
                classification=classification + more,
                meeting_classification=classification,
            )
            if number == 3 and not more:
                said.addressees.create(position=term.position)
            if number == 2 and more:
                said.addressees.create(institution=term.position.institution)
        f.photo_of(meeting)
    give_duties(hosts[0], [term.position.institution for term in terms], terms[1])
    indexed()
    return hosts, terms


def refused():
    answer = {"answered_by": f.UserFactory(), "answered_at": timezone.now()}
    return {"state": "refused", "reason": "Bukan kewenangan kami.", **answer}


def give_duties(host, bodies, term):
    """Planned and live ones, of each way to have a duty."""
    for issued in (False, True):
        for n in range(5):
            meeting = f.MeetingFactory(institution=host)
            duty = f.FollowUpFactory(directive=f.DirectiveFactory(meeting=meeting))
            if n == 0:
                FollowUp.objects.filter(pk=duty.pk).update(lead=bodies[0])
            if n == 1:
                duty.supporting.create(institution=bodies[0])
            if n in {2, 3}:
                f.delegation_of(duty, to=bodies[0], **(refused() if n == 3 else {}))
            if n == 4:
                FollowUp.objects.filter(pk=duty.pk).update(person=term.official)
            if issued:
                f.approved(meeting, state="issued")


def readers(world):
    hosts, terms = world
    for clearance in (0, 1, 2):
        known = {"clearance": clearance}
        yield f.user_with("leadership", **known)
        yield f.user_with("secretariat", institution=hosts[0], **known)
        yield f.user_with("agency", institution=terms[0].position.institution, **known)
        yield f.user_with("admin", **known)
        yield f.user_with("official", official=f.OfficialFactory(), **known)
    yield f.user_with("official", official=terms[0].official)
    yield f.user_with("official", official=terms[1].official)
    yield f.UserFactory()


def seen_in_the_index(user):
    entries = DirectiveEntry.objects.visible_to(user)
    return set(entries.values_list("directive", flat=True))


def seen_in_the_record(user):
    return set(Directive.objects.visible_to(user).values_list("pk", flat=True))


def test_the_index_shows_what_the_record_shows(world):
    for user in readers(world):
        assert seen_in_the_index(user) == seen_in_the_record(user)


def test_an_office_that_moves_takes_its_meetings_along(world):
    office = world[1][0].position
    new = f.InstitutionFactory()
    Position.objects.filter(pk=office.pk).update(institution=new)

    for institution in (new, office.institution):
        user = f.user_with("agency", institution=institution)
        assert seen_in_the_index(user) == seen_in_the_record(user)


def test_things_are_seen_as_their_meetings_are(world):
    for user in readers(world):
        entries = ThingEntry.objects.visible_to(user)
        shown = {
            kind: set(entries.filter(type=kind).values_list("thing", flat=True))
            for kind in (ThingEntry.Type.MEETING, ThingEntry.Type.PAPER)
        }

        own = badges_of(user)
        assert own is None or all(own & set(e.readers.split()) for e in entries)
        assert shown[ThingEntry.Type.MEETING] == set(
            Meeting.objects.visible_to(user).values_list("pk", flat=True)
        )
        assert shown[ThingEntry.Type.PAPER] == set(
            Attachment.objects.visible_to(user).values_list("pk", flat=True)
        )


def test_who_has_no_role_sees_no_one(world):
    assert not ThingEntry.objects.visible_to(f.UserFactory()).exists()


def test_a_badge_is_one_word_of_letters():
    assert badge("qi", 1207) == "qibcah"
