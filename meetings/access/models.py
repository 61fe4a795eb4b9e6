"""Who may: users, the roles granted to them, and the tokens of their programs."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Coalesce
from django.utils import timezone

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


class ApiTokenQuerySet(models.QuerySet["ApiToken"]):
    def visible_to(self, user: Any) -> ApiTokenQuerySet:
        return self.filter(user=user)

    def live(self) -> ApiTokenQuerySet:
        """Those that open the API: of an active user, not revoked, not expired."""
        return self.filter(
            revoked_at=None, expires_at__gt=timezone.now(), user__is_active=True
        )


class ApiToken(models.Model):
    """What a program shows to read in the name of its user; only its hash is kept."""

    user = models.ForeignKey(
        User, verbose_name="pengguna", on_delete=models.CASCADE, related_name="tokens"
    )
    name = models.CharField("nama token", max_length=80)
    sha256 = models.CharField(max_length=64, unique=True)
    # One form makes one token, however often it is sent.
    uuid = models.UUIDField(unique=True, editable=False)
    created_at = models.DateTimeField("dibuat pada")
    expires_at = models.DateTimeField("berlaku sampai")
    last_used_at = models.DateTimeField("terakhir dipakai", null=True)  # to the hour
    revoked_at = models.DateTimeField("dicabut pada", null=True)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        verbose_name = "token API"
        verbose_name_plural = "token API"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("created_at")),
                name="a_token_is_good_for_a_while",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_live(self) -> bool:
        return self.revoked_at is None and timezone.now() < self.expires_at

    @property
    def has_rested(self) -> bool:
        """Whether its last use is long enough ago to note a new one."""
        hour_ago = timezone.now() - dt.timedelta(hours=1)
        return self.last_used_at is None or self.last_used_at <= hour_ago


def hash_of(token: str) -> str:
    """What is kept of a token: who reads the table cannot show it."""
    return hashlib.sha256(token.encode()).hexdigest()
