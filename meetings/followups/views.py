"""Pages of follow-ups: one of them, and the lists."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from meetings.access import policy
from meetings.access.models import Grant
from meetings.access.policy import Permission, can
from meetings.access.requests import UserRequest
from meetings.agenda.models import Meeting
from meetings.directory.models import Institution
from meetings.followups.counting import LATE, by_state, summed
from meetings.followups.lines import lines_of, reasons_of
from meetings.followups.models import FollowUp, Reminder
from meetings.followups.page import followup_page
from meetings.followups.parties import (
    offers_to,
    reported_by,
    tasks_of,
    verifiable_by,
)
from meetings.followups.reminding import read_of
from meetings.followups.selection import (
    STATES,
    Selection,
    shown_as,
    words_of,
)
from meetings.followups.selection_form import SelectionForm
from meetings.htmx import answer
from meetings.minutes.models import Directive

PAGE_SIZE = 25
Role = Grant.Role
# What the list can show, and its name on the screen.
TABS = {
    "terbuka": "Terbuka",
    "terlambat": "Terlambat",
    "menunggu": "Menunggu verifikasi",
    "selesai": "Selesai atau dibatalkan",
    "rencana": "Rencana",
}
PLANS = "rencana"
# What a number of the overview, or of home, may open beside these.
BESIDE = {
    "semua": "Semua, juga yang selesai atau dibatalkan",
    "terverifikasi": "Terverifikasi selesai",
    "dibatalkan": "Dibatalkan",
    "tepat": "Selesai tepat waktu",
    "pekan": "Jatuh tempo minggu ini",
}
NAMES = ("lead__name", "series__name", "topic__title")


@require_safe
def followup(request: UserRequest, pk: int) -> HttpResponse:
    """Its page; notices that told the reader of it are read with it."""
    found: Any = visible(request, pk)
    if found.is_news:
        read_of(found, by=request.user)
    return followup_page(request, found)


def visible(request: UserRequest, pk: int) -> FollowUp:
    """The door to a follow-up: 404 when unseen. With whether a notice of it is new."""
    rows = FollowUp.objects.visible_to(request.user).whole()
    new = Reminder.objects.filter(user=request.user.pk, followup=OuterRef("pk"))
    return get_object_or_404(rows.annotate(is_news=Exists(new.unread())), pk=pk)


@require_safe
def list_followups(request: UserRequest) -> HttpResponse:
    """All that the user sees; staff of an agency are led to their own first."""
    if not request.GET and works_only(request.user):
        return redirect("followups:work")
    today = timezone.localdate()
    form = SelectionForm(request.GET)
    selection = form.selection()
    seen = selection.narrow(FollowUp.objects.visible_to(request.user), today)
    counts = counted(seen, today)
    shown = request.GET.get("tampil", "")
    if shown not in counts and shown not in shown_as(today):
        shown = "terbuka"
    rows = narrowed(seen, shown, today)
    pages = Paginator(rows.by_urgency(today).values_list("pk", flat=True), PAGE_SIZE)
    if shown in counts:
        pages.count = counts[shown]
    page = pages.get_page(request.GET.get("page"))
    context = {
        "page_obj": page,
        "lines": lines_of(told_by_urgency(page.object_list, today), today),
        "shown": shown,
        "beside": BESIDE.get(shown, ""),
        "tabs": [
            (key, name, counts[key]) for key, name in TABS.items() if key in counts
        ],
        "form": form,
        "chosen": told(selection, rows),
        **own_pages(request.user),
    }
    return render(request, "followups/list.html", context)


def told_by_urgency(keys: Any, today: dt.date) -> Any:
    """The rows of a page, of which the keys were found: no row passed over is read."""
    return FollowUp.objects.filter(pk__in=list(keys)).told().by_urgency(today)


def narrowed(rows: Any, shown: str, today: dt.date) -> Any:
    """Those that the tab, or the word of the address, shows."""
    if shown == PLANS:
        return rows.plans()
    return rows.live().filter(shown_as(today)[shown])


def counted(rows: Any, today: dt.date) -> dict[str, int]:
    """How many each tab shows, asked at once; plans only where there are any."""
    live, plan = FollowUp.Standing.LIVE, FollowUp.Standing.PLAN
    words = [*STATES, LATE]
    found = summed(by_state(rows, today, "standing"), str, words)
    counts = found.get(live) or dict.fromkeys(words, 0)
    plans = found.get(plan, {}).get("semua", 0)
    return counts | ({PLANS: plans} if plans else {})


def told(selection: Selection, rows: Any) -> list[str]:
    """What is chosen, in words; names only as far as a row that is seen tells them."""
    if not selection.chosen():
        return []
    row = rows.order_by().values_list(*NAMES).first() or ("", "", "")
    return words_of(selection, *row)


def works_only(user: Any) -> bool:
    """Whether they are staff of an agency and neither secretariat nor leadership."""
    roles = {grant.role for grant in policy.grants_of(user)}
    return Role.AGENCY in roles and not roles & {Role.SECRETARIAT, Role.LEADERSHIP}


def own_pages(user: Any) -> dict[str, dict[str, Any]]:
    """Which of the lists concern the user, and how many notices are new, for the tabs.

    One query, of the user's own notices.
    """
    roles = {grant.role for grant in policy.grants_of(user)}
    deciding = {Role.SECRETARIAT, Role.LEADERSHIP}
    work = "Tugas saya" if user.official_id else ""
    pages = {
        "work": "Tugas instansi" if Role.AGENCY in roles else work,
        "may_verify": bool(roles & deciding or user.official_id),
        "unread": Reminder.objects.visible_to(user).unread().count(),
    }
    return {"pages": pages}


@require_safe
def work(request: UserRequest) -> HttpResponse:
    """What the user's institutions, or they in person, must do, the most urgent first:
    a page, and a piece of home."""
    today = timezone.localdate()
    own = policy.agencies_of(policy.grants_of(request.user))
    seen = FollowUp.objects.visible_to(request.user).live()
    tasks = tasks_of(request.user, seen).open()
    keys = tasks.by_urgency(today).values_list("pk", flat=True)
    page = Paginator(keys, PAGE_SIZE).get_page(request.GET.get("page"))
    rows = told_by_urgency(page.object_list, today)
    context = {
        "page_obj": page,
        "lines": lines_of(
            rows,
            today,
            reasons_of(rows),
            reported_by(request.user, [row.pk for row in rows]),
        ),
        "institutions": Institution.objects.filter(pk__in=own),
        "official": request.user.official_id,
        "offers": offers_to(request.user).select_related(
            "giver", "to", "followup__directive"
        ),
        **own_pages(request.user),
    }
    return answer(request, "followups/work.html", "_home_duties.html", context)


@require_safe
def waiting(request: UserRequest) -> HttpResponse:
    """Reports that wait for the user to verify, the oldest first."""
    seen = FollowUp.objects.visible_to(request.user).live().waiting()
    found = seen.filter(verifiable_by(request.user)).order_by("reported_at", "pk")
    pages = Paginator(found.values_list("pk", flat=True), PAGE_SIZE)
    page = pages.get_page(request.GET.get("page"))
    rows = FollowUp.objects.filter(pk__in=list(page.object_list)).told()
    rows = rows.select_related("reported_by").order_by("reported_at", "pk")
    context = {
        "page_obj": page,
        "lines": lines_of(rows, timezone.localdate()),
        **own_pages(request.user),
    }
    return render(request, "followups/waiting.html", context)


@require_safe
def of_directive(request: UserRequest, pk: int) -> HttpResponse:
    """What follows from one directive: a page, and a piece of the directive's page."""
    rows = Directive.objects.visible_to(request.user).select_related("meeting__minutes")
    directive = get_object_or_404(rows, pk=pk)
    found = FollowUp.objects.visible_to(request.user).filter(directive=directive)
    context = {
        "directive": directive,
        "meeting": directive.meeting,
        "lines": lines_of(found.told().order_by("pk"), timezone.localdate()),
        "may_plan": can(request.user, Permission.FOLLOW_UP, directive.meeting),
    }
    return answer(
        request,
        "followups/of_directive.html",
        "followups/_of_directive.html",
        context,
    )


@require_safe
def of_meeting(request: UserRequest, pk: int) -> HttpResponse:
    """What follows from a meeting: a page, and a piece of the meeting's page."""
    meetings = Meeting.objects.visible_to(request.user).select_related("minutes")
    meeting = get_object_or_404(meetings, pk=pk)
    found = FollowUp.objects.visible_to(request.user).filter(meeting=meeting)
    rows = found.told().order_by("directive__number", "pk")
    context = {"meeting": meeting, "lines": lines_of(rows, timezone.localdate())}
    return answer(
        request, "followups/of_meeting.html", "followups/_of_meeting.html", context
    )
