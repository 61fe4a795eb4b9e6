"""What was achieved by an action in a period."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from meetings.constraints import AppendOnly
from meetings.followups.models.planned_action import PlannedAction
from meetings.followups.periods import PERIODS

CHOICES = [(period.slug, period.label) for period in PERIODS]


class AchievementQuerySet(models.QuerySet["Achievement"]):
    def newest(self) -> AchievementQuerySet:
        """Of each action and period what was written last."""
        later = AchievementQuerySet(self.model).filter(
            action=models.OuterRef("action"),
            period=models.OuterRef("period"),
            number__gt=models.OuterRef("number"),
        )
        return self.filter(~models.Exists(later))


class Achievement(models.Model):
    """What somebody wrote about an action in a period; append-only.

    Written again, it gets the next number; the last one holds. The institution is kept
    as a number and its name of that day, as in ``Progress``.
    """

    action = models.ForeignKey(
        PlannedAction, on_delete=models.PROTECT, related_name="achievements"
    )
    period = models.CharField("periode", max_length=3, choices=CHOICES)
    number = models.PositiveIntegerField("nomor")
    text = models.TextField("capaian", max_length=4000)
    evidence = models.TextField("data dukung", max_length=2000, blank=True)
    note = models.TextField("keterangan", max_length=1000, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="oleh",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )
    institution_id = models.BigIntegerField("id instansi", null=True)
    institution_name = models.CharField("instansi", max_length=200, blank=True)
    at = models.DateTimeField("waktu", auto_now_add=True)
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    objects = AchievementQuerySet.as_manager()

    class Meta:
        verbose_name = "capaian"
        verbose_name_plural = "capaian"
        ordering = ["action", "period", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["action", "period", "number"],
                name="an_achievement_is_numbered_once",
            ),
            models.CheckConstraint(
                condition=Q(period__in=[each.slug for each in PERIODS]),
                name="an_achievement_is_of_a_period",
            ),
            AppendOnly(name="achievements_are_append_only"),
        ]

    def __str__(self) -> str:
        return f"{self.get_period_display()}: {self.text[:120]}"

    @property
    def version(self) -> int:
        """What a form that was opened before knows it by."""
        return self.number
