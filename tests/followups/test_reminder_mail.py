"""The mail of reminders: refused, lost, and sent once all the same."""

import datetime as dt
from types import SimpleNamespace

import pytest

from meetings.followups import reminder_text, sending
from meetings.models import (
    Reminder,
    ReminderMail,
    ReminderSetting,
    User,
)
from meetings.outbox import REFUSED, UNREACHABLE
from tests.documents.mail_server import free_port
from tests.followups.timer import DUE, run, run_from_due

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_digest")]


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
