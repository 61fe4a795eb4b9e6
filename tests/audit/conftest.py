"""A trail to look at, and a way behind the database's back."""

import pytest
from django.db import connection

from meetings.audit.models import Verb
from meetings.audit.trail import record
from tests import factories as f

UNLOCK = {
    "postgresql": [
        "ALTER TABLE meetings_auditevent DISABLE TRIGGER audit_events_are_append_only"
    ],
    "sqlite": [
        "DROP TRIGGER audit_events_are_append_only_update",
        "DROP TRIGGER audit_events_are_append_only_delete",
    ],
}


@pytest.fixture
def events(db):
    """Three acts on an institution."""
    institution = f.InstitutionFactory()
    return [record(Verb.SETUP_CHANGED, institution, by=None, n=n) for n in range(3)]


@pytest.fixture
def unlocked(db):
    """Somebody with the keys to the database switched the triggers off."""
    with connection.cursor() as cursor:
        for statement in UNLOCK[connection.vendor]:
            cursor.execute(statement)
