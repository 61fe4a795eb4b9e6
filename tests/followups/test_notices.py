"""Reminders on the screen, their log, and what the admin sets."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from meetings.models import (
    FollowUp,
    Reminder,
    User,
)
from tests import factories as f
from tests.followups.timer import DUE, run_from_due

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_digest")]


def test_notices_are_read_and_are_ones_own(inbox, worker, due, read, post, client_of):
    run_from_due(1)
    assert "Tandai semua sudah dibaca (1)" in read(worker, "notices")
    assert due.description not in read(f.user_with("leadership"), "notices")

    assert client_of(worker).get(reverse("followups:read_notices")).status_code == 405
    answer = client_of(worker).post(reverse("followups:read_notices"))

    assert answer.status_code == 302
    assert "Tandai semua" not in read(worker, "notices")


def test_who_opens_what_a_notice_tells_of_has_read_it(inbox, worker, due, read, leader):
    run_from_due(1)
    read(leader, "followup", due)
    assert '1<span class="visually-hidden"> belum dibuka</span>' in read(worker, "work")
    assert "Baru" in read(worker, "notices")

    read(worker, "followup", due)

    assert "belum dibuka" not in read(worker, "work")
    assert "Baru" not in read(worker, "notices")


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


def test_what_is_open_can_be_copied_as_a_reminder(worker, due, read):
    assert "Salin untuk WhatsApp" in read(worker, "followup", due)
    assert "*Pengingat tindak lanjut*" in read(worker, "text", due)


def test_of_what_is_closed_there_is_no_reminder_to_copy(worker, due, read, client_of):
    FollowUp.objects.filter(pk=due.pk).update(state="cancelled")

    answer = client_of(worker).get(reverse("followups:text", args=[due.pk]))

    said = "Tindak lanjut ini dibatalkan, jadi tidak ada yang perlu diingatkan.\n"
    assert (answer.status_code, answer.content.decode()) == (404, said)
    assert "Salin untuk WhatsApp" not in read(worker, "followup", due)


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
    ("after", "fine"),
    [("1, 7", True), ("07,1, 7", True), ("0", False), ("1, 00", False), ("x", False)],
)
def test_the_days_are_numbers(after, fine, no_digest, admin_user, client_of):
    change = reverse("admin:meetings_remindersetting_change", args=[no_digest.pk])
    data = {"before": "3, 0", "after": after, "zone": "Asia/Jakarta"}

    answer = client_of(admin_user).post(change, data)

    assert answer.status_code == (302 if fine else 200)
    no_digest.refresh_from_db()
    assert no_digest.offsets == ([-3, 0, 1, 7] if fine else [-7, -1, 1, 7])
    assert no_digest.after == "1, 7"


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (-7, "7 hari sebelum tenggat"),
        (0, "pada hari tenggat"),
        (9, "9 hari sesudah tenggat"),
    ],
)
def test_a_reminder_says_how_far_the_date_was_when_it_was_made(due, staff, days, said):
    made_at = timezone.make_aware(dt.datetime.combine(DUE, dt.time(8)))
    known = {"due_date": DUE, "offset": 7, "made_at": made_at + dt.timedelta(days=days)}

    found = Reminder(followup=due, user=staff, **known)

    assert (str(found), found.distance) == ("Pengingat None", said)


def test_the_log_is_headed_in_indonesian(inbox, worker, due, admin_user, client_of):
    run_from_due(2)
    url = reverse("admin:meetings_reminder_changelist")

    page = client_of(admin_user).get(url).content.decode()

    assert "Nomor tindak lanjut" in page
    assert "Jarak pada hari itu" in page
    assert "2 hari sesudah tenggat" in page


def test_the_admin_sees_the_national_holidays(admin_user, client_of):
    url = reverse("admin:meetings_holiday_changelist")
    with time_machine.travel(dt.datetime(2026, 3, 12, tzinfo=dt.UTC), tick=False):
        page = client_of(admin_user).get(url).content.decode()

    assert "Senin, 17 Agustus 2026: Hari Kemerdekaan" in page
    assert "Selasa, 17 Agustus 2027: " in page


@pytest.mark.parametrize(("day", "code"), [("2026-12-24", 302), ("0026-12-24", 200)])
def test_a_day_off_is_of_a_year_that_can_be(admin_user, client_of, day, code):
    add = reverse("admin:meetings_holiday_add")

    answer = client_of(admin_user).post(add, {"date": day, "name": "Cuti bersama"})

    assert answer.status_code == code
