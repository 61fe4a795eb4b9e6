"""The issued editions that a page of a report lists."""

from __future__ import annotations

from typing import Any

from meetings.access.requests import UserRequest
from meetings.agenda.models import Meeting, Series
from meetings.documents.models import IssuedReport

MOST = 20


def issued_of(request: UserRequest, **what: Any) -> list[IssuedReport]:
    """Those of them that the user may read, the newest first."""
    rows = IssuedReport.objects.visible_to(request.user).light().filter(**what)
    return list(rows.select_related("issued_by").order_by("-issued_at", "-pk")[:MOST])


def matrices_of(
    request: UserRequest, owner: Meeting | Series | None
) -> list[IssuedReport]:
    """Issued matrices of a meeting or forum, whatever was selected."""
    if owner is None:
        return []
    whose = "meeting" if isinstance(owner, Meeting) else "series"
    return issued_of(request, kind=IssuedReport.Kind.MATRIX, **{whose: owner})
