"""Reading pages: one directive, an office, a person, an institution, a matter."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator
from django.db import models
from django.db.models import F
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from meetings.access.classification import Classification
from meetings.access.policy import Permission, can
from meetings.access.requests import UserRequest
from meetings.agenda.models import AgendaItem, Meeting, Topic
from meetings.audit.models import Verb
from meetings.audit.trail import record
from meetings.directory.models import Appointment, Institution, Official, Position
from meetings.minutes import said
from meetings.minutes.models import Directive
from meetings.minutes.plain_text import as_text
from meetings.minutes.reading import read
from meetings.minutes.views import readable

PAGE_SIZE = 25


@require_safe
def text(request: UserRequest, pk: int) -> HttpResponse:
    """The meeting as text to paste into a message."""
    meeting = readable(request, pk)
    content = read(meeting, request.user)
    if content.classification > Classification.ORDINARY:
        record(Verb.RECORD_READ, meeting, by=request.user)
    return HttpResponse(as_text(content), content_type="text/plain; charset=utf-8")


@require_safe
def directive(request: UserRequest, pk: int) -> HttpResponse:
    """One directive at its stable address."""
    rows = Directive.objects.visible_to(request.user).filter(pk=pk)
    found = said.told(rows)
    if not found:
        raise Http404
    trace(request, found[0].meeting, found)
    context = {
        "said": found[0],
        "may_record": can(request.user, Permission.RECORD, found[0].meeting),
    }
    return render(request, "minutes/directive.html", context)


@require_safe
def office(request: UserRequest, pk: int) -> HttpResponse:
    """All who held an office, and all that was said in it."""
    position = get_object_or_404(Position.objects.select_related("institution"), pk=pk)
    if position.merged_into_id:
        return redirect("minutes:office", position.merged_into_id)
    holders = newest_terms(position.appointments.select_related("official"))
    return said_page(
        request,
        "minutes/office.html",
        position,
        said.in_office(request.user, position),
        position=position,
        holders=holders,
    )


@require_safe
def official(request: UserRequest, pk: int) -> HttpResponse:
    """The offices of a person, and all that the person said in any of them."""
    person = get_object_or_404(Official, pk=pk)
    if person.merged_into_id:
        return redirect("minutes:official", person.merged_into_id)
    terms = newest_terms(person.appointments.select_related("position__institution"))
    return said_page(
        request,
        "minutes/official.html",
        person,
        said.by_person(request.user, person),
        person=person,
        terms=terms,
    )


@require_safe
def institution(request: UserRequest, pk: int) -> HttpResponse:
    """What was directed to an institution, and who is in it today."""
    body = get_object_or_404(Institution.objects.select_related("parent"), pk=pk)
    if body.merged_into_id:
        return redirect("minutes:institution", body.merged_into_id)
    today = Appointment.objects.on(timezone.localdate()).select_related("official")
    positions = body.positions.filter(active=True).prefetch_related(
        models.Prefetch("appointments", queryset=today, to_attr="held")
    )
    return said_page(
        request,
        "minutes/institution.html",
        body,
        said.to_institution(request.user, body),
        institution=body,
        positions=positions,
    )


@require_safe
def topic(request: UserRequest, pk: int) -> HttpResponse:
    """The thread of a matter through its meetings; 404 when none of them is seen."""
    meetings = Meeting.objects.visible_to(request.user)
    seen = AgendaItem.objects.filter(meeting__in=meetings).values("topic")
    topics = Topic.objects.select_related("series").filter(pk__in=seen)
    matter = get_object_or_404(topics, pk=pk)
    on_agenda = meetings.filter(agenda_items__topic=matter).distinct().newest_first()
    return said_page(
        request,
        "minutes/topic.html",
        matter,
        said.about(request.user, matter),
        topic=matter,
        meetings=on_agenda[:50],
    )


def said_page(
    request: UserRequest, template: str, thing: Any, directives: Any, **context: Any
) -> HttpResponse:
    """A page of what was said, with its trace when some of it is classified."""
    page: Page[Any] = Paginator(directives, PAGE_SIZE).get_page(request.GET.get("page"))
    found = said.told(page.object_list)
    trace(request, thing, found)
    context |= {"page_obj": page, "found": found}
    return render(request, template, context)


def trace(request: UserRequest, thing: Any, found: list[said.Said]) -> None:
    """Reading what is classified is an event."""
    if any(each.is_classified for each in found):
        record(Verb.RECORD_READ, thing, by=request.user)


def newest_terms(appointments: Any) -> Any:
    """Terms of office, the present and the newest first."""
    return appointments.order_by(F("ends").desc(nulls_first=True), "-starts", "pk")
