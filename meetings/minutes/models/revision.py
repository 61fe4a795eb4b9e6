"""Every version of a directive, kept."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from meetings.constraints import AppendOnly
from meetings.minutes.models.directive import Directive


class Revision(models.Model):
    """A directive as it stood after one change; append-only."""

    class Act(models.TextChoices):
        ADDED = "added", "Dibuat"
        EDITED = "edited", "Diubah"
        REMOVED = "removed", "Dihapus"
        RESTORED = "restored", "Dipulihkan"
        CORRECTED = "corrected", "Diralat"

    directive = models.ForeignKey(
        Directive, on_delete=models.PROTECT, related_name="revisions"
    )
    version = models.PositiveIntegerField("versi")
    act = models.CharField("perbuatan", max_length=10, choices=Act)
    content = models.JSONField("isi")
    at = models.DateTimeField("waktu", auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="oleh",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
    )

    class Meta:
        verbose_name = "riwayat butir"
        verbose_name_plural = "riwayat butir"
        ordering = ["directive", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["directive", "version"], name="a_version_is_kept_once"
            ),
            AppendOnly(name="revisions_are_append_only"),
        ]

    def __str__(self) -> str:
        return f"Versi {self.version}"
