"""The overview: how far the follow-ups are that the reader sees."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_safe

from meetings.access.requests import UserRequest
from meetings.followups import charts
from meetings.followups.counting import MEASURES
from meetings.followups.models import FollowUp
from meetings.followups.overview import Overview, overview_of
from meetings.followups.selection import NONE, Selection
from meetings.followups.selection_form import OverviewForm
from meetings.followups.views import own_pages

MOST_ROWS = 25  # of each table, until more are asked for


@require_safe
def overview(request: UserRequest) -> HttpResponse:
    """Counted from what the reader sees; every number opens its rows in the list."""
    today = timezone.localdate()
    form = OverviewForm(request.GET)
    selection = replace(form.selection(), umur="", tenggat="", bulan=None)
    seen = FollowUp.objects.visible_to(request.user).live()
    found = overview_of(seen, selection, today)
    form.offer(
        instansi=[(row.key, row.name) for row in found.institutions],
        forum=[(row.key, row.name) for row in found.forums],
        topik=[(row.key, row.name) for row in found.topics],
    )
    context = {
        "form": form,
        "overview": found,
        "measures": MEASURES,
        "most": None if "lengkap" in request.GET else MOST_ROWS,
        "whole": whole(request),
        "figures": zip(MEASURES.values(), found.total.numbers.values(), strict=True),
        "is_narrowed": bool(selection.chosen()),
        "matrix": selection.query() if is_named(selection) else None,
        "bars": bars_of(found),
        "trend": trend_of(found),
        **own_pages(request.user),
    }
    return render(request, "followups/overview.html", context)


def is_named(selection: Selection) -> bool:
    """Whether the matrix can be asked for the same: not for what has no forum."""
    return NONE not in (selection.forum, selection.topik)


def whole(request: UserRequest) -> str:
    """The same page with all rows of its tables."""
    asked = request.GET.copy()
    asked["lengkap"] = "ya"
    return f"?{asked.urlencode()}"


def bars_of(found: Overview) -> charts.Bars:
    """Each institution: what is late, open and not late, and done."""
    return charts.stacked([(row.name, parts_of(row)) for row in found.institutions])


def parts_of(row: Any) -> dict[str, int]:
    count = {key: number.count for key, number in row.numbers.items()}
    return {
        "late": count["terlambat"],
        "open": count["terbuka"] - count["terlambat"],
        "done": count["terverifikasi"],
    }


def trend_of(found: Overview) -> charts.Columns:
    return charts.side_by_side(
        [
            (
                date_format(month.first, "M"),
                {"open": month.opened.count, "done": month.closed.count},
            )
            for month in found.months
        ]
    )
