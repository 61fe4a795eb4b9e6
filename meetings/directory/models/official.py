"""People."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q


class Official(models.Model):
    """A person who holds offices or attends (pejabat); not a login."""

    class Service(models.TextChoices):
        CIVIL = "civil", "Sipil (NIP)"
        MILITARY = "military", "TNI (NRP)"
        POLICE = "police", "Polri (NRP)"
        NONE = "none", "Lainnya"

    name = models.CharField("nama tanpa gelar", max_length=200)
    title_before = models.CharField("gelar di depan", max_length=60, blank=True)
    title_after = models.CharField("gelar di belakang", max_length=100, blank=True)
    service = models.CharField(
        "kepegawaian", max_length=10, choices=Service, default=Service.CIVIL
    )
    rank = models.CharField("pangkat/golongan", max_length=80, blank=True)
    number = models.CharField(
        "NIP/NRP",
        max_length=18,
        blank=True,
        validators=[
            RegexValidator(r"^\d{5,18}$", "Isi dengan 5 sampai 18 angka saja.")
        ],
    )
    phone = models.CharField("telepon", max_length=30, blank=True)
    email = models.EmailField("pos-el", blank=True)
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
        verbose_name = "pejabat"
        verbose_name_plural = "pejabat"
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True)
                | (Q(active=False) & ~Q(merged_into=F("id"))),
                name="a_merged_official_rests_in_another",
            ),
            models.UniqueConstraint(
                fields=["service", "number"],
                condition=~Q(number=""),
                name="a_service_number_belongs_to_one_person",
                violation_error_message="NIP/NRP ini sudah dipakai pejabat lain.",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """Name with titles: ``Dr. H. Nama, S.H., M.Si.``"""
        front = f"{self.title_before} {self.name}".strip()
        return ", ".join(part for part in (front, self.title_after) if part)

    @property
    def number_label(self) -> str:
        """What the number is called: NIP, NRP, or nothing when it is not known."""
        if not self.number:
            return ""
        in_uniform = {self.Service.MILITARY, self.Service.POLICE}
        return "NRP" if self.service in in_uniform else "NIP"
