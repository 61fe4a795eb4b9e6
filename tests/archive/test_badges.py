"""The badges narrow, the rule decides; both say the same."""

import itertools

import pytest

from meetings.access.badges import badge, badges_of
from meetings.archive.models import DirectiveEntry, ThingEntry
from meetings.minutes.models import Directive
from meetings.models import Attachment, Meeting
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
    indexed()
    return hosts, terms


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
    yield f.UserFactory()


def worn(entries, user):
    """Entries that wear a badge of the user's, and are seen by them."""
    own = badges_of(user)
    return {e for e in entries if own is None or own & set(e.readers.split())}


def test_who_sees_a_directive_has_a_badge_of_it(world):
    for user in readers(world):
        rule = set(DirectiveEntry.objects.visible_to(user))

        assert rule == worn(DirectiveEntry.objects.visible_to(user), user)


def test_without_a_badge_a_directive_is_seen_by_nobody(world):
    for user in readers(world):
        entries = DirectiveEntry.objects.filter(classification__lte=user.clearance)

        assert worn(entries, user) == set(DirectiveEntry.objects.visible_to(user))


def test_the_index_shows_what_the_record_shows(world):
    for user in readers(world):
        entries = DirectiveEntry.objects.visible_to(user)
        seen = set(entries.values_list("directive", flat=True))

        assert seen == set(
            Directive.objects.visible_to(user).values_list("pk", flat=True)
        )


def test_things_are_seen_as_their_meetings_are(world):
    for user in readers(world):
        entries = ThingEntry.objects.visible_to(user)
        shown = {
            kind: set(entries.filter(type=kind).values_list("thing", flat=True))
            for kind in (ThingEntry.Type.MEETING, ThingEntry.Type.PAPER)
        }

        assert set(entries) == worn(entries, user)
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
