"""What stands in a file."""

from __future__ import annotations

from django.db import models

from meetings.agenda.models import Attachment


class PaperText(models.Model):
    """The text of an attachment, read once; empty when there is none to read."""

    attachment = models.OneToOneField(
        Attachment, on_delete=models.CASCADE, related_name="text"
    )
    text = models.TextField(blank=True)

    class Meta:
        verbose_name = "isi lampiran"
        verbose_name_plural = "isi lampiran"

    def __str__(self) -> str:
        return str(self.attachment)
