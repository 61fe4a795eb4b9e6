"""Reminders go out once, on working days, to those who have the duty and may see it."""

import datetime as dt

import pytest
import time_machine

from meetings.followups import sending
from meetings.followups.reminding import reached, remind
from meetings.models import (
    FollowUp,
    Grant,
    Holiday,
    Reminder,
    ReminderMail,
    User,
)
from tests import factories as f
from tests.followups.timer import DUE, body, run, run_from_due
from tests.trail import verbs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_digest")]


@pytest.mark.parametrize(
    ("days", "offset"),
    [(-8, None), (-7, -7), (-3, -7), (0, -1), (1, 1), (6, 1), (7, 7), (20, 14)],
)
def test_the_newest_distance_that_was_reached_counts(days, offset):
    today = DUE + dt.timedelta(days=days)

    assert reached(DUE, today, [-7, -1, 1, 7], weekly=True) == offset


@pytest.mark.parametrize(
    ("offsets", "weekly", "found"), [([1, 7], False, 7), ([-7, -1], True, -1)]
)
def test_without_the_weekly_one_the_last_stays(offsets, weekly, found):
    today = DUE + dt.timedelta(days=30)

    assert reached(DUE, today, offsets, weekly=weekly) == found


def test_who_has_the_duty_is_told_in_words(inbox, worker, due):
    run_from_due(-7)

    [mail] = inbox.mails
    assert (mail["To"], mail["Subject"]) == (
        "dinas@contoh.id",
        "1 tindak lanjut mendekati tenggat",
    )
    assert body(mail) == (
        f"Yth. {worker}\n\n"
        "Kami mengingatkan tindak lanjut berikut.\n\n\n"
        f"{due.description}\n"
        "Keadaan: Belum mulai\n"
        "Dinas Pelaksana · Tenggat 11 Maret 2026 (7 hari lagi)\n"
        f"https://rakor.example/tindak-lanjut/{due.pk}/\n\n\n"
        "Semua pemberitahuan:\nhttps://rakor.example/pemberitahuan/\n"
    )
    assert verbs()[-1] == "reminder.sent"


def test_never_twice_and_once_for_each_distance(inbox, worker, due):
    run_from_due(-7, -7, -6, -1, -1, 0, 1, 2, 7, 8, 14, 14)

    assert list(Reminder.objects.order_by("pk").values_list("offset", flat=True)) == [
        -7,
        -1,
        1,
        7,
        14,
    ]
    assert len(inbox.mails) == 5
    assert inbox.mails[-1]["Subject"] == "1 tindak lanjut terlambat"


def test_a_timer_that_was_down_is_made_up_for_by_one_mail(inbox, worker, due):
    run_from_due(9, 10)

    assert len(inbox.mails) == 1
    assert "terlambat 9 hari" in body(inbox.mails[0])


def test_it_waits_for_the_end_of_the_weekend(inbox, worker, due):
    saturday = dt.date(2026, 3, 14)
    FollowUp.objects.update(due_date=saturday + dt.timedelta(days=7))

    for days, mails in ((0, 0), (1, 0), (2, 1), (3, 1)):
        run(saturday + dt.timedelta(days=days))
        assert len(inbox.mails) == mails


def test_a_national_holiday_is_quiet_unless_worked_on(inbox, worker, due):
    """17 August 2026 is a Monday."""
    independence = dt.date(2026, 8, 17)
    run(independence)
    assert inbox.mails == []

    Holiday.objects.create(date=independence, name="Tetap bekerja", working=True)
    run(independence)

    assert len(inbox.mails) == 1


def test_a_day_off_of_the_admin_is_quiet(inbox, worker, due):
    day = Holiday.objects.create(date=DUE, name="Cuti bersama")
    run(DUE)
    assert (str(day), inbox.mails) == ("2026-03-11 Cuti bersama", [])

    run_from_due(1)

    assert len(inbox.mails) == 1


def test_a_task_that_starts_on_a_quiet_day_does_nothing(inbox, worker, due):
    with time_machine.travel(dt.datetime(2026, 3, 14, 3, tzinfo=dt.UTC), tick=False):
        sending.send_reminders.call(worker.pk)

    assert (inbox.mails, Reminder.objects.count()) == ([], 0)


def test_weekends_can_be_working_days(inbox, worker, due, no_digest):
    no_digest.quiet_weekends = False
    no_digest.save()

    run(dt.date(2026, 3, 14))

    assert len(inbox.mails) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"state": "cancelled"},
        {"due_kind": "none", "due_date": None},
        {"due_kind": "ongoing", "due_date": None},
    ],
)
def test_what_cannot_be_late_is_silent(inbox, worker, due, change):
    FollowUp.objects.filter(pk=due.pk).update(**change)

    run_from_due(1)

    assert (inbox.mails, Reminder.objects.count()) == ([], 0)


def test_a_plan_is_silent(inbox, worker, plan):
    FollowUp.objects.filter(pk=plan.pk).update(due_kind="date", due_date=DUE)

    run_from_due(1)

    assert inbox.mails == []


def test_a_moved_date_has_reminders_of_its_own(inbox, worker, due):
    run_from_due(1)
    FollowUp.objects.update(due_date=DUE + dt.timedelta(days=7))

    run_from_due(1, 6)

    assert len(inbox.mails) == 3


def test_supporting_staff_and_the_assigned_person_are_told(inbox, due, helper):
    person = f.OfficialFactory()
    assigned = f.user_with("official", official=person)
    FollowUp.objects.update(person=person)
    for user in (helper, assigned):
        User.objects.filter(pk=user.pk).update(email=f"u{user.pk}@contoh.id")

    run_from_due(1)

    assert set(inbox.recipients) == {
        f"u{helper.pk}@contoh.id",
        f"u{assigned.pk}@contoh.id",
    }


def test_who_lost_the_duty_since_the_queue_is_not_told(inbox, worker, due):
    Grant.objects.filter(user=worker).delete()

    with time_machine.travel(dt.datetime(2026, 3, 12, 1, tzinfo=dt.UTC), tick=False):
        sending.send_reminders.call(worker.pk)

    assert (inbox.mails, Reminder.objects.count()) == ([], 0)


def test_who_may_not_see_it_any_more_is_not_told(inbox, worker, secret, due):

    run_from_due(1)

    assert inbox.mails == []


def test_who_left_is_not_told(inbox, worker, due):
    User.objects.filter(pk=worker.pk).update(is_active=False)

    with time_machine.travel(dt.datetime(2026, 3, 12, 1, tzinfo=dt.UTC), tick=False):
        sending.send_reminders.call(worker.pk)

    assert inbox.mails == []


def test_what_is_classified_is_only_told_to_be(inbox, worker, secret, due):
    User.objects.filter(pk=worker.pk).update(clearance=2)

    run_from_due(1)

    text = body(inbox.mails[0])
    assert "berklasifikasi; isinya hanya dapat dibaca di Rakor." in text
    assert due.description not in text
    assert "Dinas Pelaksana" not in text


def test_without_an_address_it_stands_on_the_screen(inbox, staff, due, read):
    run_from_due(1)

    assert (inbox.mails, ReminderMail.objects.count()) == ([], 0)
    page = read(staff, "notices")
    assert due.description in page
    assert "1 hari sesudah tenggat 11 Maret 2026" in page


def test_long_before_the_date_nobody_is_reminded(due, staff, no_digest):
    remind(staff, no_digest, DUE - dt.timedelta(days=60))

    assert Reminder.objects.count() == 0
