"""Dates and clock times as people type them."""

import datetime as dt

import pytest

from meetings.agenda.dates import NotUnderstood, read_date, read_time

FRIDAY = dt.date(2024, 11, 22)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("hari ini", "2024-11-22"),
        ("Besok", "2024-11-23"),
        (" lusa ", "2024-11-24"),
        ("kemarin", "2024-11-21"),
        ("Selasa depan", "2024-11-26"),
        ("selasa  minggu depan", "2024-11-26"),
        ("hari Minggu depan", "2024-12-01"),
        ("Jumat", "2024-11-22"),
        ("Jumat depan", "2024-11-29"),
        ("Rabu", "2024-11-27"),
        ("Rabu ini", "2024-11-27"),
        ("Rabu minggu ini", "2024-11-20"),
        ("26 November 2024", "2024-11-26"),
        ("Selasa, 26 November 2024", "2024-11-26"),
        ("26 nov 2024.", "2024-11-26"),
        ("26 Nopember 2024", "2024-11-26"),
        ("26/11/2024", "2024-11-26"),
        ("26-11-2024", "2024-11-26"),
        ("26.11.24", "2024-11-26"),
        ("2024-11-26", "2024-11-26"),
        ("26 November", "2024-11-26"),
        ("5 Januari", "2025-01-05"),
        ("29 Februari", "2024-02-29"),
    ],
)
def test_a_date_is_understood(said, meant):
    assert read_date(said, FRIDAY).isoformat() == meant


def test_next_tuesday_said_on_a_monday_is_that_of_next_week():
    monday = dt.date(2024, 11, 25)

    assert read_date("Selasa depan", monday) == dt.date(2024, 12, 3)


@pytest.mark.parametrize(
    "said", ["31-02-2026", "32/1/2026", "bulan depan", "minggu depan", "26", "26 foo"]
)
def test_what_nobody_can_tell_is_refused(said):
    with pytest.raises(NotUnderstood):
        read_date(said, FRIDAY)


def test_a_day_that_is_in_no_year_nearby_is_refused():
    with pytest.raises(NotUnderstood, match="tidak ada dalam kalender"):
        read_date("29 Februari", dt.date(2026, 6, 1))


def test_a_weekday_that_does_not_fit_is_told():
    with pytest.raises(NotUnderstood, match="26 November 2024 adalah hari Selasa"):
        read_date("Senin, 26 November 2024", FRIDAY)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("9", "09:00"),
        ("09.00", "09:00"),
        ("9:30", "09:30"),
        ("0900", "09:00"),
        ("930", "09:30"),
        ("13,30", "13:30"),
        ("pukul 8.15 WIB", "08:15"),
        ("09:00:00", "09:00"),
    ],
)
def test_a_time_is_understood(said, meant):
    assert read_time(said).isoformat("minutes") == meant


@pytest.mark.parametrize("said", ["25", "9.75", "pagi", "12345", ""])
def test_another_word_is_no_time(said):
    with pytest.raises(NotUnderstood):
        read_time(said)
