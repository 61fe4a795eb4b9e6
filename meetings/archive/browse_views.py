"""Ways into the archive without typing: by time, by matter, by who directs whom."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from meetings.access.requests import UserRequest
from meetings.archive.browsing import all_that_is_seen, archive_of
from meetings.archive.chosen import PARAMETERS, chosen_in
from meetings.archive.facets import tally
from meetings.archive.flow import flow_of
from meetings.archive.month import DAYS, month_asked, month_for
from meetings.archive.naming import known_meanings
from meetings.archive.query import parse
from meetings.archive.relating import related_to
from meetings.archive.saved_query import kept, told
from meetings.archive.timeline import meetings_on, stops_of, topics_seen
from meetings.archive.wanted import want
from meetings.htmx import answer
from meetings.minutes.models import Directive

MEETINGS = 10  # of a matter, on one page


@require_safe
def browse(request: UserRequest) -> HttpResponse:
    """The way in: everything that the reader sees, counted."""
    year = request.GET.get("tahun", "")
    known = int(year) if year.isascii() and year.isdigit() and len(year) == 4 else None
    context = {"archive": archive_of(request.user, known)}
    return render(request, "archive/browse.html", context)


@require_safe
def month(request: UserRequest) -> HttpResponse:
    """A month with its meetings."""
    today = timezone.localdate()
    first = month_asked(request.GET.get("bulan", ""), today)
    context = {"month": month_for(request.user, first), "today": today, "days": DAYS}
    return render(request, "archive/month.html", context)


@require_safe
def timeline(request: UserRequest, pk: int) -> HttpResponse:
    """A matter from its first meeting on; 404 when none of them is seen."""
    topic = get_object_or_404(topics_seen(request.user), pk=pk)
    meetings = Paginator(meetings_on(request.user, topic), MEETINGS)
    page = meetings.get_page(request.GET.get("page"))
    context = {
        "topic": topic,
        "page_obj": page,
        "stops": stops_of(request.user, topic, page.object_list),
        "tally": tally(all_that_is_seen(request.user, topics={topic.pk})),
    }
    return render(request, "archive/timeline.html", context)


@require_safe
def flow(request: UserRequest) -> HttpResponse:
    """Who directs whom, in what a search with the same address finds."""
    asked = request.GET
    query = parse(asked.get("q", ""))
    wanted = want(query, chosen_in(asked), known_meanings(), user=request.user)
    context = {
        "flow": flow_of(wanted),
        "wanted": wanted,
        "typed": asked.get("q", ""),
        "narrowing": told(asked),
        "search_query": kept(asked),
        "others": without_ends(asked),
        # Named together with an office, a person would widen what is found.
        "may_link": not wanted.people,
        "narrowed": any(asked.get(name) for name in ("q", *PARAMETERS)),
    }
    return render(request, "archive/flow.html", context)


def without_ends(asked: QueryDict) -> str:
    """The rest of a query that then names one office and one institution."""
    rest = QueryDict(kept(asked), mutable=True)
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
