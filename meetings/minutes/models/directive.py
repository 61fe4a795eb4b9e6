"""The atom of the record: one thing that one speaker said or the meeting decided."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import models
from django.db.models import F, Q

from meetings.access import visibility
from meetings.access.classification import Classification
from meetings.agenda.models import AgendaItem, Attendance, Meeting
from meetings.constraints import CompositeForeignKey
from meetings.directory.models import Institution, Position
from meetings.sealed import Sealed
from meetings.standing import Renews


class DirectiveQuerySet(models.QuerySet["Directive"]):
    def visible_to(self, user: Any) -> DirectiveQuerySet:
        """Those not removed that the user may see, in the order of the record."""
        return self.current().filter(visibility.directives_for(user))

    def current(self) -> DirectiveQuerySet:
        """Those not removed."""
        return self.filter(removed_at=None)

    def in_order(self) -> DirectiveQuerySet:
        return self.order_by("meeting", "position", "pk")


class Directive(models.Model):
    """One point (butir): a directive, appeal, suggestion, decision, …

    ``number`` is what is printed; ``position`` is what is sorted by. Removal keeps the
    row, so that it can be undone.
    """

    class Kind(models.TextChoices):
        DIRECTIVE = "directive", "Arahan"
        APPEAL = "appeal", "Imbauan"
        SUGGESTION = "suggestion", "Saran"
        REQUEST = "request", "Permintaan"
        WARNING = "warning", "Peringatan"
        EMPHASIS = "emphasis", "Penekanan"
        HOPE = "hope", "Harapan"
        INFORMATION = "information", "Informasi"
        DECISION = "decision", "Keputusan"

    meeting = models.ForeignKey(
        Meeting,
        verbose_name="rapat",
        on_delete=models.PROTECT,
        related_name="directives",
    )
    speaker = models.ForeignKey(
        Attendance,
        verbose_name="pembicara",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="directives",
    )
    agenda_item = models.ForeignKey(
        AgendaItem,
        verbose_name="mata acara",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="directives",
    )
    kind = models.CharField(
        "jenis", max_length=12, choices=Kind, default=Kind.DIRECTIVE
    )
    ordinal = models.PositiveSmallIntegerField("urutan pesan", null=True, blank=True)
    text = models.TextField("isi", blank=True)
    quote = models.TextField("kutipan langsung", blank=True)
    classification = models.PositiveSmallIntegerField(
        "klasifikasi keamanan",
        choices=Classification,
        default=Classification.ORDINARY,
    )
    # The meeting's own, kept equal by a composite key, so that the CHECK can see it.
    meeting_classification = models.PositiveSmallIntegerField(
        choices=Classification, default=Classification.ORDINARY, editable=False
    )
    number = models.PositiveIntegerField("nomor")
    position = models.PositiveIntegerField("urutan")
    removed_at = models.DateTimeField("dihapus pada", null=True, editable=False)
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = DirectiveQuerySet.as_manager()

    class Meta:
        verbose_name = "butir"
        verbose_name_plural = "butir"
        indexes = [models.Index(fields=["meeting", "position"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(speaker__isnull=False) | Q(kind="decision"),
                name="a_directive_without_a_speaker_is_a_decision",
                violation_error_message=(
                    "Butir tanpa pembicara harus berjenis keputusan."
                ),
            ),
            models.CheckConstraint(
                condition=Q(classification__gte=F("meeting_classification")),
                name="a_directive_is_classified_no_lower_than_its_meeting",
                violation_error_message=(
                    "Klasifikasi butir tidak boleh lebih rendah daripada rapatnya."
                ),
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1), name="directive_numbers_start_at_one"
            ),
            CompositeForeignKey(
                fields=("meeting", "meeting_classification"),
                to_fields=("id", "classification"),
                name="a_directive_knows_its_meetings_classification",
            ),
            CompositeForeignKey(
                fields=("speaker", "meeting"),
                to_fields=("id", "meeting"),
                name="a_speaker_attends_the_same_meeting",
            ),
            CompositeForeignKey(
                fields=("agenda_item", "meeting"),
                to_fields=("id", "meeting"),
                name="an_agenda_item_is_of_the_same_meeting",
            ),
            Sealed(
                name="issued_directives_are_sealed",
                column="meeting_id",
                corrigible=("text", "quote"),
            ),
            Renews(
                name="followups_know_their_directive",
                columns=(
                    "meeting_id",
                    "agenda_item_id",
                    "classification",
                    "removed_at",
                ),
                which="directive_id = NEW.id",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:120] or f"Butir {self.number}"


class Addressee(models.Model):
    """To whom a directive goes: an institution, an office or a group in words."""

    directive = models.ForeignKey(
        Directive, on_delete=models.CASCADE, db_index=False, related_name="addressees"
    )
    institution = models.ForeignKey(
        Institution,
        verbose_name="instansi",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="addressed",
    )
    position = models.ForeignKey(
        Position,
        verbose_name="jabatan",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="addressed",
    )
    group = models.CharField("kelompok", max_length=200, blank=True)
    order = models.PositiveSmallIntegerField("urutan", default=0)

    class Meta:
        verbose_name = "pihak yang dituju"
        verbose_name_plural = "pihak yang dituju"
        ordering = ["directive", "order", "pk"]
        # As with attendance: asked on every page, answered from the index alone.
        indexes = [
            *(
                models.Index(fields=[link, "directive"], name=f"{link}_is_addressed")
                for link in ("institution", "position")
            ),
            models.Index(
                fields=["directive", "institution", "position"],
                name="whom_a_directive_addresses",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(institution__isnull=False, position__isnull=True, group="")
                | Q(institution__isnull=True, position__isnull=False, group="")
                | (Q(institution__isnull=True, position__isnull=True) & ~Q(group="")),
                name="an_addressee_is_exactly_one_of_three",
                violation_error_message=(
                    "Isi tepat satu: instansi, jabatan, atau kelompok."
                ),
            ),
            Sealed(
                name="issued_addressees_are_sealed",
                column="directive_id",
                links=("institution", "position"),
            ),
        ]

    def __str__(self) -> str:
        return self.group or str(self.institution or self.position)

    @property
    def has_lapsed(self) -> bool:
        """Whether the directory no longer counts it as active."""
        entry = self.institution or self.position
        return entry is not None and not entry.active
