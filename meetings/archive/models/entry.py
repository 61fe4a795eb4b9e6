"""The index: one row for each thing that can be found."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from meetings.access import policy, visibility
from meetings.access.badges import badges_of
from meetings.access.classification import Classification
from meetings.agenda.models import Meeting
from meetings.archive.full_text import FullText, StemsField
from meetings.archive.match import Match
from meetings.minutes.models import Directive


class Entry(models.Model):
    """Words by which something is found; derived, and made anew at any time.

    ``body`` holds its own words, ``context`` those around it, ``surface`` both as
    written, ``readers`` the badges of those whom it concerns.
    """

    # Automatic in name only: so that it is the table's own key on SQLite, too.
    key = models.BigAutoField(primary_key=True)
    date = models.DateField(null=True)
    body = StemsField()
    context = StemsField()
    surface = models.TextField()
    readers = models.TextField(blank=True)

    class Meta:
        abstract = True


class DirectiveEntryQuerySet(models.QuerySet["DirectiveEntry"]):
    def visible_to(self, user: Any) -> DirectiveEntryQuerySet:
        """The one rule, by badges (ADR 15); who is cleared for it needs no other."""
        badges = badges_of(user)
        seen = self.cleared_for(user)
        return (
            seen if badges is None else seen.filter(body__words=Match(readers=badges))
        )

    def cleared_for(self, user: Any) -> DirectiveEntryQuerySet:
        """Those of a class that the reader may read, whomever they concern."""
        if badges_of(user) == frozenset():
            return self.none()
        return self.filter(classification__lte=user.clearance)


class DirectiveEntry(Entry):
    """A directive in the index, with what it is narrowed down by."""

    directive = models.OneToOneField(
        Directive, on_delete=models.CASCADE, related_name="entry"
    )
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="+")
    classification = models.PositiveSmallIntegerField(choices=Classification)
    year = models.PositiveSmallIntegerField(null=True)
    kind = models.CharField(max_length=12)
    series = models.BigIntegerField(null=True)
    topic = models.BigIntegerField(null=True)
    official = models.BigIntegerField(null=True)
    position = models.BigIntegerField(null=True)
    represents = models.BigIntegerField(null=True)

    objects = DirectiveEntryQuerySet.as_manager()

    class Meta:
        verbose_name = "entri butir"
        verbose_name_plural = "entri butir"
        indexes = [
            models.Index(fields=[column, "-key"], name=f"entry_by_{column}")
            for column in (
                "kind",
                "series",
                "topic",
                "official",
                "position",
                "represents",
                "year",
            )
        ] + [
            # What is counted of all entries, from the index alone.
            models.Index(
                fields=[
                    "classification",
                    "date",
                    "kind",
                    "series",
                    "topic",
                    "position",
                    "represents",
                    "directive",
                ],
                name="entries_are_counted",
            ),
            # For who sees all, whom no badge narrows: counted in this order.
            *(
                models.Index(
                    fields=[column, "classification"], name=f"{column}_counted"
                )
                for column in ("date", "kind", "series", "topic")
            ),
        ]
        constraints = [FullText(name="directives_are_found_by_their_words")]

    def __str__(self) -> str:
        return f"Butir {self.directive_id}"


class ThingEntryQuerySet(models.QuerySet["ThingEntry"]):
    def visible_to(self, user: Any) -> ThingEntryQuerySet:
        """Who is who is known to all who sign in; the rest belongs to its meeting."""
        is_meeting = Q(type=ThingEntry.Type.MEETING)
        of_meetings = visibility.entries_for(user, is_meeting=is_meeting)
        known = Q(meeting=None) if policy.grants_of(user) else policy.NOTHING
        return self.filter(known | of_meetings)


class ThingEntry(Entry):
    """Anything else that can be found: a meeting, a file, a person."""

    class Type(models.IntegerChoices):
        MEETING = 1, "Rapat"
        ITEM = 2, "Acara"
        PAPER = 3, "Lampiran"
        OFFICIAL = 4, "Pejabat"
        POSITION = 5, "Jabatan"
        INSTITUTION = 6, "Instansi"

    type = models.PositiveSmallIntegerField(choices=Type)
    thing = models.BigIntegerField()
    # The meeting that it is, or belongs to; None for who is who.
    meeting = models.ForeignKey(
        Meeting, on_delete=models.CASCADE, null=True, related_name="+"
    )
    title = models.CharField(max_length=300)
    note = models.CharField(max_length=300, blank=True)  # below the title

    objects = ThingEntryQuerySet.as_manager()

    class Meta:
        verbose_name = "entri"
        verbose_name_plural = "entri"
        constraints = [
            models.UniqueConstraint(
                fields=["type", "thing"], name="a_thing_is_in_the_index_once"
            ),
            FullText(name="things_are_found_by_their_words"),
        ]

    def __str__(self) -> str:
        return self.title
