"""The calendar of due dates, at an address that only its token guards."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class DueFeed(models.Model):
    """That a user's due dates may be read as a calendar; only the token's hash is
    kept."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name="pemilik",
        on_delete=models.CASCADE,
        related_name="due_feed",
    )
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField("alamat dibuat")

    class Meta:
        verbose_name = "kalender tenggat"
        verbose_name_plural = "kalender tenggat"

    def __str__(self) -> str:
        return f"Kalender tenggat {self.pk}"
