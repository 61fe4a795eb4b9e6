"""Days and dates: the calendar has the last word. The meeting is on Tuesday, 26
November 2024."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.agenda.dates import DAYS, MONTHS
from tests.minutes.checks import clean as c
from tests.minutes.checks.clean import meeting, said, turn

WRONG = {
    "Rabu, 26 November 2024": "26 November 2024 adalah hari Selasa",
    "Rabu (26/11)": "26 November 2024 adalah hari Selasa",
    "Rabu, tanggal 26-11-2024": "26 November 2024 adalah hari Selasa",
    "Jum'at (2024-11-26)": "26 November 2024 adalah hari Selasa",
    "26 Nov (Minggu)": "26 November 2024 adalah hari Selasa",
    # The nearest second of January is in the next year.
    "Selasa (2/1)": "2 Januari 2025 adalah hari Kamis",
    "hari ini, Rabu": "hari ini bagi rapat ini adalah Selasa, 26 November 2024",
    "Hari ini (27/11)": "hari ini bagi rapat ini adalah Selasa, 26 November 2024",
    "besok, 28 November": "besok bagi rapat ini adalah Rabu, 27 November 2024",
    "kemarin Minggu": "kemarin bagi rapat ini adalah Senin, 25 November 2024",
}


@pytest.mark.parametrize("words", WRONG)
def test_a_day_that_is_not_so_is_found(words):
    record = meeting(turn(said(1, f"Rapat pada {words} di aula.")))

    assert c.found(record) == [
        (
            "weekday",
            (
                f"Butir nomor 1 menyebut “{words}”, padahal {WRONG[words]}."
                " Perbaiki hari atau tanggalnya."
            ),
            "minutes:edit_directive",
            101,
        )
    ]


RIGHT = [
    "Selasa, 26 November 2024",
    "hari Selasa (26/11)",
    "hari ini, Selasa (26/11/2024)",
    "besok, Rabu 27 November",
    "Kamis, 28 November 2024, Jumat, 29 November 2024",  # a list of days
    "Senin–Rabu, 25–27 November 2024",  # a span of days
    "Rabu 09.10 WIB",  # a clock time
    "Rabu, Nomor 400.14.6/2024",  # a number
    "dua minggu 26 November",  # weeks
    "Rabu besok dan Senin kemarin",  # next week's and last week's
    "Rabu depan, 3/40",  # no date at all
    "Rabu dan 26 November",  # two things
]


@pytest.mark.parametrize("words", RIGHT)
def test_what_is_so_is_not_found(words):
    assert c.found(meeting(turn(said(1, f"Rapat pada {words} di aula.")))) == []


@given(st.dates(dt.date(1950, 1, 1), dt.date(2090, 12, 31)), st.integers(0, 6))
def test_of_all_weekdays_only_the_right_one_passes(day, weekday):
    date = f"{day.day} {MONTHS[day.month - 1][0]} {day.year}"
    record = meeting(opening=f"Rapat pada {DAYS[weekday].capitalize()}, {date}.")

    assert bool(c.found(record)) == (weekday != day.weekday())


def test_a_date_that_no_year_has_is_found():
    record = meeting(turn(said(1, quote="Selasa, 31 November")))

    assert [each[:2] for each in c.found(record)] == [
        (
            "no-such-date",
            (
                "Butir nomor 1 menyebut “31 November”, yang tidak ada dalam kalender."
                " Perbaiki tanggalnya."
            ),
        )
    ]


@pytest.mark.parametrize(
    ("words", "slugs"), [("29 Februari", []), ("29 Februari 2023", ["no-such-date"])]
)
def test_a_leap_day_is_there_in_leap_years(words, slugs):
    assert [slug for slug, *_ in c.found(meeting(closing=words))] == slugs


def test_any_day_of_a_long_meeting_is_today():
    days = {"iso_end_date": "2024-11-28"}
    records = [
        meeting(closing=f"Hari ini, {day}.", **days) for day in ("Kamis", "Jumat")
    ]

    assert [len(c.found(record)) for record in records] == [0, 1]


def test_without_the_date_of_the_meeting_only_full_dates_are_judged():
    texts = ("Rabu (26/11), hari ini Rabu", "Rabu (26/11/2024)")
    records = [meeting(closing=text, iso_date="") for text in texts]

    assert [len(c.found(record)) for record in records] == [0, 1]


def test_the_title_and_the_agenda_are_read_too():
    (section,) = meeting().agenda
    agenda = (c.replace(section, description="Rabu (26/11)"),)
    record = meeting(title="Rakor Rabu (26/11)", agenda=agenda)

    assert [each[2:] for each in c.found(record)] == [
        ("agenda:edit", 7),
        ("agenda:edit_item", 1),
    ]
