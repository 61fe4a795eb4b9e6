"""The letter that calls to a meeting."""

from __future__ import annotations

import uuid

from django.db import models

from meetings.agenda.models.meeting import Meeting
from meetings.directory.models import Appointment


class Invitation(models.Model):
    """What the invitation letter of a meeting says beside the meeting's own data.

    Its number and date are the meeting's, its recipients the attendance list.
    """

    class Urgency(models.TextChoices):
        ORDINARY = "ordinary", "Biasa"
        URGENT = "urgent", "Segera"
        VERY_URGENT = "very_urgent", "Sangat segera"

    meeting = models.OneToOneField(
        Meeting,
        verbose_name="rapat",
        on_delete=models.PROTECT,
        related_name="invitation",
    )
    urgency = models.CharField(
        "sifat", max_length=12, choices=Urgency, default=Urgency.ORDINARY
    )
    place = models.CharField("tempat surat dibuat", max_length=100, blank=True)
    signatory = models.ForeignKey(
        Appointment,
        verbose_name="penanda tangan",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    signatory_office = models.CharField(
        "jabatan penanda tangan lain", max_length=200, blank=True
    )
    signatory_name = models.CharField(
        "nama penanda tangan lain", max_length=300, blank=True
    )
    opening = models.TextField("kalimat pembuka", blank=True)
    copies_to = models.TextField("tembusan", blank=True)
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "surat undangan"
        verbose_name_plural = "surat undangan"

    def __str__(self) -> str:
        return f"Undangan {self.meeting}"
