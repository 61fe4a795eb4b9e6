"""What somebody must do about a directive."""

from __future__ import annotations

import datetime as dt
import uuid

from django.conf import settings
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.urls import reverse

from meetings.access.classification import Classification
from meetings.agenda.models import Meeting, Series, Topic
from meetings.directory.models import Institution, Official
from meetings.followups.days import DaysUntil
from meetings.followups.lateness import TurnsLate, reported_in_time
from meetings.followups.models import due
from meetings.followups.models.follow_ups import CLOSED, HEAVIEST, FollowUpQuerySet
from meetings.minutes.models import Directive
from meetings.standing import Stands

# Returned, open, reported, closed; of each, those without a date come after the others.
PLACE = Case(
    When(state="returned", then=Value(0)),
    When(state="reported", then=Value(4)),
    When(state__in=CLOSED, then=Value(6)),
    default=Value(2),
) + Case(When(due_date__isnull=True, then=Value(1)), default=Value(0))
WEIGHT = Case(
    *(When(priority=each, then=Value(n)) for n, each in enumerate(HEAVIEST)),
    default=Value(len(HEAVIEST)),
)
# What a reader's right hangs on, and what is counted: in the index, so that no row is
# read to count it.
SEEN = ("classification", "meeting", "directive")
COUNTED = ("state", "due_kind", "late_from", *SEEN)
COUNTED_BY = {
    "followups_by_state": ("state", "late_from", "due_date", *SEEN),
    "followups_by_lead": ("lead", *COUNTED),
    "followups_by_matter": ("series", "topic", *COUNTED),
    "followups_by_date": ("met_on", *COUNTED),
    "followups_by_topic": ("topic", "lead", *SEEN),
    "followups_by_verifying": ("verified_at", *SEEN),
    "followups_by_pace": ("state", "taken", "overrun", *SEEN),
    "followups_by_urgency": ("place", "due_date", "weight", "id", *SEEN),
}


def beside(model: type[models.Model]) -> models.ForeignKey:
    return models.ForeignKey(
        model,
        on_delete=models.DO_NOTHING,
        null=True,
        editable=False,
        db_index=False,
        related_name="+",
    )


