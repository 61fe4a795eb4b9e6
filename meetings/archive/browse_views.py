"""Ways into the archive without typing: by time, by matter, by who directs whom."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from meetings.access.requests import UserRequest
from meetings.archive.addressing import addressed_in
from meetings.archive.browsing import SHOWN, all_that_is_seen, archive_of
from meetings.archive.chosen import chosen_in, values_in
from meetings.archive.facets import tally
from meetings.archive.filter_words import names_in
from meetings.archive.flow import flow_of
from meetings.archive.month import DAYS, MONTH, month_asked, month_for
from meetings.archive.naming import known_meanings
from meetings.archive.query import parse
from meetings.archive.relating import related_to
from meetings.archive.saved_query import kept, told
from meetings.archive.timeline import meetings_on, stops_of, topics_seen
from meetings.archive.unclear import cut_in, passed_over, unclear_in
from meetings.archive.wanted import want
from meetings.htmx import answer
from meetings.minutes.models import Directive

MEETINGS = 10  # of a matter, on one page


@require_safe
def browse(request: UserRequest) -> HttpResponse:
    """The way in: everything that the reader sees, counted."""
    year = year_asked(request.GET)
    whole = "lengkap" in request.GET
    archive = archive_of(request.user, year, most=None if whole else SHOWN)
    context = {
        "archive": archive,
        "notes": list(about_year(request.GET, archive.opened)),
        "whole": whole,
    }
    return render(request, "archive/browse.html", context)


@require_safe
def addressees(request: UserRequest) -> HttpResponse:
    """The institutions that directives of a year are addressed to."""
    addressed = addressed_in(request.user, year_asked(request.GET))
    notes = list(about_year(request.GET, addressed.opened))
    context = {"addressed": addressed, "notes": notes}
    return render(request, "archive/addressees.html", context)


def year_asked(asked: QueryDict) -> int | None:
    values = values_in(asked, "tahun")
    return int(values[-1]) if values else None


def about_year(asked: QueryDict, opened: int) -> Iterator[str]:
    """That another year is opened than the address names."""
    said = asked.get("tahun", "").strip()
    if not said or said == str(opened):
        return
    instead = f"Yang terbuka adalah tahun {opened}." if opened else ""
    if year_asked(asked):
        yield f"Tidak ada yang dapat Anda baca dari tahun {said}. {instead}".strip()
    else:
        yield passed_over("tahun", said, instead)


@require_safe
def month(request: UserRequest) -> HttpResponse:
    """A month with its meetings."""
    today, said = timezone.localdate(), request.GET.get("bulan", "").strip()
    first = month_asked(said, today)
    is_wrong = said and not MONTH.fullmatch(said)
    context = {
        "month": month_for(request.user, first),
        "today": today,
        "days": DAYS,
        "notes": [passed_over("bulan", said)] if is_wrong else [],
    }
    return render(request, "archive/month.html", context)


@require_safe
def timeline(request: UserRequest, pk: int) -> HttpResponse:
    """A matter from its first meeting on; 404 when none of them is seen."""
    topic = get_object_or_404(topics_seen(request.user), pk=pk)
    about = all_that_is_seen(request.user, topics={topic.pk})
    meetings = Paginator(meetings_on(request.user, topic), MEETINGS)
    page = meetings.get_page(request.GET.get("page"))
    context = {
        "topic": topic,
        "page_obj": page,
        "stops": stops_of(request.user, topic, page.object_list),
        "tally": tally(about, with_names=False),
    }
    return render(request, "archive/timeline.html", context)


@require_safe
def flow(request: UserRequest) -> HttpResponse:
    """Who directs whom, in what a search with the same address finds.

    Also when that search shows only what is new.
    """
    asked = QueryDict(kept(request.GET))
    typed = asked.get("q", "")
    query = parse(typed)
    wanted = want(query, chosen_in(asked), known_meanings(), user=request.user)
    unclear = [*unclear_in(request.GET), *cut_in(query, typed)]
    context = {
        "flow": flow_of(wanted),
        "notes": [*unclear, *wanted.notes],
        "narrowing": told(asked, names_in([asked], request.user, known={})),
        "search_query": asked.urlencode(),
        "others": without_ends(asked),
        # Named together with an office, a person would widen what is found.
        "may_link": not wanted.people,
        "narrowed": bool(asked),
    }
    return render(request, "archive/flow.html", context)


def without_ends(asked: QueryDict) -> str:
    """The rest of a query that then names one office and one institution."""
    rest = asked.copy()
    rest.pop("oleh", None)
    rest.pop("kepada", None)
    return rest.urlencode()


@require_safe
def related(request: UserRequest, pk: int) -> HttpResponse:
    """Where it was touched on again: a page, and a piece of the directive's page."""
    rows = Directive.objects.visible_to(request.user).select_related("meeting__minutes")
    directive = get_object_or_404(rows, pk=pk)
    context = {
        "directive": directive,
        "meeting": directive.meeting,
        "found": related_to(directive, request.user),
    }
    return answer(request, "archive/related.html", "archive/_related.html", context)
