"""What is open from earlier meetings when the next one of the forum opens."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from meetings.access.classification import Classification
from meetings.agenda.models import Meeting
from meetings.constraints import Kept
from meetings.followups.lateness import reported_in_time
from meetings.followups.models import due
from meetings.followups.models.follow_up import FollowUp
from meetings.sealed import Sealed

DECISION = (
    "decision",
    "note",
    "new_date",
    "due_before",
    "decided_by",
    "decided_at",
    "version",
)


class CarriedOverQuerySet(models.QuerySet["CarriedOver"]):
    def visible_to(self, user: Any) -> CarriedOverQuerySet:
        """Those of meetings and of follow-ups that the user may both see."""
        return self.filter(
            meeting__in=Meeting.objects.visible_to(user).values("pk"),
            followup__in=FollowUp.objects.visible_to(user).values("pk"),
        )


class CarriedOver(models.Model):
    """A follow-up as it stood when a later meeting opened, and what was decided there.

    How it stood is plain text and never changes; the decision stays open until the
    draft of the minutes is handed in, and is sealed with them.
    """

    class Decision(models.TextChoices):
        CONTINUED = "continued", "Dilanjutkan"
        DATED = "dated", "Tenggat baru"
        CLOSED = "closed", "Ditutup"
        STOPPED = "stopped", "Dihentikan"

    meeting = models.ForeignKey(
        Meeting,
        verbose_name="rapat",
        on_delete=models.PROTECT,
        related_name="carried_over",
    )
    followup = models.ForeignKey(
        FollowUp,
        verbose_name="tindak lanjut",
        on_delete=models.PROTECT,
        related_name="carried_over",
    )
    position = models.PositiveIntegerField("urutan")
    taken_at = models.DateTimeField("diambil pada", auto_now_add=True)
    source = models.CharField("rapat asal", max_length=400)
    source_date = models.DateField("tanggal rapat asal", null=True)
    # As it is printed in the copy of its own class.
    directive_number = models.PositiveIntegerField("nomor butir")
    speaker = models.CharField("pembicara", max_length=600, blank=True)
    description = models.TextField("yang harus dilakukan")
    lead = models.CharField("penanggung jawab", max_length=200)
    supporting = models.TextField("instansi terkait", blank=True)
    due_kind = models.CharField("tenggat", max_length=10, choices=FollowUp.Due)
    due_date = models.DateField("tanggal tenggat", null=True)
    due_wording = models.CharField("bunyi tenggat", max_length=200, blank=True)
    state = models.CharField("keadaan", max_length=12, choices=FollowUp.State)
    percent = models.PositiveSmallIntegerField("kemajuan (%)")
    progress = models.TextField("laporan terakhir", blank=True)
    progress_at = models.DateTimeField("waktu laporan terakhir", null=True)
    evidence = models.PositiveIntegerField("jumlah data dukung")
    classification = models.PositiveSmallIntegerField(
        "klasifikasi keamanan", choices=Classification
    )
    decision = models.CharField(
        "keputusan", max_length=10, choices=Decision, blank=True
    )
    note = models.CharField("catatan", max_length=500, blank=True)
    new_date = models.DateField("tenggat baru", null=True)
    # What the due date was before the meeting gave another one (``redating.plain``).
    due_before = models.JSONField(null=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="dicatat oleh",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )
    decided_at = models.DateTimeField("dicatat pada", null=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = CarriedOverQuerySet.as_manager()

    class Meta:
        verbose_name = "tindak lanjut rapat lalu"
        verbose_name_plural = "tindak lanjut rapat lalu"
        ordering = ["meeting", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "followup"],
                name="a_follow_up_is_carried_into_a_meeting_once",
            ),
            models.UniqueConstraint(
                fields=["meeting", "position"],
                name="what_is_carried_into_a_meeting_has_its_place",
            ),
            models.CheckConstraint(
                condition=Q(
                    decision="",
                    note="",
                    decided_by__isnull=True,
                    decided_at__isnull=True,
                )
                | ~Q(decision="")
                & Q(decided_by__isnull=False, decided_at__isnull=False),
                name="what_a_meeting_decided_says_by_whom_and_when",
            ),
            models.CheckConstraint(
                condition=Q(decision="dated", new_date__isnull=False)
                | ~Q(decision="dated") & Q(new_date__isnull=True),
                name="a_new_date_is_what_was_decided",
            ),
            models.CheckConstraint(
                condition=~Q(decision="stopped") | ~Q(note=""),
                name="to_stop_it_takes_a_reason",
            ),
            Kept(name="what_was_carried_is_append_only", but=DECISION),
            Sealed(name="what_issued_meetings_carried_is_sealed", column="meeting_id"),
        ]

    def __str__(self) -> str:
        return self.description[:120]

    def get_absolute_url(self) -> str:
        return reverse("followups:decide", args=[self.pk])

    @property
    def is_settled(self) -> bool:
        """Whether the meeting has ended it: that is not decided twice."""
        return self.decision in (self.Decision.CLOSED, self.Decision.STOPPED)

    @property
    def has_moved(self) -> bool:
        """Whether the follow-up, read with the row, is no longer as it was taken."""
        now = self.followup
        names = ("state", "percent", "due_kind", "due_date")
        return any(getattr(self, name) != getattr(now, name) for name in names)

    @property
    def days_late(self) -> int:
        """By how many days it was past its date when the meeting opened; 0 when it was
        reported as done by then (``FollowUp.is_overdue``)."""
        in_time = reported_in_time(self.state, self.progress_at, self.due_date)
        if self.due_date is None or in_time:
            return 0
        return max(0, (timezone.localdate(self.taken_at) - self.due_date).days)

    @property
    def is_classified(self) -> bool:
        return self.classification > Classification.ORDINARY

    @property
    def due_text(self) -> str:
        return due.due_text(self)

    @property
    def due_in_full(self) -> str:
        return due.due_in_full(self)

    @property
    def source_text(self) -> str:
        """``Rapat Koordinasi (Maret 2026), 10 Maret 2026``"""
        day = date_format(self.source_date, "j F Y") if self.source_date else ""
        return ", ".join(part for part in (self.source, day) if part)

    @property
    def decision_text(self) -> str:
        """``Tenggat baru: 10 April 2026. Menunggu anggaran.``, "" while undecided."""
        if not self.decision:
            return ""
        day = f": {date_format(self.new_date, 'j F Y')}" if self.new_date else ""
        note = f". {self.note}" if self.note else ""
        return f"{self.get_decision_display()}{day}{note}"
