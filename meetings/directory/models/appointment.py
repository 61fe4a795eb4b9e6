"""Who holds which office, in which capacity, from when to when."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import F, Q

from meetings.constraints import NoOverlap
from meetings.directory.models.official import Official
from meetings.directory.models.position import Position


class Capacity(models.TextChoices):
    """In which capacity an office is held; definitive is not printed."""

    DEFINITIVE = "definitive", "Definitif"
    PJ = "pj", "Penjabat"
    PJS = "pjs", "Penjabat Sementara"
    PLT = "plt", "Pelaksana Tugas"
    PLH = "plh", "Pelaksana Harian"

    @property
    def abbreviation(self) -> str:
        """``Pj.`` before an office; empty for definitive."""
        return "" if self is Capacity.DEFINITIVE else f"{self.value.capitalize()}."

    @property
    def in_full(self) -> str:
        """``Penjabat`` before an office; empty for definitive."""
        return "" if self is Capacity.DEFINITIVE else str(self.label)


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    def on(self, date: dt.date) -> AppointmentQuerySet:
        """Those in force on a date; an unknown start or end is open."""
        return self.filter(
            Q(starts__isnull=True) | Q(starts__lte=date),
            Q(ends__isnull=True) | Q(ends__gte=date),
        )


class Appointment(models.Model):
    """An official in an office, in a capacity, for a time (both days inclusive)."""

    official = models.ForeignKey(
        Official,
        verbose_name="pejabat",
        on_delete=models.PROTECT,
        related_name="appointments",
    )
    position = models.ForeignKey(
        Position,
        verbose_name="jabatan",
        on_delete=models.PROTECT,
        related_name="appointments",
    )
    capacity = models.CharField(
        "kedudukan", max_length=12, choices=Capacity, default=Capacity.DEFINITIVE
    )
    starts = models.DateField(
        "mulai", null=True, blank=True, help_text="Kosong bila tidak diketahui."
    )
    ends = models.DateField(
        "sampai", null=True, blank=True, help_text="Kosong bila masih menjabat."
    )
    decree = models.CharField("surat keputusan", max_length=200, blank=True)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        verbose_name = "masa jabatan"
        verbose_name_plural = "masa jabatan"
        ordering = ["position", F("starts").desc(nulls_last=True)]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends__gte=F("starts"))
                | Q(ends__isnull=True)
                | Q(starts__isnull=True),
                name="an_appointment_ends_after_it_starts",
                violation_error_message="Tanggal akhir mendahului tanggal mulai.",
            ),
            NoOverlap(
                key="position",
                starts="starts",
                ends="ends",
                only=("capacity", "definitive"),
                name="one_definitive_holder_of_an_office",
                violation_error_message=(
                    "Jabatan ini sudah dipegang pejabat definitif lain pada masa itu."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.official}, {self.office}"

    @property
    def office(self) -> str:
        """The office with the capacity before it: ``Plt. Kepala Dinas …``"""
        return with_capacity(self.capacity, self.position.name)


def with_capacity(capacity: str, office: str, *, in_full: bool = False) -> str:
    """The capacity, short or in full, before the office; '' stays ''."""
    if not capacity or not office:
        return office
    words = Capacity(capacity)
    before = words.in_full if in_full else words.abbreviation
    return f"{before} {office}".strip()
