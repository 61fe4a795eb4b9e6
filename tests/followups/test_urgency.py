"""Which follow-ups are open, late, and first."""

import datetime as dt

import pytest
from django.utils import timezone

from meetings.followups.lateness import reported_in_time
from meetings.followups.lines import lines_of
from meetings.followups.reminder_text import when
from meetings.models import FollowUp
from tests import factories as f

TODAY = f.DAY
YESTERDAY, TOMORROW = TODAY - dt.timedelta(days=1), TODAY + dt.timedelta(days=1)


def due(date, **values):
    return f.FollowUpFactory(due_kind="date", due_date=date, **values)


def reported(**values):
    known = {"reported_by": f.UserFactory(), "reported_at": timezone.now()}
    return {"state": "reported", "percent": 100} | known | values


def at(day, hour=1):
    """On the office's clock."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time(hour, 30)))


def verified():
    who = {"verified_by": f.UserFactory(), "verified_at": timezone.now()}
    return reported(state="verified", **who)


@pytest.mark.parametrize("kind", ["none", "ongoing"])
def test_without_a_date_it_is_never_late(db, kind):
    followup = f.FollowUpFactory(due_kind=kind)

    far = dt.date(2999, 1, 1)
    assert (followup.is_overdue(far), FollowUp.objects.overdue(far).exists()) == (
        False,
        False,
    )


@pytest.mark.parametrize(
    ("date", "late"), [(YESTERDAY, True), (TODAY, False), (TOMORROW, False)]
)
def test_it_is_late_from_the_day_after_its_date(db, date, late):
    followup = due(date)

    found = FollowUp.objects.overdue(TODAY).exists()
    assert (followup.is_overdue(TODAY), found) == (late, late)


@pytest.mark.parametrize(
    ("values", "late"),
    [
        (lambda: reported(reported_at=at(TODAY)), True),
        (lambda: reported(reported_at=at(YESTERDAY, 23)), False),
        (verified, False),
        (lambda: {"state": "cancelled"}, False),
        (lambda: {"state": "returned"}, True),
    ],
    ids="too_late in_time verified cancelled returned".split(),
)
def test_what_is_closed_or_reported_in_time_is_not_late(db, values, late):
    followup = due(YESTERDAY, **values())

    found = FollowUp.objects.overdue(TODAY).exists()
    assert (followup.is_overdue(TODAY), found) == (late, late)


def test_the_database_keeps_the_date_whatever_is_written(db):
    row = due(YESTERDAY)

    FollowUp.objects.update(late_from=None)
    assert FollowUp.objects.get(late_from=YESTERDAY) == row
    FollowUp.objects.update(**reported(reported_at=at(YESTERDAY)))
    assert FollowUp.objects.get(late_from=None) == row


def test_what_has_no_date_is_not_reported_in_time():
    assert not reported_in_time("reported", at(TODAY), None)


def test_a_report_that_is_not_saved_yet_is_not_in_time():
    row = FollowUp(state="reported", due_kind="date", due_date=YESTERDAY)

    assert row.is_overdue(TODAY)


def test_what_came_in_time_is_nowhere_said_to_be_late(db):
    row = due(YESTERDAY, **reported(reported_at=at(YESTERDAY)))

    assert [line.days_late for line in lines_of([row], TODAY)] == [0]
    assert when(lines_of([row], TODAY)[0], TODAY) == "Tenggat 9 Maret 2026"


def test_open_and_closed_are_all(db):
    rows = [f.FollowUpFactory(), f.FollowUpFactory(state="cancelled")]

    assert [list(FollowUp.objects.open()), list(FollowUp.objects.closed())] == [
        [rows[0]],
        [rows[1]],
    ]


def test_what_was_returned_comes_first_then_what_is_late(db):
    last = f.FollowUpFactory(state="cancelled")
    waiting = due(YESTERDAY, **reported())
    undated = f.FollowUpFactory()
    heavy = f.FollowUpFactory(priority="urgent")
    soon = due(TOMORROW)
    late = due(YESTERDAY)
    returned = f.FollowUpFactory(state="returned")

    found = list(FollowUp.objects.by_urgency(TODAY))

    assert found == [returned, late, soon, heavy, undated, waiting, last]
    assert [row.urgency for row in found] == [0, 1, 2, 2, 2, 3, 4]
