"""Who sees which directive."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from meetings.minutes.models import Addressee, Directive
from tests import factories as f


def seen_by(user):
    return list(Directive.objects.visible_to(user))


@pytest.fixture
def addressed(db):
    """Staff of an institution that one directive of a meeting names."""
    return f.user_with("agency", institution=f.InstitutionFactory())


@pytest.fixture
def said(meeting, addressed):
    """Two directives; the first is addressed to that institution."""
    rows = [f.DirectiveFactory(meeting=meeting) for _ in range(2)]
    institution = addressed.grants.get().institution
    Addressee.objects.create(directive=rows[0], institution=institution)
    return rows


@pytest.mark.parametrize("reader", ["secretariat", "leader", "official", "agency"])
def test_who_sees_all_or_took_part_sees_every_directive(said, reader, request):
    assert seen_by(request.getfixturevalue(reader)) == said


def test_who_is_merely_addressed_sees_just_that_directive(said, addressed):
    assert seen_by(addressed) == said[:1]


@pytest.mark.parametrize("reader", ["outsider", "admin_user"])
def test_who_has_nothing_to_do_with_it_sees_none(said, reader, request):
    assert seen_by(request.getfixturevalue(reader)) == []


def test_a_secretariat_of_the_host_sees_every_directive(said, host):
    assert seen_by(f.user_with("secretariat", institution=host)) == said


def test_a_secretariat_of_another_institution_sees_none(said):
    user = f.user_with("secretariat", institution=f.InstitutionFactory())

    assert seen_by(user) == []


@pytest.mark.parametrize(("clearance", "seen"), [(0, 1), (1, 2), (3, 3)])
@pytest.mark.parametrize("role", ["secretariat", "leadership"])
def test_nobody_sees_above_the_clearance(meeting, role, clearance, seen):
    for classification in (0, 1, 2):
        f.DirectiveFactory(meeting=meeting, classification=classification)

    assert len(seen_by(f.user_with(role, clearance=clearance))) == seen


def test_being_addressed_does_not_raise_the_clearance(said, addressed):
    Directive.objects.update(classification=1)

    assert seen_by(addressed) == []


def test_taking_part_does_not_raise_the_clearance(said, official):
    Directive.objects.filter(pk=said[0].pk).update(classification=1)

    assert seen_by(official) == said[1:]


@pytest.mark.parametrize("reader", ["secretariat", "leader", "official", "addressed"])
def test_a_removed_directive_is_seen_by_nobody(said, reader, request):
    Directive.objects.update(removed_at=timezone.now())

    assert seen_by(request.getfixturevalue(reader)) == []


def test_an_official_sees_what_addresses_the_office_held(said, meeting):
    held = f.AppointmentFactory()
    Addressee.objects.create(directive=said[1], position=held.position)

    assert seen_by(f.user_with("official", official=held.official)) == said[1:]


def test_a_user_switched_off_sees_none(said, leader):
    leader.is_active = False

    assert seen_by(leader) == []


def test_without_signing_in_one_sees_none(said):
    assert seen_by(AnonymousUser()) == []
