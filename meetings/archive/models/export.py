"""Results of a search that somebody takes along."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from meetings.access import policy
from meetings.access.classification import Classification
from meetings.uploads import export_path

KEPT = dt.timedelta(days=7)


class ExportQuerySet(models.QuerySet["Export"]):
    def visible_to(self, user: Any) -> ExportQuerySet:
        """One's own, while they are kept and as far as the clearance still reaches."""
        if not policy.grants_of(user):
            return self.none()
        return self.kept().filter(user=user, classification__lte=user.clearance)

    def kept(self) -> ExportQuerySet:
        return self.filter(made_at__gt=timezone.now() - KEPT)

    def expired(self) -> ExportQuerySet:
        return self.filter(made_at__lte=timezone.now() - KEPT)

    def running(self) -> ExportQuerySet:
        """Those that are not at an end, also those that still wait."""
        return self.filter(state__in=[Export.State.QUEUED, Export.State.RUNNING])

    def unfetched(self) -> ExportQuerySet:
        """Those that lie ready and that nobody has fetched."""
        return self.filter(state=Export.State.READY, fetched_at=None)


class Export(models.Model):
    """A file with the results of a search, made after the answer for one user."""

    class Format(models.TextChoices):
        XLSX = "xlsx", "XLSX"
        CSV = "csv", "CSV"
        JSON = "json", "JSON"
        PDF = "pdf", "Register PDF"

    class State(models.TextChoices):
        QUEUED = "queued", "Menunggu giliran"
        RUNNING = "running", "Sedang disiapkan"
        READY = "ready", "Siap diunduh"
        FAILED = "failed", "Gagal"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="pengguna",
        on_delete=models.CASCADE,
        related_name="exports",
    )
    format = models.CharField("bentuk", max_length=4, choices=Format)
    # As in the address of the search: ``q=banjir&oleh=12``.
    query = models.TextField("pencarian", blank=True)
    state = models.CharField(
        "keadaan", max_length=7, choices=State, default=State.QUEUED
    )
    rows_total = models.PositiveIntegerField("butir")
    rows_done = models.PositiveIntegerField("butir selesai", default=0)
    # The highest of its rows; known when it is ready.
    classification = models.PositiveSmallIntegerField(
        "klasifikasi", choices=Classification, default=Classification.ORDINARY
    )
    file = models.FileField("berkas", upload_to=export_path, blank=True)
    error = models.CharField("sebab gagal", max_length=200, blank=True)
    made_at = models.DateTimeField("diminta pada", default=timezone.now)
    finished_at = models.DateTimeField("selesai pada", null=True)
    fetched_at = models.DateTimeField("pertama diunduh pada", null=True)

    objects = ExportQuerySet.as_manager()

    class Meta:
        verbose_name = "unduhan"
        verbose_name_plural = "unduhan"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["user", "state"], name="exports_of_a_user")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["queued", "running"], finished_at__isnull=True)
                | Q(state__in=["ready", "failed"], finished_at__isnull=False),
                name="an_export_is_finished_when_ready_or_failed",
            ),
            models.CheckConstraint(
                condition=(Q(state="ready") & ~Q(file=""))
                | (~Q(state="ready") & Q(file="")),
                name="an_export_has_a_file_when_it_is_ready",
            ),
            models.CheckConstraint(
                condition=Q(state="failed") | Q(error=""),
                name="only_a_failed_export_has_an_error",
            ),
            models.CheckConstraint(
                condition=Q(fetched_at__isnull=True) | Q(state="ready"),
                name="only_a_ready_export_is_fetched",
            ),
            models.CheckConstraint(
                condition=Q(rows_done__lte=F("rows_total")),
                name="an_export_has_no_more_rows_than_it_asks_for",
            ),
        ]

    def __str__(self) -> str:
        return f"Unduhan {self.get_format_display()}"

    @property
    def is_open(self) -> bool:
        return self.state in {self.State.QUEUED, self.State.RUNNING}

    @property
    def kept_until(self) -> dt.datetime:
        return self.made_at + KEPT
