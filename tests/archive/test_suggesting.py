"""A word that leads somewhere, for one that does not."""

from django.urls import reverse

from meetings.archive.searching import search
from tests import factories as f
from tests.house.test_queries import queries


def test_a_slip_is_put_right(say, leader):
    say("Pilkada diamankan.")

    page = search("pilakda", {}, leader)

    assert (page.tally.total, page.suggestion) == (0, "pilkada")


def test_a_slip_is_not_put_right_with_what_is_not_seen(say, outsider):
    say("Pilkada diamankan.")

    assert search("pilakda", {}, outsider).suggestion == ""


def test_a_word_that_others_may_read_is_as_good_as_unknown(say, leader, meeting):
    """Whoever types a code word learns nothing from the proposal that follows."""
    secret = f.MeetingFactory(institution=meeting.institution, classification=3)
    say("Operasi garudo.", meeting=secret, classification=3, meeting_classification=3)
    say("Garuda dipasang.")
    reader = f.user_with("leadership")

    known, unknown = search("garudo", {}, reader), search("garuto", {}, reader)

    assert (known.suggestion, unknown.suggestion) == ("garuda", "garuda")


def test_slips_are_put_right_one_by_one(say, leader):
    say("Pilkada dan posko diamankan.")

    assert search("pilakda pokso", {}, leader).suggestion == "pilkada posko"


def test_more_slips_take_no_more_queries(say, leader, client_of):
    say("Pilkada, posko, dan pompa diamankan.")
    client = client_of(leader)

    counts = [
        queries(client, reverse("archive:search", query={"q": typed}))
        for typed in ("pilakda", "pilakda pokso pomppa")
    ]

    assert counts[0] + 1 == counts[1]  # and one for any of the words
