"""A duty of one agency, live, and those who have to do with it."""

import pytest

from meetings.models import FollowUp
from tests import factories as f


@pytest.fixture
def lead(db):
    """The institution whose duty it is; it was not at the meeting."""
    return f.InstitutionFactory(name="Dinas Pelaksana")


@pytest.fixture
def staff(lead):
    return f.user_with("agency", institution=lead)


@pytest.fixture
def helper(followup):
    """Staff of a supporting institution."""
    institution = f.InstitutionFactory(name="Dinas Pendukung")
    followup.supporting.create(institution=institution)
    return f.user_with("agency", institution=institution)


@pytest.fixture
def directive(meeting):
    return f.DirectiveFactory(meeting=meeting, text="Pompa disiagakan.")


@pytest.fixture
def plan(directive, lead):
    """What is to follow from minutes that are not issued."""
    return f.FollowUpFactory(directive=directive, lead=lead)


@pytest.fixture
def followup(plan, meeting):
    """The same, live."""
    f.approved(meeting, state="issued")
    return FollowUp.objects.get(pk=plan.pk)
