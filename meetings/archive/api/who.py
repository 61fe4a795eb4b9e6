"""Addresses of who is who, and of the matters. No numbers and no contacts of people."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, Q
from django.utils import timezone
from ninja import Query

from meetings.agenda.models import AgendaItem, Meeting, Topic
from meetings.archive.api.questions import Named, Paging, cut, page_of
from meetings.archive.api.reading import TokenRequest
from meetings.archive.api.replies import (
    ERRORS,
    InstitutionReply,
    OfficialReply,
    Page,
    PositionReply,
    TopicReply,
)
from meetings.archive.api.said import choice, named
from meetings.archive.api.site import api
from meetings.directory.models import Appointment, Institution, Official, Position


def holding(rows: Any, q: str, *columns: str) -> Any:
    """Those that have every word in one of the columns."""
    for word in q.split():
        condition = Q()
        for column in columns:
            condition |= Q(**{f"{column}__icontains": word})
        rows = rows.filter(condition)
    return rows


def unmerged(model: Any) -> Any:
    return model.objects.filter(merged_into=None)


@api.get(
    "/institutions",
    response={200: Page[InstitutionReply], **ERRORS},
    url_name="institutions",
    summary="Instansi",
    operation_id="institutions",
)
def institutions(request: TokenRequest, asked: Query[Named]) -> Any:
    rows = holding(unmerged(Institution), asked.q, "name", "short_name")
    total, shown = cut(rows.order_by("protocol_order", "name"), asked)
    return page_of(asked, total, [institution_of(row) for row in shown])


def institution_of(row: Institution) -> dict[str, Any]:
    return {
        "id": row.pk,
        "name": row.name,
        "short_name": row.short_name or None,
        "kind": choice(row.kind, str(row.get_kind_display())),
        "parent_id": row.parent_id,
        "is_forkopimda": row.is_forkopimda,
        "active": row.active,
    }


@api.get(
    "/positions",
    response={200: Page[PositionReply], **ERRORS},
    url_name="positions",
    summary="Jabatan",
    operation_id="positions",
)
def positions(request: TokenRequest, asked: Query[Named]) -> Any:
    rows = holding(unmerged(Position), asked.q, "name", "short_name")
    rows = rows.select_related("institution")
    total, shown = cut(rows.order_by("protocol_order", "name", "pk"), asked)
    return page_of(asked, total, [position_of(row) for row in shown])


def position_of(row: Position) -> dict[str, Any]:
    return {
        "id": row.pk,
        "name": row.name,
        "short_name": row.short_name or None,
        "institution": named(row.institution),
        "active": row.active,
    }


@api.get(
    "/officials",
    response={200: Page[OfficialReply], **ERRORS},
    url_name="officials",
    summary="Pejabat",
    operation_id="officials",
)
def officials(request: TokenRequest, asked: Query[Named]) -> Any:
    today = Appointment.objects.on(timezone.localdate()).select_related("position")
    rows = holding(unmerged(Official), asked.q, "name").prefetch_related(
        Prefetch("appointments", queryset=today, to_attr="held")
    )
    total, shown = cut(rows.order_by("name", "pk"), asked)
    return page_of(asked, total, [official_of(row) for row in shown])


def official_of(row: Any) -> dict[str, Any]:
    return {
        "id": row.pk,
        "name": row.full_name,
        "rank": row.rank or None,
        "active": row.active,
        "offices": [
            {"position_id": t.position_id, "office": t.office, "since": t.starts}
            for t in row.held
        ],
    }


@api.get(
    "/topics",
    response={200: Page[TopicReply], **ERRORS},
    url_name="topics",
    summary="Pokok bahasan",
    operation_id="topics",
)
def topics(request: TokenRequest, asked: Query[Paging]) -> Any:
    """Those on the agenda of a meeting that the reader sees."""
    seen = Meeting.objects.visible_to(request.auth.user)
    items = AgendaItem.objects.order_by().filter(meeting__in=seen)
    rows = Topic.objects.filter(pk__in=items.values("topic")).select_related("series")
    total, shown = cut(rows.order_by("title", "pk"), asked)
    return page_of(asked, total, [topic_of(row) for row in shown])


def topic_of(row: Topic) -> dict[str, Any]:
    return {"id": row.pk, "title": row.title, "series": named(row.series)}
