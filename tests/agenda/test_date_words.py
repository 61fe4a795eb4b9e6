"""Dates and times typed into the form of a meeting."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from meetings.agenda.models import Meeting
from tests.inputs import meeting_input

URL = "/rapat/baru/"
EVENING = dt.datetime(2024, 11, 22, 20, tzinfo=dt.UTC)  # already Saturday in Jakarta


@pytest.fixture
def recorder(client_of, secretariat):
    return client_of(secretariat)


@time_machine.travel(EVENING)
def test_today_is_that_of_jakarta(recorder, host):
    recorder.post(URL, meeting_input(host, date="besok"))

    assert Meeting.objects.get().date == dt.date(2024, 11, 24)


@pytest.mark.parametrize("typed", ["9", "09.00", "9:00", "0900"])
def test_a_clock_time_is_typed_as_it_is_said(recorder, host, typed):
    recorder.post(URL, meeting_input(host, start_time=typed))

    assert Meeting.objects.get().start_time == dt.time(9)


@time_machine.travel(EVENING)
def test_what_was_understood_is_told(recorder):
    url = reverse("agenda:understand_date")

    told = recorder.get(url, {"date": "Selasa depan"}).content.decode()

    assert told.strip() == "Selasa, 26 November 2024"


def test_what_was_not_understood_is_told(recorder):
    url = reverse("agenda:understand_date")

    told = recorder.get(url, {"end_date": "entah"}).content.decode()

    assert "Tulis tanggalnya, misalnya" in told


def test_nothing_typed_is_nothing_to_tell(recorder):
    assert recorder.get(reverse("agenda:understand_date")).content.strip() == b""


def test_a_refused_form_tells_it_too(recorder, host):
    typed = meeting_input(host, title="", date="26/11/2024", start_time="pagi")

    page = recorder.post(URL, typed).content.decode()

    assert "Selasa, 26 November 2024" in page
    assert "Tulis pukulnya, misalnya" in page


def test_a_saved_date_is_shown_in_words_that_can_be_sent_again(recorder, meeting):
    page = recorder.get(reverse("agenda:edit", args=[meeting.pk])).content.decode()

    assert 'value="10 Maret 2026"' in page
