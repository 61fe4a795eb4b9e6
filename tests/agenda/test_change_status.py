"""Opened, closed, called off, taken up again."""

import pytest
from django.urls import reverse

from meetings.agenda.models import Meeting
from tests import factories as f
from tests.trail import last_event, verbs

STATUSES = Meeting.Status.values
LEGAL = [
    ("planned", "in_session"),
    ("planned", "held"),
    ("planned", "cancelled"),
    ("in_session", "held"),
    ("in_session", "planned"),
    ("held", "in_session"),
    ("cancelled", "planned"),
]
OTHERS = [
    (before, after)
    for before in STATUSES
    for after in STATUSES
    if (before, after) not in LEGAL
]


@pytest.fixture
def change(client_of, secretariat, host):
    def change(before, after):
        meeting = f.MeetingFactory(institution=host, status=before)
        url = reverse("agenda:change_status", args=[meeting.pk])
        response = client_of(secretariat).post(url, {"status": after})
        meeting.refresh_from_db()
        return meeting, response

    return change


@pytest.mark.parametrize(("before", "after"), LEGAL)
def test_a_meeting_takes_its_next_status(change, before, after):
    meeting, response = change(before, after)

    assert (response.url, meeting.status) == (meeting.get_absolute_url(), after)


@pytest.mark.parametrize(("before", "after"), OTHERS)
def test_another_status_is_refused_with_a_word(change, before, after):
    meeting, response = change(before, after)

    assert (response.status_code, meeting.status, verbs()) == (302, before, [])


def test_it_is_audited_with_before_and_after(change):
    change("planned", "in_session")

    event = last_event()
    told = (event.verb, event.details["status"])
    assert told == ("meeting.status_changed", ["planned", "in_session"])


def test_a_status_that_does_not_exist_is_a_bad_request(change):
    meeting, response = change("planned", "moon")

    assert (response.status_code, meeting.status) == (400, "planned")


def test_a_change_raises_the_version(change):
    meeting, _ = change("planned", "held")

    assert meeting.version == 2
