"""Reminders go out once, on working days, to those who have the duty and may see it."""

import datetime as dt
from types import SimpleNamespace

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from meetings.followups import reminder_text, sending
from meetings.followups.reminding import reached, remind
from meetings.models import (
    FollowUp,
    Grant,
    Holiday,
    Reminder,
    ReminderMail,
    ReminderSetting,
    User,
)
from meetings.outbox import REFUSED, UNREACHABLE
from tests import factories as f
from tests.documents.mail_server import free_port, served
from tests.trail import verbs

pytestmark = pytest.mark.django_db
DUE = dt.date(2026, 3, 11)  # a Wednesday; a week and a day before it are working days


@pytest.fixture
def inbox(settings):
    settings.SITE_ADDRESS = "https://rakor.example"
    yield from served(settings)


@pytest.fixture(autouse=True)
def no_digest(db):
    return ReminderSetting.objects.create(digest_weekday=None)


@pytest.fixture
def worker(staff):
    staff.email = "dinas@contoh.id"
    staff.save()
    return staff


@pytest.fixture
def due(followup):
    FollowUp.objects.filter(pk=followup.pk).update(due_kind="date", due_date=DUE)
    return FollowUp.objects.get(pk=followup.pk)


def run(day, verbosity=0):
    at = dt.datetime.combine(day, dt.time(1), tzinfo=dt.UTC)
    with time_machine.travel(at, tick=False):
        call_command("remind", verbosity=verbosity)


def run_from_due(*days):
    for each in days:
        run(DUE + dt.timedelta(days=each))


def body(mail):
    return mail.get_body().get_content().replace("\r\n", "\n")


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


def test_a_refused_mail_is_sent_the_next_time(inbox, worker, due):
    User.objects.filter(pk=worker.pk).update(email="tolak@contoh.id")
    run_from_due(1)
    failed = ReminderMail.objects.get()
    assert (failed.state, failed.reason) == ("failed", REFUSED)

    User.objects.filter(pk=worker.pk).update(email="dinas@contoh.id")
    run_from_due(2, 2)

    assert inbox.recipients == ["dinas@contoh.id"]
    assert Reminder.objects.get().mail.state == "sent"


def test_a_server_that_was_away_is_tried_again(inbox, worker, due, settings):
    there, settings.EMAIL_PORT = settings.EMAIL_PORT, free_port()
    run_from_due(1)
    assert ReminderMail.objects.get().reason == UNREACHABLE

    settings.EMAIL_PORT = there
    run_from_due(1)

    assert len(inbox.mails) == 1


def test_what_may_have_arrived_is_not_sent_again(inbox, worker, due):
    setting = ReminderSetting.current()
    mail, _ = sending.take(worker.pk, setting, DUE)
    sending.finish(mail, UNREACHABLE, certain=False)

    assert sending.take(worker.pk, setting, DUE) is None
    assert ReminderMail.objects.get().state == "unknown"


def test_two_runs_at_once_send_one_mail(crowd, inbox, worker, due):
    setting, day = ReminderSetting.current(), DUE + dt.timedelta(days=1)

    found = crowd(lambda _: sending.take(worker.pk, setting, day), 4)

    assert sum(isinstance(each, tuple) for each in found) == 1
    assert (Reminder.objects.count(), ReminderMail.objects.count()) == (1, 1)


def test_the_command_says_how_many_it_looked_at(inbox, worker, due, capsys):
    run(DUE, verbosity=1)

    assert (
        capsys.readouterr().out == f"{len(sending.recipients())} pengguna diperiksa.\n"
    )


def test_notices_are_read_and_are_ones_own(inbox, worker, due, read, post, client_of):
    run_from_due(1)
    assert "Tandai semua sudah dibaca (1)" in read(worker, "notices")
    assert due.description not in read(f.user_with("leadership"), "notices")

    assert client_of(worker).get(reverse("followups:read_notices")).status_code == 405
    answer = client_of(worker).post(reverse("followups:read_notices"))

    assert answer.status_code == 302
    assert "Tandai semua" not in read(worker, "notices")


def test_a_notice_goes_with_the_right_to_see_it(inbox, worker, secret, due, read):
    User.objects.filter(pk=worker.pk).update(clearance=1)
    run_from_due(1)
    worker.refresh_from_db()
    assert "Buka untuk membaca isinya" in read(worker, "notices")

    worker.clearance = 0
    worker.save()

    assert "Buka untuk membaca isinya" not in read(worker, "notices")


def test_many_notices_cost_no_more_queries(inbox, worker, due, client_of):
    counts = []
    client = client_of(worker)
    run_from_due(1)
    for more in range(2):
        with CaptureQueriesContext(
            connection,
        ) as found:
            client.get(reverse("followups:notices"))
        counts.append(len(found))
        for offset in (90, 91):
            Reminder.objects.create(
                followup=due, user=worker, due_date=DUE, offset=offset + 5 * more
            )

    assert counts[0] == counts[1] <= 12


def test_who_watches_sees_what_was_sent(inbox, worker, due, read, leader):
    run_from_due(1)

    assert "Pengingat terkirim" in read(leader, "followup", due)
    assert "pos-el terkirim" in read(leader, "followup", due)
    assert "Pengingat terkirim" not in read(worker, "followup", due)


@pytest.mark.parametrize("name", ["reminder", "remindermail", "holiday"])
def test_the_admin_has_the_log(inbox, worker, due, admin_user, client_of, name):
    run_from_due(1)

    answer = client_of(admin_user).get(reverse(f"admin:meetings_{name}_changelist"))

    assert answer.status_code == 200
    assert due.description not in answer.content.decode()


def test_there_is_one_setting(admin_user, client_of):
    add = reverse("admin:meetings_remindersetting_add")

    assert client_of(admin_user).get(add).status_code == 403


@pytest.mark.parametrize(
    ("after", "fine"), [("1, 7", True), ("0", False), ("x", False)]
)
def test_the_days_are_numbers(after, fine, no_digest, admin_user, client_of):
    change = reverse("admin:meetings_remindersetting_change", args=[no_digest.pk])
    data = {"before": "3, 0", "after": after, "zone": "Asia/Jakarta"}

    answer = client_of(admin_user).post(change, data)

    assert answer.status_code == (302 if fine else 200)
    no_digest.refresh_from_db()
    assert no_digest.offsets == ([-3, 0, 1, 7] if fine else [-7, -1, 1, 7])


def test_a_reminder_says_how_far_the_date_is(due, staff):
    found = Reminder(followup=due, user=staff, due_date=due.due_date, offset=0)

    assert (str(found), found.distance) == ("Pengingat None", "pada hari tenggat")


@pytest.mark.parametrize(
    ("late", "said"),
    [
        ([0], "1 tindak lanjut mendekati tenggat"),
        ([0, 3], "2 tindak lanjut perlu perhatian, 1 terlambat"),
        ([3], "1 tindak lanjut terlambat"),
    ],
)
def test_the_subject_tells_what_is_late(late, said):
    lines = [SimpleNamespace(days_late=days) for days in late]

    assert reminder_text.subject(lines) == said


def test_long_before_the_date_nobody_is_reminded(due, staff, no_digest):
    remind(staff, no_digest, DUE - dt.timedelta(days=60))

    assert Reminder.objects.count() == 0
