"""The words around the record."""

import pytest
from django.urls import reverse

from meetings.minutes.actions import minutes_of
from meetings.minutes.models import Minutes
from tests import factories as f
from tests.trail import last_event, verbs

TYPED = {"opening": "Rapat dibuka.", "closing": "", "source_note": "", "version": 1}


@pytest.fixture
def url(meeting):
    return reverse("minutes:edit", args=[meeting.pk])


def test_opening_and_closing_are_written(recorder, meeting, url):
    response = recorder.post(url, {**TYPED, "closing": "Rapat ditutup."})

    minutes = meeting.minutes
    assert (response.url, minutes.opening, minutes.closing) == (
        meeting.get_absolute_url(),
        "Rapat dibuka.",
        "Rapat ditutup.",
    )


def test_writing_is_audited(recorder, meeting, url):
    recorder.post(url, TYPED)

    event = last_event()
    told = (event.verb, event.details["changes"])
    assert told == ("minutes.edited", {"opening": ["", "Rapat dibuka."]})


def test_a_meeting_has_one_minutes(recorder, meeting, url):
    for _ in range(2):
        recorder.get(url)

    assert Minutes.objects.filter(meeting=meeting).count() == 1


def test_minutes_asked_for_at_once_are_made_once(crowd):
    meeting = f.MeetingFactory()

    made = crowd(lambda number: minutes_of(meeting).pk, 4)

    assert (len(set(made)), Minutes.objects.count()) == (1, 1)


def test_refused_input_keeps_what_was_typed(recorder, meeting, url):
    response = recorder.post(
        url, {**TYPED, "opening": "Dibuka <jam 9>", "source_note": "S" * 301}
    )

    kept = "Dibuka &lt;jam 9&gt;" in response.content.decode()
    assert (response.status_code, kept, verbs()) == (422, True, [])


def test_a_conflict_shows_both_texts_and_saves_nothing(recorder, meeting, url):
    Minutes.objects.create(meeting=meeting, opening="Mereka", version=2)

    response = recorder.post(url, TYPED)

    shown = (response.status_code, response.context["rows"], verbs())
    assert shown == (409, [("Kata pembukaan", "Rapat dibuka.", "Mereka")], [])


def test_a_conflict_page_sent_again_wins(recorder, meeting, url):
    Minutes.objects.create(meeting=meeting, opening="Mereka", version=2)
    form = recorder.post(url, TYPED).context["form"]

    recorder.post(url, {**TYPED, "version": form["version"].value()})

    assert Minutes.objects.get().opening == "Rapat dibuka."


def test_minutes_are_called_by_their_meeting(meeting):
    assert str(Minutes(meeting=meeting)) == f"Notula {meeting.title}"
