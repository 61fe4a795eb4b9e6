"""Of what was reminded, whom, and how the e-mail went."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from meetings.access.models import User
from meetings.followups.models.follow_up import FollowUp


class ReminderMail(models.Model):
    """One e-mail: reminders of a day, or the digest of a week, and how it went."""

    class State(models.TextChoices):
        SENDING = "sending", "Sedang dikirim"
        SENT = "sent", "Terkirim"
        # It is certain that it did not arrive: the next run tries again.
        FAILED = "failed", "Gagal"
        UNKNOWN = "unknown", "Tidak pasti"

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="penerima",
        on_delete=models.PROTECT,
        related_name="+",
    )
    address = models.EmailField("pos-el")
    week = models.DateField("ringkasan mingguan", null=True)
    state = models.CharField(
        "keadaan", max_length=8, choices=State, default=State.SENDING
    )
    reason = models.CharField("sebab gagal", max_length=200, blank=True)
    started_at = models.DateTimeField("disusun pada", auto_now_add=True)
    finished_at = models.DateTimeField("selesai pada", null=True)

    class Meta:
        verbose_name = "pos-el pengingat"
        verbose_name_plural = "pos-el pengingat"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "week"],
                condition=~Q(state="failed"),
                name="a_week_has_one_digest",
            ),
            models.CheckConstraint(
                condition=Q(state="sending", finished_at__isnull=True)
                | ~Q(state="sending") & Q(finished_at__isnull=False),
                name="a_reminder_mail_is_finished_when_it_went",
            ),
        ]

    def __str__(self) -> str:
        return f"Pos-el pengingat {self.pk}"


class ReminderQuerySet(models.QuerySet["Reminder"]):
    def visible_to(self, user: Any) -> ReminderQuerySet:
        """A user's own, of what they may still see."""
        seen = FollowUp.objects.visible_to(user)
        return self.filter(user=user.pk, followup__in=seen.values("pk"))

    def unread(self) -> ReminderQuerySet:
        return self.filter(read_at=None)


class Reminder(models.Model):
    """One user was reminded of one date of a follow-up, at one distance, once.

    It stands on the user's page of notices; ``mail`` is the one that told of it.
    """

    followup = models.ForeignKey(
        FollowUp,
        verbose_name="tindak lanjut",
        on_delete=models.CASCADE,
        related_name="reminders",
    )
    user = models.ForeignKey(
        User,
        verbose_name="penerima",
        on_delete=models.CASCADE,
        related_name="reminders",
    )
    due_date = models.DateField("tenggat")
    # From the due date; before it, it is below nought.
    offset = models.SmallIntegerField("jarak hari")
    mail = models.ForeignKey(
        ReminderMail,
        verbose_name="pos-el",
        on_delete=models.PROTECT,
        null=True,
        related_name="reminders",
    )
    made_at = models.DateTimeField("diingatkan pada", auto_now_add=True)
    read_at = models.DateTimeField("dibaca pada", null=True)

    objects = ReminderQuerySet.as_manager()

    class Meta:
        verbose_name = "pengingat"
        verbose_name_plural = "pengingat"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["user", "read_at"], name="unread_reminders")]
        constraints = [
            models.UniqueConstraint(
                fields=["followup", "user", "due_date", "offset"],
                name="nobody_is_reminded_twice",
            )
        ]

    def __str__(self) -> str:
        return f"Pengingat {self.pk}"

    @property
    def distance(self) -> str:
        """``8 hari sesudah tenggat``: on the day on which it was made, which may be
        later than the ``offset`` that was reached."""
        days = (timezone.localdate(self.made_at) - self.due_date).days
        if days == 0:
            return "pada hari tenggat"
        side = "sebelum" if days < 0 else "sesudah"
        return f"{abs(days)} hari {side} tenggat"
