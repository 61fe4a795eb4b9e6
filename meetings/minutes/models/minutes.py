"""The minutes of a meeting beside what was directed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from meetings.agenda.models import Meeting
from meetings.sealed import Sealed
from meetings.standing import Renews


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
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="disetujui oleh",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    approved_as = models.CharField(
        "disetujui sebagai", max_length=200, blank=True, editable=False
    )
    approved_at = models.DateTimeField("disetujui pada", null=True, editable=False)
    # SHA-256 of what was approved: nothing else is issued.
    approved_digest = models.CharField(max_length=64, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "notula"
        verbose_name_plural = "notula"
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    state__in=["drafted", "under_review"],
                    approved_by__isnull=True,
                    approved_as="",
                    approved_at__isnull=True,
                    approved_digest="",
                )
                | (
                    Q(state__in=["approved", "issued"], approved_by__isnull=False)
                    & Q(approved_at__isnull=False)
                    & ~Q(approved_as="")
                    & ~Q(approved_digest="")
                ),
                name="approved_minutes_say_by_whom_as_what_and_when",
            ),
            Sealed(
                name="issued_minutes_are_sealed",
                column="state",
                corrigible=("opening", "closing"),
            ),
            Renews(
                name="followups_know_their_minutes",
                columns=("state",),
                which="meeting_id = NEW.meeting_id",
                from_the_first=True,
            ),
        ]

    def __str__(self) -> str:
        return f"Notula {self.meeting}"
