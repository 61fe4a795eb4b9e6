"""The open door at which attendants check in themselves."""

from __future__ import annotations

import secrets

from django.db import models

from meetings.access.classification import Classification
from meetings.agenda.models.meeting import Meeting


def new_token() -> str:
    """128 bits that nobody guesses, in 22 characters of an address."""
    return secrets.token_urlsafe(16)


class CheckInQuerySet(models.QuerySet["CheckIn"]):
    def open(self) -> CheckInQuerySet:
        """Those of unclassified meetings in session: no other has a public page."""
        return self.filter(
            meeting__status=Meeting.Status.IN_SESSION,
            meeting__classification=Classification.ORDINARY,
        )


class CheckIn(models.Model):
    """The address at which one meeting's attendants check in; deleted on closing."""

    meeting = models.OneToOneField(
        Meeting,
        verbose_name="rapat",
        on_delete=models.CASCADE,
        related_name="check_in",
    )
    token = models.CharField("kode alamat", max_length=43, unique=True)
    opened_at = models.DateTimeField("dibuka", auto_now=True)

    objects = CheckInQuerySet.as_manager()

    class Meta:
        verbose_name = "presensi mandiri"
        verbose_name_plural = "presensi mandiri"

    def __str__(self) -> str:
        return f"Presensi {self.meeting_id}"
