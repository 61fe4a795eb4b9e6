"""The front door, which looks into several rooms, and the error pages."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db.models import Func, Subquery
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from meetings.access.models import Grant, User
from meetings.access.policy import Permission, can, grants_of, held_by, require
from meetings.access.requests import UserRequest
from meetings.access.resending import sent_again
from meetings.agenda.upcoming import next_for, week_of
from meetings.archive.api.site import or_problem
from meetings.archive.models import Export
from meetings.archive.news import news_for
from meetings.directory.models import Institution
from meetings.followups.models import FollowUp, Reminder
from meetings.followups.parties import offers_to, refused_to
from meetings.followups.pressing import assigned_to, duties_before, numbers_before
from meetings.htmx import wants_piece
from meetings.minutes.asked import asked_of, institutions_of, said_by
from meetings.minutes.lacking import awaiting, lacking_for, lacks_of

FRESH_TOKEN = "X-Fresh-Token"  # noqa: S105  # the name of a header
SHOWN = 10
DUTIES = 5
PAGE_SIZE = 25
Role = Grant.Role
READERS = {Role.LEADERSHIP, Role.OFFICIAL, Role.AGENCY}
DECIDING = {Role.LEADERSHIP, Role.SECRETARIAT}


@require_safe
def home(request: UserRequest) -> HttpResponse:
    roles = {grant.role for grant in grants_of(request.user)}
    today = timezone.localdate()
    context: dict[str, Any] = {"today": today, "roles": roles}
    context["told"] = counted(request.user)
    if roles & DECIDING:
        context["numbers"] = numbers_before(request.user, today)
    if Role.AGENCY in roles:
        context["duties"] = duties_before(request.user, today, limit=DUTIES)
    if Role.SECRETARIAT in roles:
        context["desk"] = desk_of(request.user)
    if roles & READERS:
        context["mine"] = mine_of(request.user)
    if roles & {Role.SECRETARIAT, *READERS}:
        context["news"] = news_for(request.user)
    return render(request, "home.html", context)


def counted(user: Any) -> dict[str, int]:
    """How many of what waits for the user: downloads, notices, offers of a delegation
    and refusals of one, tasks of their own. Asked at once."""
    tasks = assigned_to(user) if user.official_id else FollowUp.objects.none()
    waiting = {
        "downloads": Export.objects.visible_to(user).unfetched(),
        "notices": Reminder.objects.visible_to(user).unread(),
        "offers": offers_to(user),
        "refusals": refused_to(user),
        "tasks": tasks,
    }
    found: Any = User.objects.filter(pk=user.pk).values(
        **{name: Subquery(number_of(rows)) for name, rows in waiting.items()}
    )
    return {name: count or 0 for name, count in found.get().items()}


def number_of(rows: Any) -> Any:
    """As a query inside of another one."""
    counted = rows.order_by().annotate(number=Func("pk", function="COUNT"))
    return counted.values("number")


def desk_of(user: Any) -> dict[str, Any]:
    """What a secretariat has before it."""
    today = timezone.localdate()
    lacking = lacking_for(user, today)
    rows = lacking[:SHOWN]
    return {
        "week": week_of(user, today),
        "lacking": [(meeting, lacks_of(meeting)) for meeting in rows],
        "lacking_count": lacking.count(),
        "may_create": can(user, Permission.CREATE_MEETING),
    }


def mine_of(user: Any) -> dict[str, Any]:
    """What lies before a reader: their meetings, what was asked, what they said."""
    today = timezone.localdate()
    institutions = institutions_of(user)
    return {
        "awaiting": awaiting(user, limit=SHOWN),
        "next": next_for(user, today, limit=SHOWN),
        "asked": asked_of(user, institutions, limit=SHOWN),
        "institutions": Institution.objects.filter(pk__in=institutions),
        "offices": held_by(user),
        "official": user.official_id,
        "said": said_by(user, limit=SHOWN),
    }


@require_safe
def lacking(request: UserRequest) -> HttpResponse:
    require(request.user, Permission.CREATE_MEETING)
    meetings = lacking_for(request.user, timezone.localdate())
    page = Paginator(meetings, PAGE_SIZE).get_page(request.GET.get("page"))
    pairs = [(meeting, lacks_of(meeting)) for meeting in page.object_list]
    return render(request, "lacking.html", {"page_obj": page, "lacking": pairs})


@or_problem
@login_not_required
def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return render(request, "400.html", status=400)


@or_problem
@login_not_required
def permission_denied(request: HttpRequest, exception: Any = None) -> HttpResponse:
    # A refusal of ours says why; Django's own pass on an empty text.
    return render(request, "403.html", {"reason": str(exception or "")}, status=403)


@or_problem
@login_not_required
def page_not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return render(request, "404.html", status=404)


@or_problem
@login_not_required
def server_error(request: HttpRequest) -> HttpResponse:
    # Without the request's context: whatever failed there must not fail here, too.
    return render(None, "500.html", status=500)


@login_not_required
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """What somebody signed in has typed is not lost; htmx keeps the page as it is and
    gets the token that it lacked."""
    sent = sent_again(request)
    if sent is None:
        return render(request, "403_csrf.html", status=403)
    response = render(request, "send_again.html", {"sent": sent}, status=403)
    if wants_piece(request):
        response[FRESH_TOKEN] = get_token(request)
    response["Cache-Control"] = "no-store"
    return response
