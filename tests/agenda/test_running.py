"""The title and the period of the next meeting."""

import datetime as dt

import pytest

from meetings.agenda.running import next_period, next_title

TODAY = dt.date(2026, 3, 10)


@pytest.mark.parametrize(
    ("last", "following"),
    [
        ("November 2025", "Maret 2026"),
        ("Triwulan III Tahun 2025", "Triwulan IV Tahun 2025"),
        ("Triwulan IV Tahun 2025", "Triwulan I Tahun 2026"),
        ("Semester II 2025", "Semester I 2026"),
        ("Caturwulan I 2026", "Caturwulan II 2026"),
        ("Semester III 2025", ""),
        ("Masa Sidang I", ""),
        ("", ""),
    ],
)
def test_the_period_runs_on(last, following):
    assert next_period(last, TODAY) == following


@pytest.mark.parametrize(
    ("last", "following"),
    [("Rapat ke-9 TPID", "Rapat ke-10 TPID"), ("Rapat TPID", "Rapat TPID")],
)
def test_a_counted_title_counts_on(last, following):
    assert next_title(last) == following
