"""The minutes of a meeting beside what was directed."""

from __future__ import annotations

from django.db import models

from meetings.agenda.models import Meeting


class Minutes(models.Model):
    """Opening, closing and state of a meeting's minutes (notula).

    Who records and who chairs is on the attendance list, and only there.
    """

    class State(models.TextChoices):
        DRAFTED = "drafted", "Konsep"
        UNDER_REVIEW = "under_review", "Ditinjau"
        APPROVED = "approved", "Disetujui"
        ISSUED = "issued", "Terbit"

    meeting = models.OneToOneField(
        Meeting,
        verbose_name="rapat",
        on_delete=models.PROTECT,
        related_name="minutes",
    )
    opening = models.TextField("kata pembukaan", blank=True)
    closing = models.TextField("penutup", blank=True)
    source_note = models.CharField("sumber catatan", max_length=300, blank=True)
    state = models.CharField(
        "keadaan", max_length=12, choices=State, default=State.DRAFTED
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "notula"
        verbose_name_plural = "notula"

    def __str__(self) -> str:
        return f"Notula {self.meeting}"
