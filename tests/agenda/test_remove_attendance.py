"""A line leaves the list; who spoke stays."""

import pytest
from django.urls import reverse

from tests import factories as f
from tests.trail import last_event, verbs


@pytest.fixture
def recorder(client_of, secretariat):
    return client_of(secretariat)


@pytest.fixture
def line(meeting):
    return f.AttendanceFactory(meeting=meeting, name="Budi", office="Ketua RW")


@pytest.fixture
def url(line):
    return reverse("agenda:remove_attendance", args=[line.pk])


def test_removing_asks_first(recorder, meeting, line, url):
    page = recorder.get(url)

    assert (page.context["object_text"], meeting.attendance.count()) == (
        "Ketua RW, Budi",
        1,
    )


def test_a_line_is_removed(recorder, meeting, line, url):
    response = recorder.post(url)

    assert (response.url, meeting.attendance.count()) == (
        reverse("agenda:attendance", args=[meeting.pk]),
        0,
    )


def test_removing_is_audited_with_who_it_was(recorder, line, url):
    recorder.post(url)

    event = last_event()
    told = (event.verb, event.details["name"], event.details["office"])
    assert told == ("attendance.removed", "Budi", "Ketua RW")


def test_who_is_recorded_as_a_speaker_stays(recorder, meeting, line, url):
    f.DirectiveFactory(meeting=meeting, speaker=line)

    response = recorder.post(url, follow=True)

    told = "belum dapat dihapus" in response.content.decode()
    assert (told, meeting.attendance.count(), verbs()) == (True, 1, [])


def test_a_line_removed_twice_is_not_found(recorder, line, url):
    recorder.post(url)

    assert recorder.post(url).status_code == 404
