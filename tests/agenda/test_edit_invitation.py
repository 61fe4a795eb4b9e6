"""The invitation letter is written."""

import datetime as dt

import pytest
from django.urls import reverse

from meetings.models import Invitation
from tests import factories as f
from tests.trail import last_event


@pytest.fixture
def url(meeting):
    return reverse("agenda:edit_invitation", args=[meeting.pk])


@pytest.fixture
def recorder(client_of, secretariat):
    return client_of(secretariat)


def test_the_letter_is_saved(recorder, meeting, url):
    response = recorder.post(url, {"version": 1, "urgency": "urgent"})

    letter = Invitation.objects.get(meeting=meeting)
    assert (response.status_code, letter.urgency, letter.version) == (302, "urgent", 2)


def test_opening_the_page_writes_nothing(recorder, url):
    response = recorder.get(url)

    assert (response.status_code, Invitation.objects.exists()) == (200, False)


def test_without_a_date_every_term_is_offered(recorder, meeting, url):
    meeting.date = meeting.invitation_date = meeting.start_time = None
    meeting.save()
    past = f.AppointmentFactory(starts=None, ends=dt.date(2001, 1, 1))

    assert f'value="{past.pk}"' in recorder.get(url).content.decode()


def test_it_is_audited(recorder, meeting, url):
    recorder.post(url, {"version": 1, "urgency": "urgent"})

    event = last_event()
    assert event.verb == "invitation.edited"
    assert event.details["changes"] == {"urgency": ["ordinary", "urgent"]}


def test_two_signatories_are_refused_and_what_was_typed_is_kept(recorder, url):
    term = f.AppointmentFactory()
    typed = {"version": 1, "urgency": "urgent", "signatory": term.pk}

    response = recorder.post(url, typed | {"signatory_name": "Budi"})

    assert (response.status_code, b'value="Budi"' in response.content) == (422, True)


def test_whoever_saves_second_sees_both(recorder, url):
    recorder.post(url, {"version": 1, "urgency": "urgent"})

    assert recorder.post(url, {"version": 1, "urgency": "ordinary"}).status_code == 409


def test_a_reader_may_not_write_it(client_of, leader, url):
    typed = {"version": 1, "urgency": "urgent"}

    assert client_of(leader).post(url, typed).status_code == 403


def test_to_an_outsider_there_is_no_letter(client_of, outsider, url):
    typed = {"version": 1, "urgency": "urgent"}

    assert client_of(outsider).post(url, typed).status_code == 404
