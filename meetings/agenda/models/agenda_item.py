"""What is talked about."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from meetings.agenda.models.meeting import Meeting
from meetings.agenda.models.series import Series
from meetings.sealed import Sealed
from meetings.standing import Renews


class Topic(models.Model):
    """A matter that lives across the meetings of a series (pokok bahasan)."""

    series = models.ForeignKey(
        Series, verbose_name="forum", on_delete=models.PROTECT, related_name="topics"
    )
    title = models.CharField("pokok bahasan", max_length=200)
    is_open = models.BooleanField("masih dibahas", default=True)

    class Meta:
        verbose_name = "pokok bahasan"
        verbose_name_plural = "pokok bahasan"
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(
                fields=["series", "title"],
                name="a_topic_is_named_once_in_its_series",
                violation_error_message="Pokok bahasan ini sudah ada.",
            )
        ]

    def __str__(self) -> str:
        return self.title


class AgendaItem(models.Model):
    """The place of a matter in one meeting (mata acara).

    ``number`` is what is printed; ``position`` is what is sorted by.
    """

    meeting = models.ForeignKey(
        Meeting,
        verbose_name="rapat",
        on_delete=models.PROTECT,
        related_name="agenda_items",
    )
    topic = models.ForeignKey(
        Topic,
        verbose_name="pokok bahasan",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="agenda_items",
    )
    title = models.CharField("mata acara", max_length=300)
    description = models.TextField("keterangan", blank=True)
    number = models.PositiveIntegerField("nomor")
    position = models.PositiveIntegerField("urutan")
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "mata acara"
        verbose_name_plural = "mata acara"
        ordering = ["meeting", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(number__gte=1), name="agenda_numbers_start_at_one"
            ),
            models.UniqueConstraint(
                fields=["id", "meeting"], name="an_agenda_item_is_of_one_meeting"
            ),
            Sealed(
                name="issued_agenda_items_are_sealed",
                column="meeting_id",
                corrigible=("title", "description"),
            ),
            Renews(
                name="followups_know_their_topic",
                columns=("topic_id",),
                which="directive_id IN (SELECT id FROM meetings_directive"
                " WHERE agenda_item_id = NEW.id)",
            ),
        ]

    def __str__(self) -> str:
        return self.title
