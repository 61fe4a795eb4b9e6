"""What shows that it was done."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.urls import reverse

from meetings.constraints import AppendOnly
from meetings.followups.models.follow_up import FollowUp
from meetings.followups.models.progress import Progress
from meetings.uploads import document_path, preview_path


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    def visible_to(self, user: Any) -> EvidenceQuerySet:
        """That of follow-ups which the user may see."""
        seen = FollowUp.objects.visible_to(user)
        return self.filter(progress__followup__in=seen)


class Evidence(models.Model):
    """A file that came with one report; append-only, as the report is."""

    progress = models.ForeignKey(
        Progress, on_delete=models.PROTECT, related_name="evidence"
    )
    file = models.FileField("berkas", upload_to=document_path, max_length=120)
    preview = models.FileField(upload_to=preview_path, max_length=120, blank=True)
    name = models.CharField("nama berkas", max_length=200)
    media_type = models.CharField("jenis isi", max_length=100)
    size = models.PositiveBigIntegerField("ukuran (bita)")
    sha256 = models.CharField("SHA-256", max_length=64)
    uploaded_at = models.DateTimeField("diunggah pada", auto_now_add=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = "data dukung"
        verbose_name_plural = "data dukung"
        ordering = ["progress", "pk"]
        constraints = [AppendOnly(name="evidence_is_append_only")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("followups:evidence", args=[self.pk])
