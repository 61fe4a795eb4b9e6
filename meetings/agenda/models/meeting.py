"""One gathering."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.formats import date_format

from meetings.access import visibility
from meetings.access.classification import Classification
from meetings.agenda.models.series import Series
from meetings.directory.models import Institution
from meetings.sealed import Sealed
from meetings.standing import Renews


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def visible_to(self, user: Any) -> MeetingQuerySet:
        """Those that the user may see: the door of every page on a meeting."""
        return self.filter(visibility.meetings_for(user))

    def newest_first(self) -> MeetingQuerySet:
        return self.order_by(F("date").desc(nulls_first=True), "-start_time", "-pk")


class Meeting(models.Model):
    """A coordination meeting (rapat koordinasi), from invitation to minutes."""

    class Status(models.TextChoices):
        PLANNED = "planned", "Direncanakan"
        IN_SESSION = "in_session", "Berlangsung"
        HELD = "held", "Selesai"
        CANCELLED = "cancelled", "Dibatalkan"

    class Mode(models.TextChoices):
        IN_PERSON = "in_person", "Luring"
        ONLINE = "online", "Daring"
        HYBRID = "hybrid", "Luring dan daring"

    class PartOfDay(models.TextChoices):
        DAWN = "dawn", "dini hari"
        MORNING = "morning", "pagi"
        MIDDAY = "midday", "siang"
        AFTERNOON = "afternoon", "sore"
        EVENING = "evening", "malam"

    class Zone(models.TextChoices):
        WIB = "Asia/Jakarta", "WIB"
        WITA = "Asia/Makassar", "WITA"
        WIT = "Asia/Jayapura", "WIT"

    series = models.ForeignKey(
        Series,
        verbose_name="forum",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="meetings",
    )
    institution = models.ForeignKey(
        Institution, verbose_name="penyelenggara", on_delete=models.PROTECT
    )
    title = models.CharField("nama rapat", max_length=300)
    number = models.CharField("nomor notula", max_length=80, blank=True)
    period = models.CharField("periode", max_length=60, blank=True)
    date = models.DateField("tanggal", null=True, blank=True)
    end_date = models.DateField("sampai tanggal", null=True, blank=True)
    start_time = models.TimeField("mulai pukul", null=True, blank=True)
    end_time = models.TimeField("selesai pukul", null=True, blank=True)
    until_done = models.BooleanField("sampai dengan selesai", default=False)
    part_of_day = models.CharField(
        "bagian hari", max_length=10, choices=PartOfDay, blank=True
    )
    zone = models.CharField("zona waktu", max_length=20, choices=Zone, default=Zone.WIB)
    place = models.CharField("tempat", max_length=300, blank=True)
    mode = models.CharField(
        "cara rapat", max_length=10, choices=Mode, default=Mode.IN_PERSON
    )
    link = models.URLField("tautan rapat daring", max_length=500, blank=True)
    classification = models.PositiveSmallIntegerField(
        "klasifikasi keamanan",
        choices=Classification,
        default=Classification.ORDINARY,
    )
    status = models.CharField(
        "status", max_length=12, choices=Status, default=Status.PLANNED
    )
    invitation_number = models.CharField(
        "nomor surat undangan", max_length=80, blank=True
    )
    invitation_date = models.DateField("tanggal surat undangan", null=True, blank=True)
    # Made by the client, so that a repeated "create" finds what the first one made.
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = "rapat"
        verbose_name_plural = "rapat"
        indexes = [
            models.Index(F("date").desc(), F("id").desc(), name="meeting_by_date")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["id", "classification"], name="a_meeting_has_one_classification"
            ),
            models.UniqueConstraint(
                fields=["institution", "number"],
                condition=~Q(number=""),
                name="a_number_is_given_once_by_an_institution",
                violation_error_message="Nomor notula ini sudah dipakai.",
            ),
            models.CheckConstraint(
                condition=Q(end_time__gt=F("start_time"))
                | Q(end_date__isnull=False)
                | Q(end_time__isnull=True)
                | Q(start_time__isnull=True),
                name="a_meeting_ends_after_it_starts",
                violation_error_message="Waktu selesai harus setelah waktu mulai.",
            ),
            models.CheckConstraint(
                condition=Q(end_date__isnull=True)
                | Q(date__isnull=False, end_date__gt=F("date")),
                name="a_meeting_ends_on_a_later_day_if_it_has_one",
                violation_error_message="Tanggal akhir harus setelah tanggal mulai.",
            ),
            models.CheckConstraint(
                condition=Q(start_time__isnull=True) | Q(part_of_day=""),
                name="a_clock_time_or_a_part_of_the_day",
                violation_error_message=(
                    "Isi pukul mulai atau bagian hari, tidak keduanya."
                ),
            ),
            models.CheckConstraint(
                condition=Q(end_time__isnull=True)
                | Q(start_time__isnull=False, until_done=False),
                name="an_end_time_needs_a_start_time",
                violation_error_message=(
                    "Waktu selesai memerlukan waktu mulai dan bukan 's.d. selesai'."
                ),
            ),
            Sealed(
                name="issued_meetings_are_sealed",
                column="id",
                corrigible=("title", "period", "place"),
                links=("institution",),
            ),
            Renews(
                name="followups_know_their_meeting",
                columns=("date", "series_id"),
                which="meeting_id = NEW.id",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.period})" if self.period else self.title

    def get_absolute_url(self) -> str:
        return reverse("minutes:meeting", args=[self.pk])

    @property
    def starts_at(self) -> dt.datetime | None:
        """When it starts, in the meeting's own zone; None without a clock time."""
        if self.date is None or self.start_time is None:
            return None
        zone = ZoneInfo(self.zone)
        return dt.datetime.combine(self.date, self.start_time, tzinfo=zone)

    @property
    def date_text(self) -> str:
        """``Selasa, 26 November 2024``, two of them with ``s.d.``, or empty."""
        days = [day for day in (self.date, self.end_date) if day]
        return " s.d. ".join(date_format(day, "l, j F Y") for day in days)

    @property
    def time_text(self) -> str:
        """``09.00–11.30 WIB``, ``09.00 WIB s.d. selesai``, ``pagi`` or empty."""
        if self.start_time is None:
            return self.get_part_of_day_display()
        start, zone = f"{self.start_time:%H.%M}", self.get_zone_display()
        if self.end_time:
            return f"{start}–{self.end_time:%H.%M} {zone}"
        return f"{start} {zone} s.d. selesai" if self.until_done else f"{start} {zone}"
