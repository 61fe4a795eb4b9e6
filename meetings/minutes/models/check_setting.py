"""How strictly a check is taken."""

from __future__ import annotations

from django.db import models


class CheckSettingQuerySet(models.QuerySet["CheckSetting"]):
    def chosen(self) -> dict[str, str]:
        """Severity by slug, of the checks that are not taken by default."""
        return dict(self.values_list("slug", "severity"))


class CheckSetting(models.Model):
    """The severity that the admin gave to one check, in place of its default.

    A slug that no check has any more is kept and does nothing.
    """

    class Severity(models.TextChoices):
        BLOCKING = "blocking", "Menghalangi"
        WARNING = "warning", "Peringatan"
        OFF = "off", "Tidak diperiksa"

    slug = models.SlugField("pemeriksaan", max_length=40, unique=True)
    severity = models.CharField("tingkat", max_length=10, choices=Severity)

    objects = CheckSettingQuerySet.as_manager()

    class Meta:
        verbose_name = "tingkat pemeriksaan"
        verbose_name_plural = "pemeriksaan notula"
        ordering = ["slug"]

    def __str__(self) -> str:
        return f"{self.slug}: {self.get_severity_display()}"
