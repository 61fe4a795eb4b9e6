"""Who attends."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from meetings.agenda.models.meeting import Meeting
from meetings.directory.models import Official, Position
from meetings.directory.models.appointment import Capacity
from meetings.sealed import Sealed


class Attendance(models.Model):
    """One line of the attendance list, with a snapshot of who it was that day.

    The links (``official``, ``position``, ``represents``) say who it is; the texts
    beside them say what they were called then, and are what is printed.
    """

    class Kind(models.TextChoices):
        OFFICIAL = "official", "Pejabat"
        OFFICE = "office", "Jabatan tanpa nama"
        GROUP = "group", "Kelompok"
        WALK_IN = "walk_in", "Peserta lain"

    class Role(models.TextChoices):
        CHAIR = "chair", "Pimpinan rapat"
        SECRETARY = "secretary", "Sekretaris"
        RECORDER = "recorder", "Notulis"
        MODERATOR = "moderator", "Moderator"
        RESOURCE_PERSON = "resource_person", "Narasumber"
        PARTICIPANT = "participant", "Peserta"
        GUEST = "guest", "Tamu"

    class Status(models.TextChoices):
        INVITED = "invited", "Diundang"
        PRESENT = "present", "Hadir"
        REPRESENTED = "represented", "Diwakili"
        EXCUSED = "excused", "Izin"
        ABSENT = "absent", "Tidak hadir"

    class Mode(models.TextChoices):
        IN_PERSON = "in_person", "Luring"
        ONLINE = "online", "Daring"
        MIXED = "mixed", "Luring dan daring"

    meeting = models.ForeignKey(
        Meeting,
        verbose_name="rapat",
        on_delete=models.PROTECT,
        related_name="attendance",
    )
    kind = models.CharField("jenis baris", max_length=10, choices=Kind)
    official = models.ForeignKey(
        Official,
        verbose_name="pejabat",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="attendance",
    )
    position = models.ForeignKey(
        Position,
        verbose_name="jabatan",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="attendance",
    )
    represents = models.ForeignKey(
        Position,
        verbose_name="mewakili",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="represented_in",
    )
    name = models.CharField("nama", max_length=300, blank=True)
    rank = models.CharField("pangkat", max_length=80, blank=True)
    number_label = models.CharField(max_length=3, blank=True)
    number = models.CharField("NIP/NRP", max_length=18, blank=True)
    capacity = models.CharField(
        "kedudukan", max_length=12, choices=Capacity, blank=True
    )
    office = models.CharField("jabatan", max_length=200, blank=True)
    institution = models.CharField("instansi", max_length=200, blank=True)
    represents_office = models.CharField("mewakili", max_length=200, blank=True)
    role = models.CharField(
        "peran", max_length=16, choices=Role, default=Role.PARTICIPANT
    )
    status = models.CharField(
        "kehadiran", max_length=12, choices=Status, default=Status.INVITED
    )
    mode = models.CharField("cara hadir", max_length=10, choices=Mode, blank=True)
    head_count = models.PositiveIntegerField("jumlah orang", null=True, blank=True)
    arrived = models.TimeField("datang pukul", null=True, blank=True)
    left = models.TimeField("pulang pukul", null=True, blank=True)
    note = models.CharField("keterangan", max_length=200, blank=True)
    order = models.PositiveIntegerField("urutan protokol", default=1000)
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "baris daftar hadir"
        verbose_name_plural = "daftar hadir"
        ordering = ["meeting", "order", "pk"]
        # Who took part in what is asked on every page (access.visibility): with the
        # meeting in the index, no row is read for it.
        indexes = [
            models.Index(fields=[link, "meeting"], name=f"{link}_took_part")
            for link in ("official", "position", "represents")
        ] + [
            # Home asks of every past meeting whether somebody still waits for a mark.
            models.Index(fields=["meeting", "status"], name="attendance_by_status")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["id", "meeting"], name="an_attendance_line_is_of_one_meeting"
            ),
            models.UniqueConstraint(
                fields=["meeting"],
                condition=Q(role="chair"),
                name="one_chair_a_meeting",
                violation_error_message="Rapat ini sudah mempunyai pimpinan.",
            ),
            models.UniqueConstraint(
                fields=["meeting", "official"],
                condition=Q(official__isnull=False),
                name="an_official_attends_once",
                violation_error_message="Pejabat ini sudah ada dalam daftar hadir.",
            ),
            models.CheckConstraint(
                condition=Q(kind="official", official__isnull=False)
                | Q(
                    kind="office",
                    official__isnull=True,
                    position__isnull=False,
                    name="",
                )
                | (
                    Q(kind__in=["group", "walk_in"], official__isnull=True)
                    & Q(position__isnull=True)
                    & ~Q(name="")
                ),
                name="an_attendance_line_is_exactly_one_of_four",
                violation_error_message=(
                    "Isi tepat satu: pejabat, jabatan, kelompok, atau peserta lain."
                ),
            ),
            models.CheckConstraint(
                condition=Q(head_count__isnull=True) | Q(kind="group"),
                name="only_a_group_has_a_head_count",
                violation_error_message="Jumlah orang hanya untuk kelompok.",
            ),
            models.CheckConstraint(
                condition=~Q(role="chair", kind="group"),
                name="a_group_does_not_chair",
                violation_error_message="Kelompok tidak dapat memimpin rapat.",
            ),
            models.CheckConstraint(
                condition=Q(left__gte=models.F("arrived"))
                | Q(left__isnull=True)
                | Q(arrived__isnull=True),
                name="one_leaves_after_arriving",
                violation_error_message="Waktu pulang mendahului waktu datang.",
            ),
            Sealed(
                name="issued_attendance_is_sealed",
                column="meeting_id",
                corrigible=(
                    "name",
                    "rank",
                    "office",
                    "institution",
                    "represents_office",
                ),
                links=("official", "position", "represents"),
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """Office and name, whatever is known of the two."""
        return ", ".join(part for part in (self.office_text, self.name) if part)

    @property
    def office_text(self) -> str:
        """The office as printed, the capacity before it."""
        if not self.capacity or not self.office:
            return self.office
        return f"{Capacity(self.capacity).abbreviation} {self.office}".strip()
