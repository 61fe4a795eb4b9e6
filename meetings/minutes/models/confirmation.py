"""What a speaker says about the record of their own words."""

from __future__ import annotations

import hashlib

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from meetings.agenda.models import Attendance
from meetings.constraints import AppendOnly
from meetings.minutes.models.directive import Directive


def hash_of(token: str) -> str:
    """What is kept of a token: who reads the table cannot open the address."""
    return hashlib.sha256(token.encode()).hexdigest()


class ConfirmationLink(models.Model):
    """A personal address at which one speaker answers for what they said.

    Only the hash of its token is kept. A new one revokes the one before it.
    """

    speaker = models.ForeignKey(
        Attendance,
        verbose_name="pembicara",
        on_delete=models.PROTECT,
        related_name="confirmation_links",
    )
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField("dibuat")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="dibuat oleh",
        on_delete=models.PROTECT,
        related_name="+",
    )
    expires_at = models.DateTimeField("berlaku sampai")
    opened_at = models.DateTimeField("pertama dibuka", null=True)
    revoked_at = models.DateTimeField("dicabut", null=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="dicabut oleh",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
    )

    class Meta:
        verbose_name = "tautan konfirmasi"
        verbose_name_plural = "tautan konfirmasi"
        constraints = [
            models.UniqueConstraint(
                fields=["speaker"],
                condition=Q(revoked_at__isnull=True),
                name="a_speaker_has_one_link_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True, revoked_by__isnull=True)
                | Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="a_link_is_revoked_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("created_at")),
                name="a_link_is_good_for_a_while",
            ),
        ]

    def __str__(self) -> str:
        return f"Tautan konfirmasi {self.speaker_id}"


class Confirmation(models.Model):
    """One answer of a speaker on one directive; append-only, the last one counts.

    It is of a wording: ``digest`` is that of the words confirmed or proposed
    (``standing.digest_of``), ``version`` the directive's when it was answered.
    """

    class Kind(models.TextChoices):
        CONFIRMED = "confirmed", "Dikonfirmasi"
        PROPOSED = "proposed", "Diusulkan"

    link = models.ForeignKey(
        ConfirmationLink, on_delete=models.PROTECT, related_name="+"
    )
    directive = models.ForeignKey(
        Directive, on_delete=models.PROTECT, related_name="answers"
    )
    kind = models.CharField("jawaban", max_length=10, choices=Kind)
    text = models.TextField("isi yang diusulkan", blank=True)
    quote = models.TextField("kutipan yang diusulkan", blank=True)
    digest = models.CharField(max_length=64)
    version = models.PositiveIntegerField("versi")
    answered_at = models.DateTimeField("waktu", auto_now_add=True)

    class Meta:
        verbose_name = "konfirmasi"
        verbose_name_plural = "konfirmasi"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(kind="proposed") & ~Q(text=""))
                | Q(kind="confirmed", text="", quote=""),
                name="a_proposal_and_nothing_else_has_words",
            ),
            AppendOnly(name="confirmations_are_append_only"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: butir {self.directive_id}"


class Ruling(models.Model):
    """What the secretariat made of a proposed wording; append-only."""

    class Verdict(models.TextChoices):
        ACCEPTED = "accepted", "Diterima"
        REFUSED = "refused", "Tidak diterima"

    proposal = models.OneToOneField(
        Confirmation, on_delete=models.PROTECT, related_name="ruling"
    )
    verdict = models.CharField("putusan", max_length=10, choices=Verdict)
    reason = models.CharField("alasan", max_length=500, blank=True)
    at = models.DateTimeField("waktu", auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="oleh",
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = "putusan usulan"
        verbose_name_plural = "putusan usulan"
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict="accepted") | ~Q(reason=""),
                name="a_refusal_has_a_reason",
            ),
            AppendOnly(name="rulings_are_append_only"),
        ]

    def __str__(self) -> str:
        return f"{self.get_verdict_display()}: usulan {self.proposal_id}"
