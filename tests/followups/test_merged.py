"""A duty follows an institution that was merged into another."""

import pytest

from meetings.directory import merging
from meetings.models import FollowUp, Institution, Official
from tests import factories as f


@pytest.fixture
def merge(secretariat):
    """``merge(duplicate, kept)``, as on the page of the directory."""

    def merge(duplicate, kept):
        digest = merging.plan(duplicate, kept).digest
        merging.merge(duplicate, kept, digest=digest, by=secretariat)
        return type(kept).objects.get(pk=kept.pk)

    return merge


def test_the_duty_moves_and_what_was_reported_keeps_its_name(
    merge, report, followup, lead, staff
):
    report()

    kept = merge(lead, f.InstitutionFactory())

    assert FollowUp.objects.get().lead == kept
    step = followup.progress.get()
    assert (step.institution_id, step.institution_name) == (lead.pk, lead.name)


def test_an_institution_that_supports_it_twice_does_so_once(merge, followup):
    kept, duplicate = f.InstitutionFactory.create_batch(2)
    for each in (kept, duplicate):
        followup.supporting.create(institution=each)

    merge(duplicate, kept)

    active = Institution.objects.filter(active=True)
    found = followup.supporting.filter(institution__in=active)
    assert [each.institution for each in found] == [kept]


def test_an_offer_moves(merge, followup):
    offer = f.delegation_of(followup)

    kept = merge(offer.to, f.InstitutionFactory())

    offer.refresh_from_db()
    assert offer.to == kept


def test_the_person_moves(merge, followup):
    duplicate, kept = f.OfficialFactory.create_batch(2)
    FollowUp.objects.update(person=duplicate)

    merge(duplicate, kept)

    assert FollowUp.objects.get().person == Official.objects.get(pk=kept.pk)
