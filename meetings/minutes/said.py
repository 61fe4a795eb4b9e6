"""What was said across meetings: in an office, by a person, to an institution."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q

from meetings.access.classification import Classification
from meetings.agenda.models import Meeting
from meetings.agenda.roll import Attendee, attendee_of
from meetings.minutes.models import Addressee, Directive
from meetings.minutes.reading import item_of, with_all_printed
from meetings.minutes.record import Item


@dataclass(frozen=True)
class Said:
    """One directive with who said it, where and when."""

    item: Item
    speaker: Attendee | None
    meeting: Meeting
    agenda_item: str
    topic_id: int | None

    @property
    def is_classified(self) -> bool:
        return self.item.classification > Classification.ORDINARY

    @property
    def source(self) -> str:
        """Who said it, and to whom."""
        speaker = self.speaker.introduction if self.speaker else "Keputusan rapat"
        if not self.item.addressees:
            return speaker
        return f"{speaker} · kepada {'; '.join(self.item.addressees)}"


def in_office(user: Any, position: Any) -> Any:
    """Said in that office, or by who represented it; each once."""
    return newest_first(user, spoken_in([position.pk]))


def by_person(user: Any, official: Any) -> Any:
    """Said by that person, in any office."""
    return newest_first(user, Q(speaker__official=official))


def to_institution(user: Any, institution: Any) -> Any:
    """Directed to the institution or to an office in it."""
    return newest_first(user, addressed_to([institution.pk]))


def about(user: Any, topic: Any) -> Any:
    """Said under that topic, in the order of the matter: oldest first."""
    rows = Directive.objects.visible_to(user).filter(agenda_item__topic=topic)
    return rows.order_by(F("meeting__date").asc(nulls_last=True), "meeting", "number")


def spoken_in(positions: Collection[int]) -> Q:
    """Condition: said in one of the offices, or by who represented it."""
    return Q(speaker__position__in=positions) | Q(speaker__represents__in=positions)


def addressed_to(institutions: Collection[int]) -> Q:
    """Condition: directed to one of the institutions, or to an office in it."""
    rows = Addressee.objects.filter(
        Q(institution__in=institutions) | Q(position__institution__in=institutions)
    )
    return Q(pk__in=rows.values("directive"))


def newest_first(user: Any, condition: Q) -> Any:
    """Those that the user may see, the newest meeting first, each as it was said."""
    rows = Directive.objects.visible_to(user).filter(condition)
    return rows.order_by(F("meeting__date").desc(nulls_last=True), "-meeting", "number")


def as_said(said: list[Said]) -> list[Said]:
    """Meetings in the order of their first here, each in the order of speaking."""
    place: dict[int, int] = {}
    for each in said:
        place.setdefault(each.meeting.pk, len(place))
    return sorted(said, key=lambda each: (place[each.meeting.pk], each.item.number))


def told(directives: Any) -> list[Said]:
    """A page of directives (a queryset) as plain data."""
    rows: Iterable[Directive] = with_all_printed(
        directives.select_related("meeting__minutes", "speaker", "agenda_item")
    )
    return [
        Said(
            item=item_of(row),
            speaker=attendee_of(row.speaker) if row.speaker else None,
            meeting=row.meeting,
            agenda_item=row.agenda_item.title if row.agenda_item else "",
            topic_id=row.agenda_item.topic_id if row.agenda_item else None,
        )
        for row in rows
    ]
