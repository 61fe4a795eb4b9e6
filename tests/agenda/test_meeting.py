"""A meeting in words."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from meetings.agenda.models import Attendance, Meeting, Series, Topic

NINE, HALF_PAST = dt.time(9), dt.time(11, 30)
DAY, NEXT = dt.date(2024, 11, 26), dt.date(2024, 11, 27)


@pytest.mark.parametrize(
    ("known", "text"),
    [
        ({}, ""),
        ({"part_of_day": "morning"}, "pagi"),
        ({"start_time": NINE}, "09.00 WIB"),
        ({"start_time": NINE, "until_done": True}, "09.00 WIB s.d. selesai"),
        ({"start_time": NINE, "end_time": HALF_PAST}, "09.00–11.30 WIB"),
        ({"start_time": NINE, "zone": "Asia/Makassar"}, "09.00 WITA"),
        (
            {"start_time": NINE, "end_time": HALF_PAST, "zone": "Asia/Jayapura"},
            "09.00–11.30 WIT",
        ),
    ],
)
def test_the_time_is_told_as_far_as_it_is_known(known, text):
    assert Meeting(**known).time_text == text


@pytest.mark.parametrize(
    ("days", "text"),
    [
        ({}, ""),
        ({"date": DAY}, "Selasa, 26 November 2024"),
        (
            {"date": DAY, "end_date": NEXT},
            "Selasa, 26 November 2024 s.d. Rabu, 27 November 2024",
        ),
    ],
)
def test_the_days_are_told_in_indonesian(days, text):
    assert Meeting(**days).date_text == text


def test_it_starts_in_its_own_zone():
    meeting = Meeting(date=DAY, start_time=NINE, zone="Asia/Jayapura")

    moment = dt.datetime(2024, 11, 26, 0, 0, tzinfo=dt.UTC)
    assert (meeting.starts_at, meeting.starts_at.tzinfo) == (
        moment,
        ZoneInfo("Asia/Jayapura"),
    )


@pytest.mark.parametrize("known", [{"date": DAY}, {"start_time": NINE}, {}])
def test_without_day_or_clock_time_nobody_knows_when_it_starts(known):
    assert Meeting(**known).starts_at is None


@pytest.mark.parametrize(
    ("period", "name"), [("", "Rakor"), ("Maret 2026", "Rakor (Maret 2026)")]
)
def test_it_is_called_by_title_and_period(period, name):
    assert str(Meeting(title="Rakor", period=period)) == name


def test_a_forum_and_its_matters_are_called_by_their_names():
    assert (str(Series(name="TPID")), str(Topic(title="Beras"))) == ("TPID", "Beras")


@pytest.mark.parametrize(
    ("known", "label"),
    [
        ({"name": "Sari"}, "Sari"),
        ({"office": "Camat"}, "Camat"),
        ({"name": "Sari", "office": "Camat"}, "Camat, Sari"),
        ({"office": "Camat", "capacity": "plt"}, "Plt. Camat"),
        ({"office": "Camat", "capacity": "definitive"}, "Camat"),
        ({"name": "Sari", "capacity": "plt"}, "Sari"),
    ],
)
def test_a_line_is_called_by_whatever_is_known(known, label):
    assert str(Attendance(**known)) == label
