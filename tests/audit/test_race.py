"""Many writers, one chain."""

from django.db import transaction

from meetings.audit.models import AuditEvent, Verb
from meetings.audit.trail import first_broken, record
from tests import factories as f


def test_writers_at_once_make_one_whole_chain(crowd):
    institution = f.InstitutionFactory()

    def act(number):
        with transaction.atomic():
            record(Verb.SETUP_CHANGED, institution, by=None, n=number)

    refused = [each for each in crowd(act, 8) if each is not None]

    assert (refused, AuditEvent.objects.count(), first_broken()) == ([], 8, None)
