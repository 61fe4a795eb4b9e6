"""Reminders and weekly digests go out: one task for each user."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.db.models import Count, Q
from django_tasks import task

from meetings.access import policy
from meetings.access.models import User
from meetings.directory.models import Institution
from meetings.followups import reminder_text
from meetings.followups.lines import lines_of, reasons_of
from meetings.followups.models import FollowUp, ReminderMail, ReminderSetting
from meetings.followups.models.follow_ups import is_late
from meetings.followups.reminder_text import QUOTED, Part
from meetings.followups.reminding import (
    begin,
    duties_of,
    finish,
    remind,
    unsent,
    watched_by,
)
from meetings.followups.working_days import is_quiet, today_in
from meetings.outbox import send

Taken = tuple[ReminderMail, EmailMessage]


def recipients() -> list[int]:
    """Keys of the users that anything can concern; none on a quiet day."""
    setting = ReminderSetting.current()
    if is_quiet(today_in(setting), setting):
        return []
    users = User.objects.filter(is_active=True, grants__isnull=False).distinct()
    return list(users.order_by("pk").values_list("pk", flat=True))


@task()
def send_reminders(user_key: int) -> None:
    """Remind one user, on the screen and by e-mail; then the digest of the week."""
    setting = ReminderSetting.current()
    today = today_in(setting)
    if is_quiet(today, setting):
        return
    for claim in (take, take_digest):
        taken = claim(user_key, setting, today)
        if taken is not None:
            mail, message = taken
            reason, certain = send(get_connection(), message)
            finish(mail, reason, certain=certain)


def claimed(user_key: int) -> User | None:
    """The user, locked until the transaction ends, so that two runs are one."""
    users = User.objects.select_for_update().filter(pk=user_key, is_active=True)
    return users.first()


def is_reachable(user: User) -> bool:
    return bool(settings.EMAIL_HOST and user.email)


@transaction.atomic
def take(user_key: int, setting: ReminderSetting, today: dt.date) -> Taken | None:
    """Write down what is due; the mail about what none has told of, if there is any."""
    user = claimed(user_key)
    if user is None:
        return None
    remind(user, setting, today)
    waiting = unsent(user)
    keys = set(waiting.values_list("followup", flat=True))
    if not keys or not is_reachable(user):
        return None
    rows = FollowUp.objects.filter(pk__in=keys).told().by_urgency(today)
    lines = lines_of(rows, today, reasons_of(rows))
    mail = begin(user, told=len(lines))
    waiting.update(mail=mail)
    text = reminder_text.reminder(str(user), lines, today)
    return mail, EmailMessage(reminder_text.subject(lines), text, to=[user.email])


@transaction.atomic
def take_digest(
    user_key: int, setting: ReminderSetting, today: dt.date
) -> Taken | None:
    """The digest of the week that began last, unless it went or nothing is open."""
    user = claimed(user_key)
    week = week_of(today, setting)
    if user is None or week is None or not is_reachable(user):
        return None
    went = ReminderMail.objects.filter(user=user, week=week)
    if went.exclude(state=ReminderMail.State.FAILED).exists():
        return None
    parts = parts_for(user, today)
    if not parts:
        return None
    mail = begin(user, week=week, told=sum(part.count for part in parts))
    text = reminder_text.digest(str(user), parts, today)
    return mail, EmailMessage("Ringkasan tindak lanjut mingguan", text, to=[user.email])


def week_of(today: dt.date, setting: ReminderSetting) -> dt.date | None:
    """The last day for a digest that has come."""
    if setting.digest_weekday is None:
        return None
    return today - dt.timedelta(days=(today.weekday() - setting.digest_weekday) % 7)


def parts_for(user: User, today: dt.date) -> list[Part]:
    """For each of their institutions, what is assigned in person, what they decide on,
    and what they watch over."""
    own = policy.agencies_of(policy.grants_of(user))
    duties = duties_of(user)
    found = [
        (each.name, duties.filter(pk__in=FollowUp.objects.of([each.pk]).values("pk")))
        for each in Institution.objects.filter(pk__in=own).order_by("name", "pk")
    ]
    if user.official_id:
        found.append(("Ditugaskan kepada Anda", duties.filter(person=user.official_id)))
    watched = watched_by(user)
    found.append(("Menunggu keputusan Anda", watched.waiting()))
    found.append(("Dalam pengawasan Anda", watched.exclude(state="reported")))
    parts = [part_of(title, rows, today) for title, rows in found]
    return [part for part in parts if part.count]


def part_of(title: str, rows: Any, today: dt.date) -> Part:
    counts = rows.aggregate(
        count=Count("pk"),
        late=Count("pk", filter=is_late(today) & ~Q(state="reported")),
        reported=Count("pk", filter=Q(state="reported")),
    )
    first = rows.told().by_urgency(today)[:QUOTED]
    return Part(title, lines_of(first, today, reasons_of(first)), **counts)
