"""Reads the report of a plan of action from the tables, as far as its reader sees."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.formats import date_format

from meetings.agenda.models import Series
from meetings.directory.models import Appointment, Institution
from meetings.directory.models.appointment import Capacity
from meetings.documents.action_report import ActionReport, Signatory
from meetings.followups.action_lines import action_lines
from meetings.followups.models import Achievement, ActionPlan, PlannedAction
from meetings.followups.periods import Period
from meetings.minutes.heading import letterhead


def read_report(
    plan: ActionPlan, period: Period, actions: list[PlannedAction], *, by: Any
) -> ActionReport:
    """``actions`` are those of the plan that ``by`` sees, ``told``."""
    written = Achievement.objects.newest().filter(
        action__in=actions, period=period.slug
    )
    achieved = {each.action_id: each for each in written}
    host = Institution.objects.select_related("parent", "stationery").get(
        pk=plan.series.institution_id
    )
    return ActionReport(
        letterhead=letterhead(host),
        title=plan.title,
        forum=plan.series.name,
        year=plan.year,
        period=period.text,
        legal_basis=plan.legal_basis,
        classification=max(plan.classification, plan.series.classification),
        lines=action_lines(actions, achieved),
        signatory=signatory_of(plan.series),
        printed=date_format(timezone.localtime(), "l, j F Y, \\p\\u\\k\\u\\l H.i T"),
        by=str(by),
    )


def signatory_of(forum: Series) -> Signatory | None:
    """The office that leads the forum, and who holds it today, definitively first."""
    if forum.chair is None:
        return None
    terms = Appointment.objects.on(timezone.localdate()).filter(
        position=forum.chair, official__active=True
    )
    held = sorted(
        terms.select_related("official", "position").order_by("pk"),
        key=lambda term: term.capacity != Capacity.DEFINITIVE,
    )
    if not held:
        return Signatory(office=forum.chair.name)
    person = held[0].official
    return Signatory(
        office=held[0].office,
        name=person.full_name,
        rank=person.rank,
        number_label=person.number_label,
        number=person.number,
    )
