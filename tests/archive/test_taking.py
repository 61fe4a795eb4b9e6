"""In which order the rows of a search are taken along."""

import datetime as dt

import pytest
from django.http import QueryDict

from meetings.archive import taking
from tests import factories as f
from tests.archive.results import said


def texts(query, user):
    selection = taking.selected(QueryDict(query), user)
    return [line.text for some in taking.batches(selection, 100) for line in some]


@pytest.mark.parametrize("batch", [1, 2, 3, 5, 500])
@pytest.mark.parametrize(
    ("order", "days"), [("terbaru", [3, 2, 1]), ("terlama", [1, 2, 3])]
)
def test_days_in_order_and_each_meeting_as_it_was_said(
    order, days, batch, host, leader, monkeypatch
):
    """However many are read at a time, unless that cuts a meeting in two."""
    monkeypatch.setattr(taking, "BATCH", batch)
    for day in (1, 3, 2):
        meeting = f.MeetingFactory(institution=host, date=dt.date(2026, 1, day))
        said(meeting, f"{day}, pertama.")
        said(meeting, f"{day}, kedua.")

    found = texts(f"urut={order}", leader)

    assert sorted(found) == sorted(set(found))
    if batch > 2:
        assert found == [f"{d}, {word}." for d in days for word in ("pertama", "kedua")]


def test_two_meetings_of_a_day_are_told_one_after_the_other(host, leader):
    one, other = f.MeetingFactory.create_batch(2, institution=host)
    for text in ("a", "b"):
        said(one, f"Satu {text}.")
        said(other, f"Dua {text}.")

    found = texts("", leader)

    assert found == ["Dua a.", "Dua b.", "Satu a.", "Satu b."]
