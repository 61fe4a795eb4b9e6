"""The secretariat asks speakers to confirm what was noted of them."""

import datetime as dt
import re

import pytest
import time_machine
from django.urls import reverse

from meetings.minutes.confirming import GOOD_FOR, is_open, make_link
from meetings.minutes.models.confirmation import hash_of
from meetings.models import ConfirmationLink, Minutes
from tests import factories as f
from tests.trail import last_event, verbs

NOW = dt.datetime(2026, 3, 11, 3, 0, tzinfo=dt.UTC)


@pytest.fixture
def desk(meeting):
    return reverse("minutes:confirmations", args=[meeting.pk])


@pytest.fixture
def door(speaker):
    return reverse("minutes:confirmation_link", args=[speaker.pk])


def token_in(page):
    return re.search(r"/konfirmasi/([\w-]{22})/", page.content.decode())[1]


def test_a_link_is_shown_once_and_only_its_hash_is_kept(recorder, directive, door):
    token = token_in(recorder.post(door))

    link = ConfirmationLink.objects.get()
    again = recorder.get(door).content.decode()
    assert (link.token_hash, token in again) == (hash_of(token), False)


def test_it_is_not_kept_by_the_browser(recorder, directive, door):
    assert "no-store" in recorder.post(door).headers["Cache-Control"]


def test_making_it_is_audited_without_its_token(
    recorder, directive, door, meeting, speaker
):
    token = token_in(recorder.post(door))

    event = last_event()
    assert (event.verb, event.details) == (
        "confirmation_link.made",
        {"meeting": meeting.pk, "speaker": speaker.pk, "renewed": False},
    )
    assert token not in event.target_label


def test_the_text_to_send_names_speaker_meeting_and_end(recorder, directive, door):
    with time_machine.travel(NOW, tick=False):
        page = recorder.post(door).content.decode()

    told = [words in page for words in ("Yth. Camat, Sari", "18 Maret 2026, 10.00 WIB")]
    assert told == [True, True]


def test_a_new_link_kills_the_one_before(recorder, directive, door, client):
    first, second = [token_in(recorder.post(door)) for _ in range(2)]

    codes = [
        client.get(reverse("minutes:confirm", args=[token])).status_code
        for token in (first, second)
    ]
    assert (codes, last_event().details["renewed"]) == ([404, 200], True)


def test_it_is_revoked(recorder, directive, door, speaker, client):
    token = token_in(recorder.post(door))
    url = reverse("minutes:revoke_link", args=[speaker.pk])

    for _ in range(2):
        recorder.post(url)

    gone = client.get(reverse("minutes:confirm", args=[token])).status_code
    assert (gone, verbs()[-2:]) == (
        404,
        ["confirmation_link.made", "confirmation_link.revoked"],
    )


def test_who_said_nothing_gets_none(recorder, directive, meeting):
    other = f.AttendanceFactory(meeting=meeting)

    page = recorder.post(reverse("minutes:confirmation_link", args=[other.pk]))

    assert (page.status_code, ConfirmationLink.objects.exists()) == (409, False)


def test_who_said_only_what_is_classified_gets_none(recorder, say, door):
    say("Rahasia.", classification=2)

    assert recorder.post(door).status_code == 409


def put(meeting, state):
    """Put the minutes of the meeting into a state."""
    if state in ("approved", "issued"):
        f.approved(meeting, state)
    else:
        Minutes.objects.create(meeting=meeting, state=state)


@pytest.mark.parametrize("state", ["approved", "issued"])
def test_once_approved_there_are_no_links(recorder, directive, door, meeting, state):
    put(meeting, state)

    assert recorder.post(door).status_code == 409


def test_a_classified_meeting_has_none(recorder, meeting, say, door, desk):
    type(meeting).objects.update(classification=1)
    meeting.refresh_from_db()
    say("Pompa disiagakan.", classification=1)

    page = recorder.get(desk).content.decode()

    told = "Rapat berklasifikasi tidak memakai konfirmasi" in page
    assert (recorder.post(door).status_code, told) == (409, True)


@pytest.fixture
def link(directive, speaker, secretariat):
    with time_machine.travel(NOW, tick=False):
        return make_link(speaker, by=secretariat)[0]


def test_a_link_is_good_for_a_while(link):
    moments = (NOW, NOW + GOOD_FOR - dt.timedelta(seconds=1), NOW + GOOD_FOR)

    assert [is_open(link, moment) for moment in moments] == [True, True, False]


@pytest.mark.parametrize(
    ("state", "answer"),
    [
        ("drafted", True),
        ("under_review", True),
        ("approved", False),
        ("issued", False),
    ],
)
def test_it_dies_on_approval(link, meeting, state, answer):
    put(meeting, state)

    assert is_open(ConfirmationLink.objects.get(), NOW) == answer


STATES = [
    (dt.timedelta(0), "Tautan berlaku sampai 18 Maret 2026, 10.00 WIB, belum dibuka"),
    (GOOD_FOR, "Tautan tidak berlaku lagi"),
]


@pytest.mark.parametrize(("later", "words"), STATES)
def test_the_desk_tells_how_the_link_stands(
    client_of, secretariat, link, desk, later, words
):
    with time_machine.travel(NOW + later, tick=False):
        page = client_of(secretariat).get(desk).content.decode()

    assert words in page


def test_the_desk_tells_of_a_link_that_was_revoked(recorder, link, speaker, desk):
    recorder.post(reverse("minutes:revoke_link", args=[speaker.pk]))

    assert "Tautan dicabut" in recorder.get(desk).content.decode()


def test_the_desk_lists_the_speakers_and_how_much_they_said(recorder, say, desk):
    for text in ("Satu.", "Dua."):
        say(text)

    (speaker,) = recorder.get(desk).context["speakers"]

    assert (speaker.line.name, speaker.told) == ("Sari", "2 butir: 2 belum dijawab")


def test_without_anything_said_the_desk_says_so(recorder, meeting, desk):
    assert "Belum ada butir yang dapat dikonfirmasi" in (
        recorder.get(desk).content.decode()
    )


def test_the_meeting_leads_to_the_desk(recorder, directive, meeting, desk):
    assert f'href="{desk}"' in recorder.get(meeting.get_absolute_url()).content.decode()


def test_a_link_is_named_without_its_token(link, speaker):
    assert str(link) == f"Tautan konfirmasi {speaker.pk}"
