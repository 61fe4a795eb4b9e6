"""Invitations by e-mail."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from meetings.agenda.models import Attendance, Meeting


class InvitationMail(models.Model):
    """An invitation on its way to one recipient by e-mail, and how it went."""

    class State(models.TextChoices):
        QUEUED = "queued", "Menunggu dikirim"
        SENDING = "sending", "Sedang dikirim"
        SENT = "sent", "Terkirim"
        FAILED = "failed", "Gagal"

    meeting = models.ForeignKey(
        Meeting, verbose_name="rapat", on_delete=models.PROTECT, related_name="mails"
    )
    # The line may go; that somebody was written to does not.
    line = models.ForeignKey(
        Attendance,
        verbose_name="baris daftar hadir",
        on_delete=models.SET_NULL,
        null=True,
        related_name="mails",
    )
    name = models.CharField("penerima", max_length=300)
    address = models.EmailField("pos-el")
    state = models.CharField(
        "keadaan", max_length=8, choices=State, default=State.QUEUED
    )
    reason = models.CharField("sebab gagal", max_length=200, blank=True)
    # One form sends once, however often it is handed in.
    batch = models.UUIDField(editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="pengirim", on_delete=models.PROTECT
    )
    queued_at = models.DateTimeField("diminta pada", auto_now_add=True)
    finished_at = models.DateTimeField("selesai pada", null=True)

    objects: models.Manager[Any] = models.Manager()

    class Meta:
        verbose_name = "undangan lewat pos-el"
        verbose_name_plural = "undangan lewat pos-el"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "line"], name="a_form_mails_a_recipient_once"
            ),
            models.CheckConstraint(
                condition=Q(state="failed") | Q(reason=""),
                name="only_a_failed_mail_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["queued", "sending"], finished_at__isnull=True)
                | Q(state__in=["sent", "failed"], finished_at__isnull=False),
                name="a_mail_is_finished_when_sent_or_failed",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        return self.state in {self.State.QUEUED, self.State.SENDING}
