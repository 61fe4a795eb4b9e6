"""The particulars of a meeting are changed."""

import pytest
from django.urls import reverse

from meetings.agenda.models import Meeting
from tests import factories as f
from tests.inputs import meeting_input
from tests.trail import last_event, verbs


@pytest.fixture
def recorder(client_of, secretariat):
    return client_of(secretariat)


@pytest.fixture
def url(meeting):
    return reverse("agenda:edit", args=[meeting.pk])


def saved(meeting):
    return Meeting.objects.get(pk=meeting.pk)


def test_the_particulars_change(recorder, meeting, host, url):
    response = recorder.post(url, meeting_input(host, version=1, place="Pendopo"))

    now = saved(meeting)
    assert (response.url, now.place, now.version) == (
        meeting.get_absolute_url(),
        "Pendopo",
        2,
    )


def test_it_is_audited_with_what_changed(recorder, meeting, host, url):
    typed = meeting_input(host, version=1, title=meeting.title, place="Pendopo")

    recorder.post(url, typed)

    event = last_event()
    told = (event.verb, event.details)
    assert told == ("meeting.edited", {"changes": {"place": ["Aula", "Pendopo"]}})


def test_the_form_shows_what_is_saved(recorder, meeting, url):
    page = recorder.get(url).content.decode()

    assert f'value="{meeting.title}"' in page


def test_the_classification_is_not_changed_here(recorder, meeting, host, url):
    recorder.post(url, meeting_input(host, version=1, classification=2))

    assert saved(meeting).classification == 0


def test_refused_input_keeps_what_was_typed(recorder, meeting, host, url):
    response = recorder.post(
        url, meeting_input(host, version=1, place="Pendopo <2>", date="kapan-kapan")
    )

    kept = "Pendopo &lt;2&gt;" in response.content.decode()
    assert (response.status_code, kept, saved(meeting).version) == (422, True, 1)


def test_refused_input_leaves_the_heading_as_saved(recorder, meeting, host, url):
    response = recorder.post(url, meeting_input(host, version=1, date="kapan-kapan"))

    assert response.context["meeting"].title == meeting.title


def test_a_conflict_shows_both_texts_and_saves_nothing(recorder, meeting, host, url):
    Meeting.objects.filter(pk=meeting.pk).update(place="Balai <kota>", version=2)

    response = recorder.post(url, meeting_input(host, version=1, place="Pendopo"))

    rows = {label: both for label, *both in response.context["rows"]}
    assert (response.status_code, rows["Tempat"], saved(meeting).place) == (
        409,
        ["Pendopo", "Balai <kota>"],
        "Balai <kota>",
    )


def test_a_conflict_page_escapes_the_others_text(recorder, meeting, host, url):
    Meeting.objects.filter(pk=meeting.pk).update(place="<script>", version=2)

    page = recorder.post(url, meeting_input(host, version=1)).content.decode()

    assert ("&lt;script&gt;" in page, "<script>" in page) == (True, False)


def test_a_conflict_is_not_audited(recorder, meeting, host, url):
    recorder.post(url, meeting_input(host, version=7))

    assert verbs() == []


def test_a_conflict_page_sent_again_wins(recorder, meeting, host, url):
    Meeting.objects.filter(pk=meeting.pk).update(place="Balai kota", version=2)
    typed = meeting_input(host, version=1, place="Pendopo")
    form = recorder.post(url, typed).context["form"]

    recorder.post(url, {**typed, "version": form["version"].value()})

    assert (saved(meeting).place, saved(meeting).version) == ("Pendopo", 3)


def test_a_conflict_page_names_who_was_faster(recorder, client_of, meeting, host, url):
    other = f.user_with("secretariat")
    client_of(other).post(url, meeting_input(host, version=1, place="Balai kota"))

    response = recorder.post(url, meeting_input(host, version=1, place="Pendopo"))

    assert response.context["theirs_by"] == other.name


def test_without_a_version_nothing_is_saved(recorder, meeting, host, url):
    response = recorder.post(url, meeting_input(host, place="Pendopo"))

    assert (response.status_code, saved(meeting).place) == (422, "Aula")


def test_a_forum_that_no_longer_meets_stays_with_its_meeting(recorder, host):
    forum = f.SeriesFactory(institution=host, active=False)
    meeting = f.MeetingFactory(institution=host, series=forum)
    url = reverse("agenda:edit", args=[meeting.pk])

    recorder.post(url, meeting_input(host, version=1, series=forum.pk))

    assert (saved(meeting).series, saved(meeting).version) == (forum, 2)
