"""Digests by e-mail."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q


class DigestMail(models.Model):
    """One e-mail that told a user what is new in their searches, and how it went.

    ``marks`` says how far each search was told before and after: ``{"7": [120, 134]}``.
    """

    class State(models.TextChoices):
        SENDING = "sending", "Sedang dikirim"
        SENT = "sent", "Terkirim"
        FAILED = "failed", "Gagal"

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="penerima",
        on_delete=models.PROTECT,
        related_name="+",
    )
    address = models.EmailField("pos-el")
    directives = models.PositiveIntegerField("banyaknya butir")
    marks = models.JSONField("batas")
    state = models.CharField(
        "keadaan", max_length=8, choices=State, default=State.SENDING
    )
    reason = models.CharField("sebab gagal", max_length=200, blank=True)
    started_at = models.DateTimeField("disusun pada", auto_now_add=True)
    finished_at = models.DateTimeField("selesai pada", null=True)

    class Meta:
        verbose_name = "ringkasan lewat pos-el"
        verbose_name_plural = "ringkasan lewat pos-el"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="failed") | Q(reason=""),
                name="only_a_failed_digest_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(state="sending", finished_at__isnull=True)
                | Q(state__in=["sent", "failed"], finished_at__isnull=False),
                name="a_digest_is_finished_when_sent_or_failed",
            ),
        ]

    def __str__(self) -> str:
        return f"Ringkasan {self.pk}"
