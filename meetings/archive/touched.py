"""Which entries change when something in the directory does."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from meetings.agenda.models import Meeting
from meetings.archive.models import DirectiveEntry
from meetings.minutes.models import Directive


def listing(name: str, pk: int) -> QuerySet[Meeting]:
    """The meetings that the thing hosts, or on whose attendance list it is."""
    at = "attendance__"
    return Meeting.objects.filter(
        {
            "INSTITUTION": Q(institution=pk)
            | Q(**{f"{at}position__institution": pk})
            | Q(**{f"{at}represents__institution": pk}),
            "POSITION": Q(**{f"{at}position": pk}) | Q(**{f"{at}represents": pk}),
            "OFFICIAL": Q(**{f"{at}official": pk}),
        }[name]
    ).distinct()


def naming(name: str, pk: int) -> QuerySet[Directive]:
    """The directives in whose entry the thing stands, or stood until now."""
    entries = DirectiveEntry.objects.order_by()
    to = "addressees__"
    return Directive.objects.filter(
        {
            "INSTITUTION": Q(**{f"{to}institution": pk}),
            "POSITION": Q(**{f"{to}position": pk})
            | Q(speaker__position=pk)
            | Q(speaker__represents=pk)
            | Q(
                pk__in=entries.filter(Q(position=pk) | Q(represents=pk)).values(
                    "directive"
                )
            ),
            "OFFICIAL": Q(speaker__official=pk)
            | Q(pk__in=entries.filter(official=pk).values("directive")),
            "SERIES": Q(meeting__series=pk),
            "TOPIC": Q(agenda_item__topic=pk),
        }[name]
    ).distinct()
