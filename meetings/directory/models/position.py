"""Offices."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from meetings.directory.models.institution import Institution


class Position(models.Model):
    """An office in an institution, whoever holds it (jabatan)."""

    institution = models.ForeignKey(
        Institution,
        verbose_name="instansi",
        on_delete=models.PROTECT,
        related_name="positions",
    )
    name = models.CharField("nama jabatan", max_length=200)
    short_name = models.CharField("nama singkat", max_length=80, blank=True)
    protocol_order = models.PositiveIntegerField(
        "urutan protokol", default=1000, help_text="Kecil lebih dahulu."
    )
    active = models.BooleanField("aktif", default=True)
    merged_into = models.ForeignKey(
        "self",
        verbose_name="digabungkan ke",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="merged",
    )
    uuid = models.UUIDField(null=True, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "jabatan"
        verbose_name_plural = "jabatan"
        ordering = ["protocol_order", "name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True)
                | (Q(active=False) & ~Q(merged_into=F("id"))),
                name="a_merged_office_rests_in_another",
            ),
            models.UniqueConstraint(
                fields=["institution", "name"],
                name="an_office_is_named_once_in_its_institution",
                violation_error_message="Jabatan ini sudah ada pada instansi tersebut.",
            ),
        ]

    def __str__(self) -> str:
        return self.name