class FollowUp(models.Model):
    """One duty that follows from a directive, of one institution above all.

    The duty is the institution's, whoever holds its offices. It is live when the
    minutes of its directive are issued; before that it is a plan.
    """

    class Standing(models.TextChoices):
        PLAN = "plan", "Rencana"
        LIVE = "live", "Berlaku"
        GONE = "gone", "Butirnya dihapus"

    class State(models.TextChoices):
        NOT_STARTED = "not_started", "Belum mulai"
        IN_PROGRESS = "in_progress", "Berjalan"
        REPORTED = "reported", "Dilaporkan selesai"
        VERIFIED = "verified", "Terverifikasi"
        RETURNED = "returned", "Dikembalikan"
        CANCELLED = "cancelled", "Dibatalkan"

    class Due(models.TextChoices):
        DATE = "date", "Bertanggal"
        NONE = "none", "Tanpa tenggat"
        ONGOING = "ongoing", "Berkelanjutan"

    class Priority(models.TextChoices):
        LOW = "low", "Rendah"
        NORMAL = "normal", "Biasa"
        HIGH = "high", "Tinggi"
        URGENT = "urgent", "Mendesak"

    directive = models.ForeignKey(
        Directive,
        verbose_name="butir",
        on_delete=models.PROTECT,
        related_name="followups",
    )
    lead = models.ForeignKey(
        Institution,
        verbose_name="penanggung jawab",
        on_delete=models.PROTECT,
        related_name="followups_led",
    )
    person = models.ForeignKey(
        Official,
        verbose_name="pejabat yang ditugasi",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="followups",
    )
    description = models.TextField("yang harus dilakukan", max_length=4000)
    criterion = models.CharField("kriteria keberhasilan", max_length=500, blank=True)
    priority = models.CharField(
        "prioritas", max_length=10, choices=Priority, default=Priority.NORMAL
    )
    due_kind = models.CharField("tenggat", max_length=10, choices=Due, default=Due.NONE)
    due_date = models.DateField("tanggal tenggat", null=True, blank=True)
    # As it was said ("secepatnya"); a date given later leaves it as it is.
    due_wording = models.CharField("bunyi tenggat", max_length=200, blank=True)
    due_set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="tenggat ditetapkan oleh",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    due_set_at = models.DateTimeField(
        "tenggat ditetapkan pada", null=True, editable=False
    )
    state = models.CharField(
        "keadaan",
        max_length=12,
        choices=State,
        default=State.NOT_STARTED,
        editable=False,
    )
    percent = models.PositiveSmallIntegerField("kemajuan (%)", default=0)
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="dilaporkan selesai oleh",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    reported_at = models.DateTimeField(
        "dilaporkan selesai pada", null=True, editable=False
    )
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="diverifikasi oleh",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    verified_at = models.DateTimeField("diverifikasi pada", null=True, editable=False)
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    # Facts of the directive, for lists and counts: the database keeps them, nothing
    # else writes them (meetings/standing.py).
    meeting = beside(Meeting)
    met_on = models.DateField("tanggal rapat", null=True, editable=False)
    series = beside(Series)
    topic = beside(Topic)
    classification = models.PositiveSmallIntegerField(
        "klasifikasi keamanan",
        choices=Classification,
        default=Classification.ORDINARY,
        db_default=Classification.ORDINARY,
        editable=False,
    )
    standing = models.CharField(
        max_length=4,
        choices=Standing,
        default=Standing.PLAN,
        db_default=Standing.PLAN,
        editable=False,
    )
    # How urgent, as far as no calendar is needed: by this, then by date.
    place = models.GeneratedField(
        expression=PLACE, output_field=models.SmallIntegerField(), db_persist=True
    )
    weight = models.GeneratedField(
        expression=WEIGHT, output_field=models.SmallIntegerField(), db_persist=True
    )
    # The date after which it is late (``lateness.TurnsLate``).
    late_from = models.DateField(null=True, editable=False)
    # Days until the report: from the meeting, and from the due date (0: on that day).
    taken = models.GeneratedField(
        expression=DaysUntil("reported_at", "met_on"),
        output_field=models.IntegerField(),
        db_persist=True,
    )
    overrun = models.GeneratedField(
        expression=DaysUntil("reported_at", "due_date"),
        output_field=models.IntegerField(),
        db_persist=True,
    )

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        verbose_name = "tindak lanjut"
        verbose_name_plural = "tindak lanjut"
        ordering = ["directive", "pk"]
        indexes = [
            # What is asked on every page, from the index alone.
            models.Index(fields=["lead", "directive"], name="lead_has_a_duty"),
            models.Index(fields=["person", "directive"], name="person_has_a_duty"),
            models.Index(fields=["meeting"], name="followup_of_a_meeting"),
            *(
                models.Index(fields=["standing", *fields], name=name)
                for name, fields in COUNTED_BY.items()
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(due_kind="date", due_date__isnull=False)
                | Q(due_kind__in=["none", "ongoing"], due_date__isnull=True),
                name="a_due_date_or_honestly_none",
                violation_error_message=(
                    "Isi tanggal tenggat, atau pilih tanpa tenggat atau berkelanjutan."
                ),
            ),
            models.CheckConstraint(
                condition=Q(due_set_by__isnull=True, due_set_at__isnull=True)
                | Q(
                    due_kind="date", due_set_by__isnull=False, due_set_at__isnull=False
                ),
                name="a_date_given_later_says_by_whom_and_when",
            ),
            models.CheckConstraint(
                condition=Q(percent__lte=100), name="nothing_is_done_more_than_whole"
            ),
            models.CheckConstraint(
                condition=Q(reported_by__isnull=True, reported_at__isnull=True)
                & ~Q(state__in=["reported", "verified"])
                | Q(
                    reported_by__isnull=False,
                    reported_at__isnull=False,
                    percent=100,
                    state__in=["reported", "verified", "cancelled"],
                ),
                name="what_is_reported_as_done_says_by_whom_and_when",
            ),
            models.CheckConstraint(
                condition=Q(verified_by__isnull=True, verified_at__isnull=True)
                & ~Q(state="verified")
                | Q(
                    verified_by__isnull=False,
                    verified_at__isnull=False,
                    state="verified",
                ),
                name="what_is_verified_says_by_whom_and_when",
            ),
            models.CheckConstraint(
                condition=Q(verified_by__isnull=True)
                | ~Q(verified_by=F("reported_by")),
                name="nobody_verifies_their_own_report",
            ),
            Stands(name="followups_stand_as_their_directive"),
            TurnsLate(name="followups_turn_late_after_their_date"),
        ]

    def __str__(self) -> str:
        return self.description[:120]

    def get_absolute_url(self) -> str:
        return reverse("followups:followup", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.state not in CLOSED

    @property
    def due_text(self) -> str:
        return due.due_text(self)

    @property
    def due_in_full(self) -> str:
        return due.due_in_full(self)

    def is_overdue(self, on: dt.date) -> bool:
        """As ``late_from`` has it, also of what is not saved yet."""
        if not self.is_open or self.due_date is None:
            return False
        in_time = reported_in_time(self.state, self.reported_at, self.due_date)
        return self.due_date < on and not in_time
