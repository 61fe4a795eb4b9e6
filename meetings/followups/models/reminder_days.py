"""On which days is reminded, as the admin set it."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from meetings.agenda.models import Meeting

FIRST_YEAR, LAST_YEAR = 2000, 2100
DAYS = re.compile(r"\d{1,3}(\s*,\s*\d{1,3})*")
comma_separated = RegexValidator(
    rf"\A({DAYS.pattern})?\Z", "Tulis angka dipisahkan koma, misalnya 7, 1."
)


class Holiday(models.Model):
    """One day off, or one on which is worked though the calendar says otherwise.

    Days without a row are as the national calendar has them.
    """

    date = models.DateField("tanggal", unique=True)
    name = models.CharField("keterangan", max_length=120)
    working = models.BooleanField(
        "tetap hari kerja",
        default=False,
        help_text="Untuk hari libur nasional atau akhir pekan yang tetap hari kerja.",
    )

    class Meta:
        verbose_name = "hari libur"
        verbose_name_plural = "hari libur"
        ordering = ["date"]

    def __str__(self) -> str:
        return f"{self.date:%Y-%m-%d} {self.name}"

    def clean(self) -> None:
        if self.date and not FIRST_YEAR <= self.date.year <= LAST_YEAR:
            told = f"Tahunnya antara {FIRST_YEAR} dan {LAST_YEAR}."
            raise ValidationError({"date": told})


class ReminderSetting(models.Model):
    """When is reminded; one row, or none for the defaults."""

    class Weekday(models.IntegerChoices):
        MONDAY = 0, "Senin"
        TUESDAY = 1, "Selasa"
        WEDNESDAY = 2, "Rabu"
        THURSDAY = 3, "Kamis"
        FRIDAY = 4, "Jumat"

    before = models.CharField(
        "hari sebelum tenggat",
        max_length=60,
        default="7, 1",
        blank=True,
        validators=[comma_separated],
        help_text="Misalnya 7, 1. Nol berarti pada hari tenggat.",
    )
    after = models.CharField(
        "hari sesudah tenggat",
        max_length=60,
        default="1, 7",
        blank=True,
        validators=[comma_separated],
    )
    weekly = models.BooleanField(
        "lalu setiap minggu",
        default=True,
        help_text="Sesudah hari yang terakhir, selama belum selesai.",
    )
    digest_weekday = models.PositiveSmallIntegerField(
        "hari ringkasan mingguan",
        choices=Weekday,
        default=Weekday.MONDAY,
        null=True,
        blank=True,
        help_text="Kosongkan bila tidak perlu dikirim.",
    )
    quiet_weekends = models.BooleanField("akhir pekan tanpa pengingat", default=True)
    zone = models.CharField(
        "zona waktu", max_length=20, choices=Meeting.Zone, default=Meeting.Zone.WIB
    )
    # Always 1: there is one setting.
    only = models.PositiveSmallIntegerField(default=1, unique=True, editable=False)

    class Meta:
        verbose_name = "pengaturan pengingat"
        verbose_name_plural = "pengaturan pengingat"
        constraints = [
            models.CheckConstraint(
                condition=Q(only=1), name="reminders_have_one_setting"
            )
        ]

    def __str__(self) -> str:
        return "Pengaturan pengingat"

    def clean(self) -> None:
        """Each day once: those before from the farthest, those after from the next."""
        before, after = numbers_in(self.before), numbers_in(self.after)
        if 0 in after:
            raise ValidationError({"after": "Hari sesudah tenggat dimulai dari 1."})
        self.before = ", ".join(map(str, sorted(before, reverse=True)))
        self.after = ", ".join(map(str, sorted(after)))

    @classmethod
    def current(cls) -> ReminderSetting:
        """That of the admin, or the defaults."""
        return cls.objects.first() or cls()

    @property
    def offsets(self) -> list[int]:
        """Days from the due date, in order: before it they are below nought."""
        before = {-each for each in numbers_in(self.before)}
        return sorted(before | numbers_in(self.after))


def numbers_in(text: str) -> set[int]:
    return {int(each) for each in re.findall(r"\d+", text)}
