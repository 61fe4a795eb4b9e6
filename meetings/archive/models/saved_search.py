"""Searches that somebody keeps, to be told of what is new."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.http import QueryDict

LONGEST = 1500  # characters of a kept query string


class SavedSearchQuerySet(models.QuerySet["SavedSearch"]):
    def visible_to(self, user: Any) -> SavedSearchQuerySet:
        """A search is its owner's alone."""
        return self.filter(user=user.pk)


class SavedSearch(models.Model):
    """What one user searches for again and again, and how far they have looked.

    ``seen`` and ``mailed`` are keys of directives: those above are new on the screen,
    or for the next e-mail. Only the hash of the feed's token is kept.
    """

    class Digest(models.TextChoices):
        NEVER = "never", "Tidak dikirim"
        DAILY = "daily", "Paling sering sekali sehari"
        WEEKLY = "weekly", "Paling sering sekali seminggu"

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="pemilik",
        on_delete=models.CASCADE,
        related_name="saved_searches",
    )
    name = models.CharField("nama", max_length=120)
    query = models.CharField("pencarian", max_length=LONGEST, blank=True)
    digest = models.CharField(
        "ringkasan lewat pos-el", max_length=6, choices=Digest, default=Digest.NEVER
    )
    seen = models.BigIntegerField(default=0)
    mailed = models.BigIntegerField(default=0)
    mailed_on = models.DateField("terakhir dikirim", null=True)
    token_hash = models.CharField(max_length=64, blank=True)
    token_made_at = models.DateTimeField("alamat umpan dibuat", null=True)
    created_at = models.DateTimeField("disimpan", auto_now_add=True)
    # Made by the client, so that a repeated "save" finds what the first one made.
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = SavedSearchQuerySet.as_manager()

    class Meta:
        verbose_name = "pencarian tersimpan"
        verbose_name_plural = "pencarian tersimpan"
        ordering = ["user", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["token_hash"],
                condition=~Q(token_hash=""),
                name="a_token_opens_one_feed",
            ),
            models.CheckConstraint(
                condition=Q(token_hash="", token_made_at__isnull=True)
                | (~Q(token_hash="") & Q(token_made_at__isnull=False)),
                name="a_feed_knows_since_when_it_is_open",
            ),
        ]

    def __str__(self) -> str:
        # Without its name: what somebody looks for is not the trail's business.
        return f"Pencarian tersimpan {self.pk}"

    @property
    def asked(self) -> QueryDict:
        return QueryDict(self.query)

    @property
    def has_feed(self) -> bool:
        return bool(self.token_hash)
