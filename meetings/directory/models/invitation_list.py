"""Whom a secretariat always invites."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from meetings.directory.models.institution import Institution
from meetings.directory.models.official import Official
from meetings.directory.models.position import Position


class InvitationList(models.Model):
    """A named list of whom to invite (daftar undangan)."""

    name = models.CharField("nama", max_length=200)
    institution = models.ForeignKey(
        Institution, verbose_name="instansi", on_delete=models.PROTECT
    )

    class Meta:
        verbose_name = "daftar undangan"
        verbose_name_plural = "daftar undangan"
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["institution", "name"],
                name="an_invitation_list_is_named_once",
                violation_error_message="Daftar undangan ini sudah ada.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class InvitationEntry(models.Model):
    """One line of an invitation list: a person, an office or a group."""

    list = models.ForeignKey(
        InvitationList, on_delete=models.CASCADE, related_name="entries"
    )
    order = models.PositiveIntegerField("urutan", default=0)
    official = models.ForeignKey(
        Official,
        verbose_name="pejabat",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
    )
    position = models.ForeignKey(
        Position,
        verbose_name="jabatan",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
    )
    group = models.CharField("kelompok", max_length=200, blank=True)

    class Meta:
        verbose_name = "baris daftar undangan"
        verbose_name_plural = "baris daftar undangan"
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(official__isnull=False, position__isnull=True, group="")
                | Q(official__isnull=True, position__isnull=False, group="")
                | (Q(official__isnull=True, position__isnull=True) & ~Q(group="")),
                name="an_invitation_line_names_exactly_one",
                violation_error_message=(
                    "Isi tepat satu: pejabat, jabatan, atau kelompok."
                ),
            )
        ]

    def __str__(self) -> str:
        return self.group or str(self.official or self.position)
