"""The search."""

from __future__ import annotations

from collections import Counter

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from meetings.access.requests import UserRequest
from meetings.archive.chosen import PARAMETERS, chosen_in, first_page, without
from meetings.archive.facet_links import facets_of
from meetings.archive.finding_things import Type, things
from meetings.archive.searching import BEST, NEWEST, OLDEST, search

ORDERS = {BEST: "Paling sesuai", NEWEST: "Terbaru", OLDEST: "Terlama"}
OTHERS_SHOWN = 4  # things beside the directives
MOST_SHOWN = 100  # things of one kind, on their own page


@require_safe
def find(request: UserRequest) -> HttpResponse:
    """Directives, and beside them everything else that matches."""
    asked = request.GET
    order = asked.get("urut", "")
    found = search(
        asked.get("q", ""),
        chosen_in(asked),
        request.user,
        page=page_number(asked.get("page", "")),
        order=order if order in ORDERS else "",
    )
    others = things(found.wanted)
    kinds = Counter(each.type for each in others)
    part = part_named(asked.get("bagian", ""))
    context = {
        "found": found,
        "facets": list(facets_of(found.tally, asked)),
        "narrowed": any(asked.get(name) for name in (*PARAMETERS, "sejak", "sampai")),
        "widen": without(asked, *PARAMETERS, "sejak", "sampai"),
        "asked": first_page(asked),
        "orders": ORDERS,
        "others": others[:OTHERS_SHOWN],
        "parts": [(kind, kinds[kind]) for kind in Type if kinds[kind]],
        "part": part,
        "things": [t for t in others if t.type == part][:MOST_SHOWN] if part else [],
        "parts_query": without(asked, "bagian", "urut", *PARAMETERS),
    }
    return render(request, "archive/search.html", context)


def page_number(value: str) -> int:
    return int(value) if value.isascii() and value.isdigit() and len(value) < 7 else 1


def part_named(value: str) -> Type | None:
    return next((kind for kind in Type if kind.name.lower() == value), None)
