"""What a forum means to do in a year, and who does it."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse

from meetings.access import visibility
from meetings.access.classification import Classification
from meetings.agenda.models import Series


class ActionPlanQuerySet(models.QuerySet["ActionPlan"]):
    def visible_to(self, user: Any) -> ActionPlanQuerySet:
        """Those of which the user may see at least one action, or all."""
        return self.filter(visibility.plans_for(user))


class ActionPlan(models.Model):
    """The plan of action of a forum for one year (rencana aksi terpadu)."""

    series = models.ForeignKey(
        Series,
        verbose_name="forum",
        on_delete=models.PROTECT,
        related_name="action_plans",
    )
    year = models.PositiveSmallIntegerField("tahun")
    title = models.CharField("judul", max_length=200)
    legal_basis = models.TextField("dasar hukum", max_length=2000, blank=True)
    classification = models.PositiveSmallIntegerField(
        "klasifikasi keamanan",
        choices=Classification,
        default=Classification.ORDINARY,
    )
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ActionPlanQuerySet.as_manager()

    class Meta:
        verbose_name = "rencana aksi"
        verbose_name_plural = "rencana aksi"
        ordering = ["-year", "series__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["series", "year"],
                name="a_forum_has_one_plan_of_action_a_year",
                violation_error_message=(
                    "Forum ini sudah mempunyai rencana aksi untuk tahun itu."
                ),
            ),
            models.CheckConstraint(
                condition=Q(year__gte=2000, year__lte=2100),
                name="a_plan_of_action_is_of_a_year_of_ours",
                violation_error_message="Tahunnya antara 2000 dan 2100.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} Tahun {self.year}"

    def get_absolute_url(self) -> str:
        return reverse("followups:action_plan", args=[self.pk])

    @property
    def is_classified(self) -> bool:
        return self.classification > Classification.ORDINARY
