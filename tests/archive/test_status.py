"""What became of a directive, as a filter and on the page."""

import datetime as dt

import pytest
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from meetings.archive.full_text import FullText
from meetings.archive.models import ThingEntry
from meetings.archive.searching import search
from meetings.archive.taking import batches, selected
from tests import factories as f

PAST = dt.date(2020, 1, 1)
STATES = {
    "Terbuka.": {"state": "in_progress"},
    "Terlambat.": {"state": "not_started", "due_kind": "date", "due_date": PAST},
    # Reported in time: however long that waits, it is not late.
    "Dilaporkan.": {
        "state": "reported",
        "percent": 100,
        "due_kind": "date",
        "due_date": PAST,
        "reported_at": dt.datetime(2020, 1, 1, 12, tzinfo=dt.UTC),
    },
    "Selesai.": {"state": "verified", "percent": 100},
    "Dibatalkan.": {"state": "cancelled"},
}


def follow_up(directive, **values):
    for verb, states in {
        "reported": ("reported", "verified"),
        "verified": ("verified",),
    }.items():
        if values["state"] in states:
            by = {f"{verb}_by": f.UserFactory(), f"{verb}_at": timezone.now()}
            values = by | values
    return f.FollowUpFactory(directive=directive, **values)


@pytest.fixture
def followed(meeting, indexed):
    """A directive of every status, in issued minutes; and one that nothing follows."""
    for text, values in STATES.items():
        follow_up(f.DirectiveFactory(meeting=meeting, text=text), **values)
    f.DirectiveFactory(meeting=meeting, text="Tanpa.")
    f.approved(meeting, state="issued")
    indexed()


CASES = {
    "status:terbuka": ["Terbuka.", "Terlambat."],
    "status:terlambat": ["Terlambat."],
    "status:dilaporkan": ["Dilaporkan."],
    "status:terverifikasi": ["Selesai."],
    "status:selesai": ["Selesai."],
    "status:dibatalkan": ["Dibatalkan."],
    "status:tanpa": ["Tanpa."],
}


@pytest.mark.parametrize("typed", CASES)
def test_a_status_narrows(typed, followed, leader, found_by):
    assert sorted(found_by(leader, typed)) == CASES[typed]


def test_a_status_that_is_not_known_is_explained(followed, leader):
    assert search("status:entah", {}, leader).wanted.nobody


def test_a_mangled_status_in_an_address_finds_nothing(followed, leader):
    assert search("", {"statuses": {"entah"}}, leader).tally.total == 0


def test_the_facet_counts_what_the_filter_finds(followed, leader):
    values = search("", {}, leader).tally.facets["statuses"]

    for value in values:
        found = search("", {"statuses": {value.key}}, leader)
        assert found.tally.total == value.count
    assert len(values) == 4


def test_a_plan_does_not_count(meeting, leader, indexed):
    follow_up(f.DirectiveFactory(meeting=meeting), state="in_progress")
    indexed()

    tally = search("", {}, leader).tally

    assert tally.facets["statuses"] == []
    assert search("status:terbuka", {}, leader).tally.total == 0


def test_the_page_says_how_far_it_is(followed, leader, client_of):
    page = client_of(leader).get(reverse("archive:search")).content.decode()

    assert 'data-status="in_progress">Berjalan</span>' in page
    assert "terlambat</strong>" in page


def test_a_file_says_how_far_it_is(followed, leader):
    lines = next(batches(selected(QueryDict("q=terlambat"), leader), 10))

    assert [line.status.split(" (")[0] for line in lines] == ["Belum mulai"]
    assert lines[0].status.endswith("terlambat")


def test_a_full_text_index_can_be_taken_away():
    rule = FullText(name="things_are_found_by_their_words")

    assert rule.remove_sql(ThingEntry, None) == (
        "ALTER TABLE meetings_thingentry DROP COLUMN words"
    )
