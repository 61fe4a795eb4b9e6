"""One meeting as one readable document."""

import pytest
from django.urls import reverse

from meetings.minutes.models import Addressee
from tests import factories as f
from tests.trail import last_event, verbs


@pytest.fixture
def url(meeting):
    return meeting.get_absolute_url()


def test_it_shows_what_was_said(recorder, directive, url):
    page = recorder.get(url).content.decode()

    assert ("Pompa disiagakan." in page, "Camat" in page) == (True, True)


def test_what_was_typed_is_escaped(recorder, say, url):
    say("<script>alert(1)</script>")

    page = recorder.get(url).content.decode()

    assert ("&lt;script&gt;alert" in page, "<script>alert" in page) == (True, False)


@pytest.mark.parametrize("who", ["leader", "official", "agency"])
def test_a_reader_is_offered_no_act(client_of, url, who, request):
    page = client_of(request.getfixturevalue(who)).get(url)

    offered = [page.context[name] for name in ("may_record", "gaps", "next_statuses")]
    assert (page.status_code, offered) == (200, [False, (), ()])


def test_to_an_outsider_it_does_not_exist(client_of, outsider, url):
    assert client_of(outsider).get(url).status_code == 404


def test_it_is_only_read(recorder, url):
    assert recorder.post(url).status_code == 405


def test_the_secretariat_sees_what_is_missing_and_where_to_mend_it(
    recorder, meeting, url
):
    gap = recorder.get(url).context["gaps"][0]

    assert (gap.message, gap.url) == (
        "Pimpinan rapat belum ditentukan.",
        reverse("agenda:attendance", args=[meeting.pk]),
    )


def test_the_secretariat_sees_where_the_meeting_can_go_from_here(recorder, url):
    statuses = recorder.get(url).context["next_statuses"]

    assert statuses == [("in_session", "Berlangsung")]


def test_reading_what_is_ordinary_leaves_no_trace(recorder, directive, url):
    recorder.get(url)

    assert verbs() == ["directive.added"]


@pytest.mark.parametrize("where", ["meeting", "directive"])
def test_reading_what_is_classified_is_audited(client_of, leader, host, where):
    meeting = f.MeetingFactory(institution=host, classification=where == "meeting")
    f.DirectiveFactory(meeting=meeting, classification=1)

    client_of(leader).get(meeting.get_absolute_url())

    event = last_event()
    assert (event.verb, event.actor_id) == ("record.read", leader.pk)


def test_reading_without_what_is_classified_leaves_no_trace(client_of, say, url):
    say("Rahasia", classification=1)

    client_of(f.user_with("leadership", clearance=0)).get(url)

    assert verbs() == ["directive.added"]


def test_who_is_merely_addressed_reads_just_that(client_of, say, url):
    agency = f.user_with("agency", institution=f.InstitutionFactory())
    institution = agency.grants.get().institution
    Addressee.objects.create(directive=say("untuk Anda"), institution=institution)
    say("untuk orang lain")

    page = client_of(agency).get(url).content.decode()

    assert ("untuk Anda" in page, "untuk orang lain" in page) == (True, False)
