"""Spreadsheets handed in to change the directory."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q


class DirectoryImportQuerySet(models.QuerySet["DirectoryImport"]):
    def visible_to(self, user: Any) -> DirectoryImportQuerySet:
        """One's own: nobody applies what somebody else has looked through."""
        return self.filter(user=user)


class DirectoryImport(models.Model):
    """A spreadsheet that somebody looks through before it changes the directory."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="pengunggah", on_delete=models.PROTECT
    )
    name = models.CharField("nama berkas", max_length=200)
    # Emptied when it is applied: it holds numbers and contacts of people.
    content = models.BinaryField("isi")
    sha256 = models.CharField("SHA-256", max_length=64)
    uploaded_at = models.DateTimeField("diunggah pada", auto_now_add=True)
    applied_at = models.DateTimeField("diterapkan pada", null=True)

    objects = DirectoryImportQuerySet.as_manager()

    class Meta:
        verbose_name = "impor direktori"
        verbose_name_plural = "impor direktori"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(applied_at__isnull=True) | Q(content=b""),
                name="an_applied_import_keeps_no_content",
            )
        ]

    def __str__(self) -> str:
        return self.name
