"""Who helps to do it."""

from __future__ import annotations

from django.db import models

from meetings.directory.models import Institution


class Supporting(models.Model):
    """An institution that helps to do it, in the order in which they were named."""

    followup = models.ForeignKey(
        "meetings.FollowUp", on_delete=models.CASCADE, related_name="supporting"
    )
    institution = models.ForeignKey(
        Institution,
        verbose_name="instansi",
        on_delete=models.PROTECT,
        related_name="followups_supported",
    )
    order = models.PositiveSmallIntegerField("urutan", default=0)

    class Meta:
        verbose_name = "instansi terkait"
        verbose_name_plural = "instansi terkait"
        ordering = ["followup", "order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["institution", "followup"],
                name="an_institution_supports_it_once",
            )
        ]

    def __str__(self) -> str:
        return str(self.institution)
