"""Forums that meet again and again."""

from __future__ import annotations

from django.db import models

from meetings.access.classification import Classification
from meetings.directory.models import Institution, InvitationList, Position


class Series(models.Model):
    """A forum or team whose meetings recur (forum/tim)."""

    name = models.CharField("nama forum", max_length=200)
    institution = models.ForeignKey(
        Institution,
        verbose_name="sekretariat",
        on_delete=models.PROTECT,
        help_text="Instansi yang menyelenggarakan dan berkop surat.",
    )
    legal_basis = models.TextField("dasar hukum", blank=True)
    invitation_list = models.ForeignKey(
        InvitationList,
        verbose_name="daftar undangan",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
    )
    place = models.CharField("tempat biasa", max_length=200, blank=True)
    chair = models.ForeignKey(
        Position,
        verbose_name="pimpinan",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    classification = models.PositiveSmallIntegerField(
        "klasifikasi keamanan",
        choices=Classification,
        default=Classification.ORDINARY,
    )
    active = models.BooleanField("aktif", default=True)

    class Meta:
        verbose_name = "forum"
        verbose_name_plural = "forum"
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["institution", "name"],
                name="a_series_is_named_once_in_its_institution",
                violation_error_message="Forum ini sudah ada pada instansi tersebut.",
            )
        ]

    def __str__(self) -> str:
        return self.name
