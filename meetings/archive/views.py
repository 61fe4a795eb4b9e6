"""The search."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from meetings.access.requests import UserRequest
from meetings.archive import searching
from meetings.archive.chips import chips_of
from meetings.archive.chosen import FILTERS, chosen_in, first_page, is_number, without
from meetings.archive.facet_links import facets_of
from meetings.archive.finding_things import Type, things
from meetings.archive.narrowing_things import unused
from meetings.archive.quoting import quotes_of
from meetings.archive.searching import BEST, NEWEST, OLDEST, Found
from meetings.archive.unclear import cut_in, unclear_in

ORDERS = {BEST: "Paling sesuai", NEWEST: "Terbaru", OLDEST: "Terlama"}
PARTS = {kind.name.lower(): kind for kind in Type}
OTHERS_SHOWN = 4  # things beside the directives


@require_safe
def find(request: UserRequest) -> HttpResponse:
    """Directives, and beside them everything else that matches."""
    asked = request.GET
    order = asked.get("urut", "")
    part = PARTS.get(asked.get("bagian", ""))
    # What a page of things does not show is not read.
    search = searching.find if part else searching.search
    found = search(
        asked.get("q", ""),
        chosen_in(asked),
        request.user,
        page=page_number(asked.get("page", "")),
        order=order if order in ORDERS else "",
    )
    context = {
        "found": found,
        "notes": list(notes_on(found, asked)),
        "chips": chips_of(asked, found.tally, request.user),
        "widen": without(asked, *FILTERS),
        "facets": list(facets_of(found.tally, asked)),
        "unfolded": "semua" in asked,
        "orders": orders_of(found),
        "asked": first_page(asked),
        "parts_query": without(asked, "bagian"),
        **beside(found, part),
    }
    return render(request, "archive/search.html", context)


def notes_on(found: Found, asked: QueryDict) -> Iterator[str]:
    """What of the address and of the words is not understood, or not looked for."""
    yield from unclear_in(asked, {"urut": list(ORDERS), "bagian": list(PARTS)})
    yield from cut_in(found.query, asked.get("q", ""))
    yield from found.wanted.notes


def orders_of(found: Found) -> dict[str, str]:
    """Without words nothing suits best."""
    if found.wanted.clauses:
        return ORDERS
    return {slug: label for slug, label in ORDERS.items() if slug != BEST}


def beside(found: Found, part: Type | None) -> dict[str, Any]:
    """Things that match, too: the best, or all of the part that is looked at."""
    others = things(found.wanted)
    shown = others.of(part) if part else others.rows[:OTHERS_SHOWN]
    # Beside directives they are named in one line, without a quote.
    alone = part or not found.tally.total
    quotes = quotes_of(shown, found.wanted.clauses) if alone else {}
    return {
        "others": others,
        "parts": others.counts,
        "part": part,
        "things": [(each, quotes.get(each, [])) for each in shown],
        "unused": unused(found.wanted, [part] if part else {t.type for t in shown}),
    }


def page_number(value: str) -> int:
    """Beyond the last page it is the last one; what is no number is the first."""
    return int(value[:7]) if is_number(value) else 1
