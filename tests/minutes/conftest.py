"""A meeting that can be recorded."""

import uuid

import pytest

from meetings.minutes import actions
from tests import factories as f


@pytest.fixture
def recorder(client_of, secretariat):
    """A browser in which the secretariat is signed in."""
    return client_of(secretariat)


@pytest.fixture
def speaker(meeting):
    return f.AttendanceFactory(meeting=meeting, name="Sari", office="Camat")


@pytest.fixture
def say(meeting, speaker):
    """``say("Pompa disiagakan.")``: a directive of the speaker, added by the action."""

    def say(text, **values):
        values = {"speaker": speaker, "text": text, **values}
        return actions.add_directive(meeting, values, uuid=uuid.uuid4(), by=None)

    return say


@pytest.fixture
def directive(say):
    return say("Pompa disiagakan.")
