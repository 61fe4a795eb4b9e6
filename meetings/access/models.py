"""Who may: users and the roles granted to them."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Coalesce

from meetings.access.classification import Classification


class User(AbstractUser):
    """A login of one person; it may point to the official whom it belongs to."""

    first_name = None  # type: ignore[assignment]  # Django's way to leave it out
    last_name = None  # type: ignore[assignment]  # likewise
    name = models.CharField("nama", max_length=200)
    official = models.OneToOneField(
        "meetings.Official",
        verbose_name="pejabat",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="user",
    )
    clearance = models.PositiveSmallIntegerField(
        "izin akses klasifikasi",
        choices=Classification,
        default=Classification.ORDINARY,
        help_text="Klasifikasi tertinggi yang boleh dibaca.",
    )

    REQUIRED_FIELDS = ["name", "email"]
    # Set with the user of a request (access/backend.py, policy.grants_of).
    grants_read: list[Grant]

    class Meta:
        verbose_name = "pengguna"
        verbose_name_plural = "pengguna"

    def __str__(self) -> str:
        return self.name or self.username

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name


class Grant(models.Model):
    """A role given to a user, for one institution or for all of them."""

    class Role(models.TextChoices):
        SECRETARIAT = "secretariat", "Sekretariat"
        LEADERSHIP = "leadership", "Pimpinan"
        OFFICIAL = "official", "Pejabat"
        AGENCY = "agency", "Perangkat daerah"
        ADMIN = "admin", "Admin"

    user = models.ForeignKey(
        User, verbose_name="pengguna", on_delete=models.CASCADE, related_name="grants"
    )
    role = models.CharField("peran", max_length=20, choices=Role)
    institution = models.ForeignKey(
        "meetings.Institution",
        verbose_name="instansi",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        help_text=(
            "Wajib bagi perangkat daerah. Bagi sekretariat: kosong berarti semua"
            " rapat, terisi berarti hanya rapat instansi tersebut."
        ),
    )

    class Meta:
        verbose_name = "peran pengguna"
        verbose_name_plural = "peran pengguna"
        constraints = [
            models.UniqueConstraint(
                models.F("user"),
                models.F("role"),
                Coalesce("institution", 0),
                name="a_role_is_granted_once",
                violation_error_message="Peran ini sudah diberikan.",
            ),
            models.CheckConstraint(
                condition=~models.Q(role="agency")
                | models.Q(institution__isnull=False),
                name="agency_staff_belong_to_an_institution",
                violation_error_message=(
                    "Peran perangkat daerah memerlukan instansinya."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"
