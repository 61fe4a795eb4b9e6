"""What somebody must do about a directive."""

from __future__ import annotations

import datetime as dt
import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from meetings.directory.models import Institution, Official
from meetings.followups.models import due
from meetings.followups.models.follow_ups import CLOSED, FollowUpQuerySet
from meetings.minutes.models import Directive


class FollowUp(models.Model):
    """One duty that follows from a directive, of one institution above all.

    The duty is the institution's, whoever holds its offices. It is live when the
    minutes of its directive are issued; before that it is a plan.
    """

    class State(models.TextChoices):
        NOT_STARTED = "not_started", "Belum mulai"
        IN_PROGRESS = "in_progress", "Berjalan"
        REPORTED = "reported", "Dilaporkan selesai"
        VERIFIED = "verified", "Terverifikasi"
        RETURNED = "returned", "Dikembalikan"
        CANCELLED = "cancelled", "Dibatalkan"

    class Due(models.TextChoices):
        DATE = "date", "Bertanggal"
        NONE = "none", "Tanpa tenggat"
        ONGOING = "ongoing", "Berkelanjutan"

    class Priority(models.TextChoices):
        LOW = "low", "Rendah"
        NORMAL = "normal", "Biasa"
        HIGH = "high", "Tinggi"
        URGENT = "urgent", "Mendesak"

    directive = models.ForeignKey(
        Directive,
        verbose_name="butir",
        on_delete=models.PROTECT,
        related_name="followups",
    )
    lead = models.ForeignKey(
        Institution,
        verbose_name="penanggung jawab",
        on_delete=models.PROTECT,
        related_name="followups_led",
    )
    person = models.ForeignKey(
        Official,
        verbose_name="pejabat yang ditugasi",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="followups",
    )
    description = models.TextField("yang harus dilakukan", max_length=4000)
    criterion = models.CharField("kriteria keberhasilan", max_length=500, blank=True)
    priority = models.CharField(
        "prioritas", max_length=10, choices=Priority, default=Priority.NORMAL
    )
    due_kind = models.CharField("tenggat", max_length=10, choices=Due, default=Due.NONE)
    due_date = models.DateField("tanggal tenggat", null=True, blank=True)
    # As it was said ("secepatnya"); a date given later leaves it as it is.
    due_wording = models.CharField("bunyi tenggat", max_length=200, blank=True)
    due_set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="tenggat ditetapkan oleh",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    due_set_at = models.DateTimeField(
        "tenggat ditetapkan pada", null=True, editable=False
    )
    state = models.CharField(
        "keadaan",
        max_length=12,
        choices=State,
        default=State.NOT_STARTED,
        editable=False,
    )
    percent = models.PositiveSmallIntegerField("kemajuan (%)", default=0)
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="dilaporkan selesai oleh",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    reported_at = models.DateTimeField(
        "dilaporkan selesai pada", null=True, editable=False
    )
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="diverifikasi oleh",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    verified_at = models.DateTimeField("diverifikasi pada", null=True, editable=False)
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        verbose_name = "tindak lanjut"
        verbose_name_plural = "tindak lanjut"
        ordering = ["directive", "pk"]
        indexes = [
            # What is asked on every page, from the index alone.
            models.Index(fields=["lead", "directive"], name="lead_has_a_duty"),
            models.Index(fields=["person", "directive"], name="person_has_a_duty"),
            models.Index(fields=["state", "due_date"], name="followup_by_due_date"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(due_kind="date", due_date__isnull=False)
                | Q(due_kind__in=["none", "ongoing"], due_date__isnull=True),
                name="a_due_date_or_honestly_none",
                violation_error_message=(
                    "Isi tanggal tenggat, atau pilih tanpa tenggat atau berkelanjutan."
                ),
            ),
            models.CheckConstraint(
                condition=Q(due_set_by__isnull=True, due_set_at__isnull=True)
                | Q(
                    due_kind="date", due_set_by__isnull=False, due_set_at__isnull=False
                ),
                name="a_date_given_later_says_by_whom_and_when",
            ),
            models.CheckConstraint(
                condition=Q(percent__lte=100), name="nothing_is_done_more_than_whole"
            ),
            models.CheckConstraint(
                condition=Q(reported_by__isnull=True, reported_at__isnull=True)
                & ~Q(state__in=["reported", "verified"])
                | Q(
                    reported_by__isnull=False,
                    reported_at__isnull=False,
                    percent=100,
                    state__in=["reported", "verified", "cancelled"],
                ),
                name="what_is_reported_as_done_says_by_whom_and_when",
            ),
            models.CheckConstraint(
                condition=Q(verified_by__isnull=True, verified_at__isnull=True)
                & ~Q(state="verified")
                | Q(
                    verified_by__isnull=False,
                    verified_at__isnull=False,
                    state="verified",
                ),
                name="what_is_verified_says_by_whom_and_when",
            ),
            models.CheckConstraint(
                condition=Q(verified_by__isnull=True)
                | ~Q(verified_by=F("reported_by")),
                name="nobody_verifies_their_own_report",
            ),
        ]

    def __str__(self) -> str:
        return self.description[:120]

    def get_absolute_url(self) -> str:
        return reverse("followups:followup", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.state not in CLOSED

    @property
    def due_text(self) -> str:
        return due.due_text(self)

    @property
    def due_in_full(self) -> str:
        return due.due_in_full(self)

    def is_overdue(self, on: dt.date) -> bool:
        return self.is_open and self.due_date is not None and self.due_date < on
