"""What happened to a follow-up, step by step."""

from __future__ import annotations

import datetime as dt
import uuid
from functools import reduce
from operator import or_

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from meetings.constraints import AppendOnly
from meetings.followups.models.follow_up import FollowUp

# The steps that lead from one state to another; every other kind stays where it is.
MOVES: dict[str, tuple[tuple[str, str], ...]] = {
    "progressed": (
        ("not_started", "in_progress"),
        ("in_progress", "in_progress"),
        ("returned", "in_progress"),
    ),
    "proposed": (("in_progress", "reported"),),
    "verified": (("reported", "verified"),),
    "returned": (("reported", "returned"),),
    "cancelled": (
        ("not_started", "cancelled"),
        ("in_progress", "cancelled"),
        ("reported", "cancelled"),
        ("returned", "cancelled"),
    ),
}


def legal_steps() -> Q:
    """Condition on steps: a move of ``MOVES``, or one that stays in its state."""
    moves = [
        Q(kind=kind, state_from=before, state_to=after)
        for kind, pairs in MOVES.items()
        for before, after in pairs
    ]
    return reduce(or_, moves, ~Q(kind__in=list(MOVES)) & Q(state_from=F("state_to")))


class Progress(models.Model):
    """One step in the life of a follow-up: who did what, for which institution,
    when; append-only.

    The institution is kept as a plain number and its name of that day: a step outlives
    entries of the directory that are merged or renamed.
    """

    class Kind(models.TextChoices):
        ADDED = "added", "Tindak lanjut ditetapkan"
        EDITED = "edited", "Tindak lanjut diubah"
        DATED = "dated", "Tenggat ditetapkan"
        PROGRESSED = "progressed", "Laporan kemajuan"
        PROPOSED = "proposed", "Diusulkan selesai"
        VERIFIED = "verified", "Diverifikasi selesai"
        RETURNED = "returned", "Laporan dikembalikan"
        CANCELLED = "cancelled", "Dibatalkan"
        OFFERED = "offered", "Pelimpahan ditawarkan"
        ACCEPTED = "accepted", "Pelimpahan diterima"
        REFUSED = "refused", "Pelimpahan ditolak"
        WITHDRAWN = "withdrawn", "Tawaran pelimpahan ditarik"

    followup = models.ForeignKey(
        FollowUp, on_delete=models.PROTECT, related_name="progress"
    )
    # The version of the follow-up that this step made.
    number = models.PositiveIntegerField("nomor")
    kind = models.CharField("langkah", max_length=10, choices=Kind)
    state_from = models.CharField("dari", max_length=12, choices=FollowUp.State)
    state_to = models.CharField("menjadi", max_length=12, choices=FollowUp.State)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="oleh",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )
    institution_id = models.BigIntegerField("id instansi", null=True)
    institution_name = models.CharField("instansi", max_length=200, blank=True)
    at = models.DateTimeField("waktu", auto_now_add=True)
    text = models.TextField("keterangan", max_length=4000, blank=True)
    authority = models.CharField("dasar atau wewenang", max_length=300, blank=True)
    percent = models.PositiveSmallIntegerField("kemajuan (%)", null=True)
    due_date = models.DateField("tanggal tenggat", null=True)
    # The day that a report tells of, which may be before the day on which it was sent.
    as_of = models.DateField("tanggal kemajuan", null=True)
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        verbose_name = "langkah tindak lanjut"
        verbose_name_plural = "langkah tindak lanjut"
        ordering = ["followup", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["followup", "number"], name="a_version_comes_of_one_step"
            ),
            models.CheckConstraint(
                condition=legal_steps(), name="a_step_is_one_of_the_state_machine"
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["returned", "cancelled", "refused"])
                | ~Q(text=""),
                name="to_return_cancel_or_refuse_takes_a_reason",
            ),
            models.CheckConstraint(
                condition=(Q(kind="cancelled") & ~Q(authority=""))
                | (~Q(kind="cancelled") & Q(authority="")),
                name="a_cancellation_and_nothing_else_has_its_authority",
            ),
            models.CheckConstraint(
                condition=Q(percent__isnull=True) | Q(percent__lte=100),
                name="no_step_reports_more_than_the_whole",
            ),
            models.CheckConstraint(
                condition=Q(as_of__isnull=True) | Q(kind="progressed"),
                name="only_a_report_tells_of_a_day",
            ),
            AppendOnly(name="steps_are_append_only"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.followup_id})"

    @property
    def day(self) -> dt.date:
        """The day that it tells of; else the day on which it was taken."""
        return self.as_of or timezone.localdate(self.at)
