"""What a reviewer says about the minutes before they are approved."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from meetings.minutes.models.directive import Directive
from meetings.minutes.models.minutes import Minutes


class ReviewComment(models.Model):
    """One remark on a directive, or on the minutes as a whole."""

    minutes = models.ForeignKey(
        Minutes, on_delete=models.PROTECT, related_name="comments"
    )
    directive = models.ForeignKey(
        Directive,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="comments",
    )
    text = models.TextField("catatan", max_length=2000)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField("waktu", auto_now_add=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    resolved_at = models.DateTimeField("selesai pada", null=True)
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        verbose_name = "catatan peninjau"
        verbose_name_plural = "catatan peninjau"
        ordering = ["minutes", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(resolved_by__isnull=True, resolved_at__isnull=True)
                | Q(resolved_by__isnull=False, resolved_at__isnull=False),
                name="a_resolved_comment_says_by_whom_and_when",
            )
        ]

    def __str__(self) -> str:
        return self.text[:120]
