"""Reports with a seal: as they were issued, kept for good."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from meetings.access import visibility
from meetings.access.classification import Classification
from meetings.agenda.models import Meeting, Series
from meetings.constraints import AppendOnly
from meetings.followups.models import ActionPlan

HEAVY = ("pdf", "content")


class IssuedReportQuerySet(models.QuerySet["IssuedReport"]):
    def visible_to(self, user: Any) -> IssuedReportQuerySet:
        """Those that the user may read: whole, as they were issued."""
        return self.filter(visibility.reports_for(user))

    def light(self) -> IssuedReportQuerySet:
        """With what comes before and after each, and without the content of any."""
        around = ("supersedes", "superseded_by")
        heavy = [f"{each}__{name}" for each in around for name in HEAVY]
        return self.select_related(*around).defer(*HEAVY, *heavy)


class IssuedReport(models.Model):
    """One edition of a report, with its content as data and as bytes; append-only.

    ``subject`` says what is reported: editions of one subject supersede one another.
    It belongs to a meeting or a forum, never to an institution by key: those are
    merged, and this row does not change.
    """

    class Kind(models.TextChoices):
        MATRIX = "matrix", "Matriks tindak lanjut"
        PLAN = "action_plan", "Laporan rencana aksi"

    kind = models.CharField("jenis", max_length=12, choices=Kind)
    subject = models.CharField("pokok laporan", max_length=300)
    edition = models.PositiveSmallIntegerField("edisi")
    series = models.ForeignKey(
        Series,
        verbose_name="forum",
        on_delete=models.PROTECT,
        null=True,
        related_name="issued_reports",
    )
    meeting = models.ForeignKey(
        Meeting,
        verbose_name="rapat",
        on_delete=models.PROTECT,
        null=True,
        related_name="issued_reports",
    )
    plan = models.ForeignKey(
        ActionPlan,
        verbose_name="rencana aksi",
        on_delete=models.PROTECT,
        null=True,
        related_name="issued_reports",
    )
    title = models.CharField("judul", max_length=400)
    period = models.CharField("periode atau pilihan", max_length=1000, blank=True)
    # Whether all that it tells is of meetings that the owner's institution hosted.
    of_one_host = models.BooleanField("dari satu penyelenggara")
    classification = models.PositiveSmallIntegerField(
        "klasifikasi keamanan", choices=Classification
    )
    content = models.JSONField("isi")
    code = models.CharField("kode verifikasi", max_length=20, unique=True)
    address = models.URLField("alamat verifikasi", max_length=300)
    pdf = models.BinaryField()
    size = models.PositiveIntegerField("ukuran (bita)")
    sha256 = models.CharField("SHA-256", max_length=64)
    issued_at = models.DateTimeField("terbit pada")
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    issued_as = models.CharField("diterbitkan sebagai", max_length=300)
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="superseded_by"
    )
    reason = models.CharField("alasan penggantian", max_length=500, blank=True)
    uuid = models.UUIDField(unique=True, editable=False)

    objects = IssuedReportQuerySet.as_manager()

    class Meta:
        verbose_name = "laporan terbit"
        verbose_name_plural = "laporan terbit"
        ordering = ["subject", "-edition"]
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "edition"],
                name="an_edition_of_a_report_is_issued_once",
            ),
            models.CheckConstraint(
                condition=Q(kind="matrix", plan__isnull=True)
                & (Q(series__isnull=False) | Q(meeting__isnull=False))
                | Q(
                    kind="action_plan",
                    plan__isnull=False,
                    series__isnull=False,
                    meeting__isnull=True,
                ),
                name="an_issued_report_has_its_owner",
            ),
            models.CheckConstraint(
                condition=Q(edition=1, supersedes__isnull=True, reason="")
                | Q(edition__gt=1, supersedes__isnull=False) & ~Q(reason=""),
                name="a_later_edition_says_what_it_replaces_and_why",
            ),
            AppendOnly(name="issued_reports_are_append_only"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.code}, edisi ke-{self.edition}"

    def get_absolute_url(self) -> str:
        return reverse("documents:issued_report", args=[self.code])

    @property
    def is_classified(self) -> bool:
        return self.classification > Classification.ORDINARY
