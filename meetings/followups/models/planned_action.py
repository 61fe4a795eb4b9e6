"""One thing to be done by a plan of action, and who helps to do it."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import models

from meetings.access import visibility
from meetings.directory.models import Institution
from meetings.followups.models.action_plan import ActionPlan
from meetings.followups.models.follow_up import FollowUp


class PlannedActionQuerySet(models.QuerySet["PlannedAction"]):
    def visible_to(self, user: Any) -> PlannedActionQuerySet:
        """Those that the user may see: the door of every page on an action."""
        return self.filter(visibility.actions_for(user))

    def current(self) -> PlannedActionQuerySet:
        """Those that nobody has removed."""
        return self.filter(removed_at=None)

    def told(self) -> PlannedActionQuerySet:
        """With all that a line of the table says, but for what was achieved."""
        helpers = PlannedSupport.objects.select_related("institution")
        return self.select_related("lead").prefetch_related(
            models.Prefetch("supporting", helpers)
        )


class PlannedAction(models.Model):
    """One action of a plan against one problem, led by one institution.

    A removed one keeps its row, and what was written about it.
    """

    plan = models.ForeignKey(
        ActionPlan,
        verbose_name="rencana aksi",
        on_delete=models.PROTECT,
        related_name="actions",
    )
    position = models.PositiveIntegerField("urutan", editable=False)
    problem = models.TextField("permasalahan", max_length=2000)
    action = models.TextField("rencana aksi", max_length=2000)
    lead = models.ForeignKey(
        Institution,
        verbose_name="penanggung jawab",
        on_delete=models.PROTECT,
        related_name="actions_led",
    )
    groups = models.CharField("pihak terkait lain", max_length=500, blank=True)
    criterion = models.TextField("kriteria keberhasilan", max_length=1000, blank=True)
    # One for each of periods.PERIODS.
    target_b04 = models.CharField("target B04", max_length=500, blank=True)
    target_b08 = models.CharField("target B08", max_length=500, blank=True)
    target_b12 = models.CharField("target B12", max_length=500, blank=True)
    note = models.CharField("keterangan", max_length=500, blank=True)
    followups = models.ManyToManyField(
        FollowUp,
        verbose_name="tindak lanjut terkait",
        blank=True,
        related_name="planned_actions",
    )
    removed_at = models.DateTimeField("dihapus pada", null=True, editable=False)
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = PlannedActionQuerySet.as_manager()

    class Meta:
        verbose_name = "butir rencana aksi"
        verbose_name_plural = "butir rencana aksi"
        ordering = ["plan", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "position"], name="a_planned_action_has_its_place"
            )
        ]

    def __str__(self) -> str:
        return self.action[:120]


class PlannedSupport(models.Model):
    """An institution that helps with a planned action, in the order of naming."""

    action = models.ForeignKey(
        PlannedAction, on_delete=models.CASCADE, related_name="supporting"
    )
    institution = models.ForeignKey(
        Institution,
        verbose_name="instansi",
        on_delete=models.PROTECT,
        related_name="actions_supported",
    )
    order = models.PositiveSmallIntegerField("urutan", default=0)

    class Meta:
        verbose_name = "instansi terkait rencana aksi"
        verbose_name_plural = "instansi terkait rencana aksi"
        ordering = ["action", "order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["institution", "action"],
                name="an_institution_supports_an_action_once",
            )
        ]

    def __str__(self) -> str:
        return str(self.institution)
