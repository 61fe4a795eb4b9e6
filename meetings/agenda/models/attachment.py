"""What belongs to a meeting as a file: materials, photos, the signed list."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import models
from django.urls import reverse

from meetings.access import visibility
from meetings.agenda.models.meeting import Meeting
from meetings.sealed import Sealed
from meetings.uploads import document_path, preview_path


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    def visible_to(self, user: Any) -> AttachmentQuerySet:
        """Those not removed, of meetings that the user hosts, leads or took part in."""
        return self.filter(visibility.papers_for(user), removed_at=None)

    def photos(self) -> AttachmentQuerySet:
        """Photos that the minutes show."""
        return self.filter(in_minutes=True)


class Attachment(models.Model):
    """A file of one meeting, classified as its meeting is."""

    class Kind(models.TextChoices):
        MATERIAL = "material", "Bahan rapat"
        PHOTO = "photo", "Foto"
        SIGNED_LIST = "signed_list", "Daftar hadir bertanda tangan"
        OTHER = "other", "Lainnya"

    meeting = models.ForeignKey(
        Meeting,
        verbose_name="rapat",
        on_delete=models.PROTECT,
        related_name="attachments",
    )
    kind = models.CharField("jenis", max_length=12, choices=Kind, default=Kind.MATERIAL)
    title = models.CharField("keterangan", max_length=200)
    in_minutes = models.BooleanField("tampil dalam notula", default=False)
    file = models.FileField("berkas", upload_to=document_path, max_length=120)
    preview = models.FileField(upload_to=preview_path, max_length=120, blank=True)
    name = models.CharField("nama berkas", max_length=200)
    media_type = models.CharField("jenis isi", max_length=100)
    size = models.PositiveBigIntegerField("ukuran (bita)")
    sha256 = models.CharField("SHA-256", max_length=64)
    uploaded_at = models.DateTimeField("diunggah pada", auto_now_add=True)
    removed_at = models.DateTimeField("dihapus pada", null=True, editable=False)
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = "lampiran"
        verbose_name_plural = "lampiran"
        ordering = ["meeting", "kind", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(in_minutes=False)
                | (models.Q(kind="photo") & ~models.Q(preview="")),
                name="only_photos_are_shown_in_the_minutes",
                violation_error_message="Hanya foto yang dapat tampil dalam notula.",
            ),
            # Other files may still come, such as the list with its signatures.
            Sealed(
                name="issued_photos_are_sealed", column="meeting_id", only="in_minutes"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("agenda:attachment", args=[self.pk])
