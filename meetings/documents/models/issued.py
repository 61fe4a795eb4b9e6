"""Paper with a seal: written once, kept for good."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse

from meetings.access import visibility
from meetings.access.classification import Classification
from meetings.agenda.models import Meeting
from meetings.constraints import AppendOnly
from meetings.directory.models import Institution
from meetings.minutes.models import Edition


class IssuedDocumentQuerySet(models.QuerySet["IssuedDocument"]):
    def visible_to(self, user: Any) -> IssuedDocumentQuerySet:
        """Those whose whole content the user may read."""
        cleared = models.Q(classification__lte=getattr(user, "clearance", -1))
        return self.filter(visibility.papers_for(user) & cleared)

    def current(self) -> IssuedDocumentQuerySet:
        """Those that no other one has superseded."""
        return self.filter(superseded_by=None)

    def light(self) -> IssuedDocumentQuerySet:
        """Without the bytes."""
        return self.defer("pdf")


class IssuedDocument(models.Model):
    """One copy of an edition for the readers of one class, as bytes; append-only.

    A copy holds what is classified up to ``classification``. Copies of one edition
    know nothing of one another, and each class counts its own ``copy`` numbers: who
    reads the lower one learns nothing of a correction above.
    """

    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, related_name="issued_documents"
    )
    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, related_name="documents"
    )
    copy = models.PositiveSmallIntegerField("edisi")
    classification = models.PositiveSmallIntegerField(
        "klasifikasi keamanan", choices=Classification
    )
    number = models.CharField("nomor", max_length=120, blank=True)
    code = models.CharField("kode verifikasi", max_length=20, unique=True)
    address = models.URLField("alamat verifikasi", max_length=300)
    pdf = models.BinaryField()
    size = models.PositiveIntegerField("ukuran (bita)")
    sha256 = models.CharField("SHA-256", max_length=64)
    issued_at = models.DateTimeField("terbit pada")
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="superseded_by"
    )

    objects = IssuedDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "notula terbit"
        verbose_name_plural = "notula terbit"
        ordering = ["meeting", "classification", "copy"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "classification", "copy"],
                name="a_copy_is_issued_once",
            ),
            AppendOnly(name="issued_documents_are_append_only"),
        ]

    def __str__(self) -> str:
        return f"Notula {self.number or self.code}, edisi {self.copy}"

    def get_absolute_url(self) -> str:
        return reverse("documents:issued", args=[self.code])


class Withdrawal(models.Model):
    """That the issued minutes of a meeting no longer hold (dicabut); append-only."""

    meeting = models.OneToOneField(
        Meeting, on_delete=models.PROTECT, related_name="withdrawal"
    )
    reason = models.TextField("alasan", max_length=1000)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    by_as = models.CharField("dicabut sebagai", max_length=200)
    at = models.DateTimeField("dicabut pada")

    class Meta:
        verbose_name = "pencabutan"
        verbose_name_plural = "pencabutan"
        constraints = [AppendOnly(name="withdrawals_are_append_only")]

    def __str__(self) -> str:
        return f"Pencabutan notula {self.meeting}"


class NumberCounter(models.Model):
    """The last number that an institution has given in a year."""

    institution = models.ForeignKey(
        Institution, on_delete=models.PROTECT, related_name="number_counters"
    )
    year = models.PositiveSmallIntegerField("tahun")
    last = models.PositiveIntegerField("nomor terakhir", default=0)

    class Meta:
        verbose_name = "nomor terakhir"
        verbose_name_plural = "nomor terakhir"
        constraints = [
            models.UniqueConstraint(
                fields=["institution", "year"], name="numbers_are_counted_once_a_year"
            )
        ]

    def __str__(self) -> str:
        return f"{self.institution}, {self.year}: {self.last}"
