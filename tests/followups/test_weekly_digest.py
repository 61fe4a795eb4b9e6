"""Once a week what is open, for each institution and for who decides."""

import datetime as dt

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from meetings.followups import deciding
from meetings.models import FollowUp, Holiday, ReminderMail, ReminderSetting, User
from tests import factories as f
from tests.followups.timer import body, run

pytestmark = pytest.mark.django_db
MONDAY = dt.date(2026, 3, 9)


@pytest.fixture
def chair(leader, followup):
    User.objects.filter(pk=leader.pk).update(email="pimpinan@contoh.id")
    return leader


def run_on(*days):
    for each in days:
        run(MONDAY + dt.timedelta(days=each))


def test_it_goes_once_a_week(inbox, chair):
    run_on(0, 0, 1, 4, 7, 8)

    assert len(inbox.mails) == 2
    assert inbox.mails[0]["Subject"] == "Ringkasan tindak lanjut mingguan"


def test_it_tells_what_is_open_late_and_reported(inbox, chair, followup, reported):
    other = f.FollowUpFactory(
        directive=followup.directive,
        due_kind="date",
        due_date=MONDAY - dt.timedelta(days=3),
    )

    run_on(0)

    text = body(inbox.mails[0])
    assert "=\n1 terbuka, 1 menunggu verifikasi\n" in text
    assert "=\n1 terbuka, 1 terlambat\n" in text
    assert f"{other.description}\n" in text
    assert "terlambat 3 hari" in text


@pytest.fixture
def agency_mail(staff, inbox):
    """``agency_mail()``: the digest that the staff of the lead gets."""
    User.objects.filter(pk=staff.pk).update(email="dinas@contoh.id")

    def read():
        run_on(0)
        [mail] = inbox.mails
        return body(mail)

    return read


def test_what_was_reported_waits_apart_and_is_not_called_late(
    agency_mail, followup, reported
):
    past = {"due_kind": "date", "due_date": MONDAY - dt.timedelta(days=3)}
    FollowUp.objects.update(**past)
    f.FollowUpFactory(directive=followup.directive, lead=followup.lead)

    text = agency_mail()

    day = date_format(timezone.localtime(reported.reported_at), "j F Y")
    assert "\n2 terbuka, 1 menunggu verifikasi\n" in text
    assert f"Keadaan: Menunggu verifikasi, dilaporkan selesai {day}\n" in text
    assert "Dinas Pelaksana · Tenggat 6 Maret 2026\n" in text
    assert text.index("Belum mulai") < text.index("Menunggu verifikasi\n-----")


def test_what_came_back_is_first_and_says_why(agency_mail, followup, reported, leader):
    f.FollowUpFactory(
        directive=followup.directive, lead=followup.lead, priority="urgent"
    )
    deciding.send_back(reported, "Fotonya\nbelum ada.", by=leader)

    text = agency_mail()

    day = date_format(timezone.localdate(), "j F Y")
    said = f"Keadaan: Dikembalikan {day}: Fotonya belum ada.\n"
    assert text.index(said) < text.index("Keadaan: Belum mulai")


def test_progress_is_told(agency_mail, followup, report):
    report(40)

    assert "Keadaan: Berjalan, kemajuan 40%\n" in agency_mail()


def test_why_it_came_back_is_not_mailed_where_it_is_classified(
    secret, agency_mail, followup, staff, reported, leader
):
    User.objects.update(clearance=1)
    leader.refresh_from_db()
    deciding.send_back(reported, "Fotonya belum ada.", by=leader)

    text = agency_mail()

    assert "Keadaan: Dikembalikan" in text
    assert "Fotonya" not in text


def test_on_a_day_off_it_goes_on_the_next(inbox, chair):
    Holiday.objects.create(date=MONDAY, name="Cuti bersama")

    run_on(0, 1, 2)

    assert len(inbox.mails) == 1


def test_each_institution_has_its_part(inbox, staff, followup):
    User.objects.filter(pk=staff.pk).update(email="dinas@contoh.id")

    run_on(0)

    assert "Dinas Pelaksana\n===============\n1 terbuka\n" in body(inbox.mails[0])


def test_nothing_open_sends_nothing(inbox, chair):
    FollowUp.objects.update(state="cancelled")

    run_on(0)

    assert inbox.mails == []


def test_it_can_be_switched_off(inbox, chair):
    ReminderSetting.objects.create(digest_weekday=None)

    run_on(0)

    assert inbox.mails == []


def test_a_refused_one_is_sent_the_next_day(inbox, chair):
    User.objects.filter(pk=chair.pk).update(email="tolak@contoh.id")
    run_on(0)
    User.objects.filter(pk=chair.pk).update(email="pimpinan@contoh.id")

    run_on(1, 2)

    states = ReminderMail.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == ["failed", "sent"]


def test_many_are_counted_after_the_first(inbox, chair, followup):
    for _ in range(16):
        f.FollowUpFactory(directive=followup.directive)

    run_on(0)

    assert "dan 2 tindak lanjut lain" in body(inbox.mails[0])
