"""A meeting is classified anew, and its directives rise with it."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from meetings.agenda.models import Meeting
from meetings.minutes.models import Directive
from tests import factories as f
from tests.trail import last_event, verbs


@pytest.fixture
def url(meeting):
    return reverse("minutes:reclassify", args=[meeting.pk])


def classes():
    rows = Directive.objects.in_order()
    return list(rows.values_list("classification", "meeting_classification"))


def test_a_meeting_is_classified_anew(recorder, meeting, url):
    response = recorder.post(url, {"classification": 2, "version": 1})

    meeting.refresh_from_db()
    assert (response.url, meeting.classification, meeting.version) == (
        meeting.get_absolute_url(),
        2,
        2,
    )


def test_lower_directives_rise_and_higher_ones_stay(recorder, say, url):
    for classification in (0, 1, 3):
        say("Butir", classification=classification)

    recorder.post(url, {"classification": 2, "version": 1})

    assert classes() == [(2, 2), (2, 2), (3, 2)]


def test_removed_directives_rise_too(recorder, directive, url):
    recorder.post(reverse("minutes:remove_directive", args=[directive.pk]))

    recorder.post(url, {"classification": 1, "version": 1})

    assert classes() == [(1, 1)]


def test_nothing_falls_with_the_meeting(recorder, host):
    meeting = f.MeetingFactory(institution=host, classification=2)
    f.DirectiveFactory(meeting=meeting)
    url = reverse("minutes:reclassify", args=[meeting.pk])

    recorder.post(url, {"classification": 0, "version": 1})

    assert classes() == [(2, 0)]


def test_a_risen_directive_keeps_a_version(recorder, directive, url):
    recorder.post(url, {"classification": 2, "version": 1})

    versions = [r.content["classification"] for r in directive.revisions.all()]
    assert versions == [2, 0]


def test_it_is_audited_with_before_and_after(recorder, meeting, url):
    recorder.post(url, {"classification": 2, "version": 1})

    event = last_event()
    told = (event.verb, event.details["classification"])
    assert told == ("meeting.reclassified", [0, 2])


def test_the_form_shows_what_it_is_now(recorder, meeting, url):
    form = recorder.get(url).context["form"]

    assert (form["classification"].value(), form["version"].value()) == (0, 1)


@pytest.mark.parametrize("typed", ["", "4", "x"])
def test_another_class_is_refused(recorder, meeting, url, typed):
    response = recorder.post(url, {"classification": typed, "version": 1})

    assert (response.status_code, verbs()) == (422, [])


def test_nobody_classifies_above_the_own_clearance(client_of, meeting, url):
    client = client_of(f.user_with("secretariat", clearance=1))

    response = client.post(url, {"classification": 2, "version": 1})

    assert (response.status_code, verbs()) == (422, [])


def test_a_conflict_shows_both_and_saves_nothing(recorder, meeting, url):
    Meeting.objects.update(classification=1, version=2)

    response = recorder.post(url, {"classification": 3, "version": 1})

    meeting.refresh_from_db()
    assert (response.status_code, response.context["rows"]) == (
        409,
        [("Klasifikasi keamanan", "Sangat rahasia", "Terbatas")],
    )
    assert (meeting.classification, verbs()) == (1, [])


def test_a_conflict_page_sent_again_wins(recorder, meeting, url):
    Meeting.objects.update(classification=1, version=2)
    form = recorder.post(url, {"classification": 3, "version": 1}).context["form"]

    recorder.post(url, {"classification": 3, "version": form["version"].value()})

    meeting.refresh_from_db()
    assert meeting.classification == 3


def test_the_database_refuses_to_raise_a_meeting_above_its_directives(directive):
    with pytest.raises(IntegrityError, match="no_lower"), transaction.atomic():
        Meeting.objects.update(classification=1)


def test_the_database_carries_the_class_down_to_higher_directives(meeting):
    f.DirectiveFactory(meeting=meeting, classification=3)

    Meeting.objects.update(classification=2)
    connection.check_constraints()

    assert classes() == [(3, 2)]
