"""Who is reminded of what, and when: at most once for each distance to a date.

The rows are written in the transaction that claims them, before anything is sent. When
the timer was down, only the newest distance that was reached is told of.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from meetings.access.models import User
from meetings.audit.models import Verb
from meetings.audit.trail import record
from meetings.followups.models import FollowUp, Reminder, ReminderMail, ReminderSetting
from meetings.followups.models.reminder import ReminderQuerySet
from meetings.followups.parties import duty_of, verifiable_by

WEEK = 7
State = ReminderMail.State
DOING = ("not_started", "in_progress", "returned")  # what waits for those with the duty


def reached(
    due: dt.date, today: dt.date, offsets: Sequence[int], *, weekly: bool
) -> int | None:
    """The newest distance from the date that was reached; None before the first.

    >>> reached(dt.date(2026, 3, 10), dt.date(2026, 3, 8), [-7, -1, 1], weekly=False)
    -7
    """
    passed = (today - due).days
    found = [each for each in offsets if each <= passed]
    if not found:
        return None
    last = found[-1]
    if weekly and last == offsets[-1] and last > 0:
        return last + (passed - last) // WEEK * WEEK
    return last


def duties_of(user: User) -> Any:
    """Live, open follow-ups that the user sees, and has the duty of."""
    return FollowUp.objects.visible_to(user).live().open().filter(duty_of(user))


def watched_by(user: User) -> Any:
    """Live, open follow-ups that the user sees, and decides on."""
    return FollowUp.objects.visible_to(user).live().open().filter(verifiable_by(user))


def remind(user: User, setting: ReminderSetting, today: dt.date) -> None:
    """Write down what the user is to be reminded of; what is written stays one row."""
    dated = duties_of(user).filter(due_date__isnull=False, state__in=DOING)
    found = []
    for key, due in dated.order_by("pk").values_list("pk", "due_date"):
        offset = reached(due, today, setting.offsets, weekly=setting.weekly)
        if offset is not None:
            found.append(
                Reminder(followup_id=key, user=user, due_date=due, offset=offset)
            )
    Reminder.objects.bulk_create(found, ignore_conflicts=True)


def unsent(user: User) -> ReminderQuerySet:
    """Those no e-mail told of, as far as they still hold."""
    duties = duties_of(user).filter(state__in=DOING).values("pk")
    waiting = Reminder.objects.filter(user=user, mail=None, followup__in=duties)
    # A date that was moved since has reminders of its own.
    return waiting.filter(due_date=F("followup__due_date"))


@transaction.atomic
def read_all(*, by: User) -> int:
    """The user has read their notices; how many were new."""
    rows = Reminder.objects.visible_to(by).unread()
    return rows.update(read_at=timezone.now())


@transaction.atomic
def read_of(followup: FollowUp, *, by: User) -> None:
    """The user has opened what their notices told of."""
    rows = Reminder.objects.filter(followup=followup, user=by.pk).unread()
    rows.update(read_at=timezone.now())


@transaction.atomic
def finish(mail: ReminderMail, reason: str, *, certain: bool) -> None:
    """Note how it went; what certainly did not arrive is told of again."""
    failed = State.FAILED if certain else State.UNKNOWN
    mail.state = failed if reason else State.SENT
    mail.reason, mail.finished_at = reason, timezone.now()
    mail.save(update_fields=["state", "reason", "finished_at"])
    if mail.state == State.FAILED:
        mail.reminders.update(mail=None)


def begin(user: User, *, week: dt.date | None = None, told: int) -> ReminderMail:
    mail = ReminderMail.objects.create(user=user, address=user.email, week=week)
    record(Verb.REMINDER_SENT, mail, by=None, to=user.pk, followups=told)
    return mail
