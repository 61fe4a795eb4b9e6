"""The newest are looked for in the newest spans of days, and never missed."""

import datetime as dt

import pytest
from django.db import connection

from meetings.archive.facets import tally
from meetings.archive.finding import all_of, matching
from meetings.archive.keys import ALWAYS, first_in, key_of, span_of
from meetings.archive.lately import ALWAYS_NEW, first_of, newest_spans, spans_for
from meetings.archive.match import SPAN, Clause, Match
from meetings.archive.models import DirectiveEntry
from meetings.archive.naming import known_meanings
from meetings.archive.newest import Read
from meetings.archive.query import parse
from meetings.archive.shares import Known, counted, likely, share_of
from meetings.archive.wanted import want
from tests import factories as f

POMPA = Match((Clause((("pompa",),)),))
BOTH = Match((Clause((("pompa",),)), Clause((("air",),))))
SHARES = {"pompa": 0.1, "air": 0.2, "m09": 0.2, "m08": 0.2, "m07": 0.2, "m06": 0.3}
KNOWN = Known(SHARES, rows=100_000, newest=9)  # 10,000 of them hold "pompa"


def test_the_newest_spans_that_hold_enough():
    assert newest_spans(POMPA, KNOWN, 3_000) == {ALWAYS_NEW, "m09", "m08"}


def test_what_is_rare_is_looked_for_everywhere():
    assert newest_spans(BOTH, KNOWN, 3_000) == frozenset()


def test_most_of_the_rows_are_as_good_as_all():
    assert newest_spans(POMPA, KNOWN, 8_000) == frozenset()


def test_spans_without_rows_are_not_walked_for_ever():
    assert newest_spans(POMPA, Known(SHARES, 100_000, 500), 3_000) == frozenset()


def test_words_are_taken_to_have_nothing_to_do_with_each_other():
    found = (likely(BOTH, SHARES), share_of(BOTH, SHARES))

    assert found == (pytest.approx(0.02), 0.1)


def test_a_span_is_of_days():
    old, new, without = (
        span_of(key_of(day, 1)) for day in (dt.date(2024, 1, 1), dt.date.max, None)
    )

    assert (without, new) == (0, span_of(ALWAYS))
    assert first_in(old) <= key_of(dt.date(2024, 1, 1), 1) < first_in(old + 1)


@pytest.fixture
def years(say, meeting):
    """Five directives, of as many years."""
    for year in range(2020, 2025):
        of_year = f.MeetingFactory(
            institution=meeting.institution, date=dt.date(year, 3, 1)
        )
        say(f"Pompa {year}.", meeting=of_year)
    return [f"{SPAN}{span_of(key)}" for key in keys_of_all()]


def keys_of_all():
    return list(DirectiveEntry.objects.order_by("-key").values_list("key", flat=True))


def looked_for(leader, steps, most):
    """Keys that the statement gives."""
    wanted = want(parse("pompa"), {}, known_meanings(), user=leader)

    def rows(spans):
        return matching(wanted, Read.FIRST, spans).values_list("key")

    sql, params = first_of(rows, DirectiveEntry, steps, most)
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return sorted((key for (key,) in cursor.fetchall()), reverse=True)


# Places of the newest spans that are looked into first.
STEPS = [[], [[0]], [[0, 1]], [[0], [0, 1, 2]], [[0, 1, 2, 3, 4]], [[0], [0, 1]]]


@pytest.mark.parametrize("most", [1, 2, 3, 10])
@pytest.mark.parametrize("places", STEPS)
def test_the_newest_are_found_wherever_they_are(places, most, years, leader):
    steps = [frozenset({ALWAYS_NEW, *(years[n] for n in some)}) for some in places]

    assert looked_for(leader, steps, most) == keys_of_all()[:most]


def test_what_is_newer_than_known_is_not_missed(years, leader):
    steps = [frozenset({ALWAYS_NEW, *years[1:]})]  # as if the newest had come since

    assert looked_for(leader, steps, 2) == keys_of_all()[:2]


def test_what_postgresql_has_counted_is_used(years, say, leader):
    """Also what it says of a table; SQLite looks along its index instead."""
    for year in (2019, 2024):
        of_year = f.MeetingFactory(date=dt.date(year, 3, 2))
        f.DirectiveFactory.create_batch(20, meeting=of_year, text="Perahu.")
    say("Perahu.")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    counted.cache_clear()
    wanted = want(parse("pompa"), {}, known_meanings(), user=leader)

    spans = spans_for(DirectiveEntry, all_of(wanted), 0.5)
    found = tally(wanted).total
    counted.cache_clear()

    on_postgres = connection.vendor == "postgresql"
    assert (bool(spans), found) == (on_postgres, 5)
