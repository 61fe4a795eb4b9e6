"""What was issued, frozen; and what was corrected afterwards."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from meetings.agenda.models import Meeting
from meetings.constraints import AppendOnly, DecidedOnce


class Edition(models.Model):
    """The whole record of a meeting as it was issued, or issued anew with errata.

    ``content`` is ``{"record": …}``, plain data of ``Record`` with every class in it;
    ``sha256`` is that of its canonical JSON. Append-only.
    """

    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, related_name="editions"
    )
    number = models.PositiveSmallIntegerField("edisi")
    content = models.JSONField("isi")
    sha256 = models.CharField("SHA-256", max_length=64)
    approved_by = models.CharField("disetujui oleh", max_length=200)
    approved_as = models.CharField("disetujui sebagai", max_length=200)
    approved_at = models.DateTimeField("disetujui pada")
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    issued_at = models.DateTimeField("terbit pada")

    class Meta:
        verbose_name = "edisi notula"
        verbose_name_plural = "edisi notula"
        ordering = ["meeting", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "number"], name="an_edition_is_issued_once"
            ),
            AppendOnly(name="editions_are_append_only"),
        ]

    def __str__(self) -> str:
        return f"Edisi {self.number}"


class Correction(models.Model):
    """A word of issued minutes that is to become another one (ralat).

    Proposed by the secretariat, decided once by who may approve. An approved one is
    what the seal of the row lets pass, and belongs to the edition that it made.
    """

    class Table(models.TextChoices):
        MEETING = "meeting", "Rapat"
        MINUTES = "minutes", "Notula"
        AGENDA_ITEM = "agendaitem", "Mata acara"
        ATTENDANCE = "attendance", "Daftar hadir"
        DIRECTIVE = "directive", "Butir"

    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, related_name="corrections"
    )
    table_name = models.CharField("bagian", max_length=12, choices=Table)
    row_id = models.BigIntegerField()
    field = models.CharField(max_length=30)
    paragraph = models.CharField("paragraf", max_length=300)
    old = models.TextField("semula", blank=True)
    new = models.TextField("menjadi", blank=True)
    reason = models.TextField("alasan", max_length=1000)
    # Of the directive that it corrects; else the meeting's own.
    classification = models.PositiveSmallIntegerField(default=0)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    proposed_at = models.DateTimeField("diusulkan pada", auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    decided_as = models.CharField("diputuskan sebagai", max_length=200, blank=True)
    approved_at = models.DateTimeField("disetujui pada", null=True)
    refused_at = models.DateTimeField("ditolak pada", null=True)
    refusal = models.CharField("alasan penolakan", max_length=500, blank=True)
    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, null=True, related_name="corrections"
    )
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        verbose_name = "ralat"
        verbose_name_plural = "ralat"
        ordering = ["meeting", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(old=models.F("new")), name="a_correction_changes_something"
            ),
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True, edition__isnull=True)
                | (
                    Q(approved_at__isnull=False, edition__isnull=False)
                    & Q(refused_at__isnull=True)
                ),
                name="an_approved_correction_has_its_edition",
            ),
            models.CheckConstraint(
                condition=Q(
                    decided_by__isnull=True,
                    approved_at__isnull=True,
                    refused_at__isnull=True,
                )
                | (
                    Q(decided_by__isnull=False)
                    & (Q(approved_at__isnull=False) | Q(refused_at__isnull=False))
                ),
                name="a_decision_on_a_correction_says_by_whom",
            ),
            DecidedOnce(
                name="approved_corrections_stand", decided=("approved_at", "refused_at")
            ),
        ]

    def __str__(self) -> str:
        return f"Ralat {self.paragraph}"

    @property
    def is_open(self) -> bool:
        return self.approved_at is None and self.refused_at is None
