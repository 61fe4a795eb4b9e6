"""Nobody changes the trail unseen."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.audit.models import AuditEvent, Verb
from meetings.audit.trail import digest, first_broken, record

FIELDS = ("previous_hash", "actor_name", "verb", "target_type", "target_id")


def event_of(**changes):
    moment = dt.datetime(2026, 3, 10, 9, tzinfo=dt.UTC)
    return AuditEvent(at=moment, **changes)


def test_the_first_event_follows_nothing(events):
    assert events[0].previous_hash == ""


def test_each_event_carries_the_hash_before_it(events):
    links = [event.previous_hash for event in events[1:]]

    assert links == [event.hash for event in events[:-1]]


def test_an_empty_trail_is_whole(db):
    assert first_broken() is None


def test_an_untouched_trail_is_whole(events):
    assert first_broken() is None


def test_details_of_every_kind_keep_the_trail_whole(host):
    details = {"a": 1.0, "ä": None, "list": [{"b": "☂"}, True], "day": dt.date.min}

    record(Verb.SETUP_CHANGED, host, by=None, **details)

    assert first_broken() is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("actor_name", "Orang lain"),
        ("actor_id", 99),
        ("verb", Verb.SETUP_REMOVED),
        ("details", {"n": 7}),
        ("at", dt.datetime(2020, 1, 1, tzinfo=dt.UTC)),
        ("hash", "0" * 64),
    ],
)
def test_a_changed_event_is_found(events, unlocked, field, value):
    AuditEvent.objects.filter(pk=events[1].pk).update(**{field: value})

    assert first_broken() == events[1]


def test_after_a_removed_event_the_next_one_is_found(events, unlocked):
    AuditEvent.objects.filter(pk=events[1].pk).delete()

    assert first_broken() == events[2]


def test_without_the_first_event_the_second_is_found(events, unlocked):
    AuditEvent.objects.filter(pk=events[0].pk).delete()

    assert first_broken() == events[1]


def test_an_event_rehashed_after_a_change_breaks_the_next(events, unlocked):
    forged = events[0]
    forged.actor_name = "Orang lain"
    forged.hash = digest(forged)
    forged.save()

    assert first_broken() == events[1]


def test_an_event_that_follows_nothing_is_found(events):
    stray = event_of(previous_hash="f" * 64, verb=Verb.SETUP_ADDED)
    stray.hash = digest(stray)
    stray.save()

    assert first_broken() == stray


@given(field=st.sampled_from(FIELDS), one=st.text(), other=st.text())
def test_events_that_differ_in_a_field_differ_in_their_hash(field, one, other):
    hashes = {digest(event_of(**{field: text})) for text in (one, other)}

    assert len(hashes) == len({one, other})


@given(st.text(), st.text())
def test_text_cannot_slip_from_one_field_into_the_next(one, other):
    split = digest(event_of(actor_name=one, verb=other))
    joined = digest(event_of(actor_name=one + other, verb=""))

    assert (split == joined) == (other == "")
