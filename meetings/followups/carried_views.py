"""Pages of what a meeting opened with: the list, taking what is missing, deciding."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from meetings.access.classification import Classification
from meetings.access.policy import Permission, can, require
from meetings.access.requests import UserRequest
from meetings.agenda.models import Meeting
from meetings.agenda.views import status
from meetings.audit.models import Verb
from meetings.audit.trail import record
from meetings.concurrency import Conflict
from meetings.followups import discussing
from meetings.followups.carrying_over import (
    STARTED,
    NotStarted,
    Submitted,
    carry_over,
    missing_from,
    open_before,
)
from meetings.followups.discussing_forms import DecisionForm
from meetings.followups.lines import lines_of
from meetings.followups.models import CarriedOver, FollowUp
from meetings.followups.page import told
from meetings.followups.states import Refused
from meetings.htmx import answer, wants_piece

CLOSED = (
    "Notula rapat ini sudah diajukan, sehingga keputusan atas tindak lanjut rapat lalu"
    " tidak dapat diubah lagi. Bila perlu, minta notulanya dikembalikan dahulu."
)
NOT_STARTED = "Rapat ini belum dimulai. Mulai dahulu rapatnya."
FOLD = 6
TOLD_WITH = (
    "decided_by",
    "meeting__minutes",
    "followup__lead",
    "followup__directive__meeting",
)


@require_safe
def carried(request: UserRequest, pk: int) -> HttpResponse:
    """What the meeting opened with: a page, and a piece of the meeting's page."""
    meeting = opened(request, pk)
    rows = list(carried_into(request, meeting))
    context: dict[str, Any] = {
        "meeting": meeting,
        "rows": rows,
        "tally": tally(rows),
        "may_decide": may_decide(request, meeting),
        "folded": folded(request, meeting, rows),
    }
    seen = FollowUp.objects.visible_to(request.user)
    if meeting.status == Meeting.Status.PLANNED and not rows:
        planned = open_before(meeting).filter(pk__in=seen.values("pk")).told()
        context["lines"] = lines_of(planned, timezone.localdate())
        context["folded"] = folded(request, meeting, context["lines"])
    elif context["may_decide"]:
        missing = missing_from(meeting).filter(pk__in=seen.values("pk"))
        context["missing"] = missing.count()
    return answer(request, "followups/carried.html", "followups/_carried.html", context)


@require_POST
def carry(request: UserRequest, pk: int) -> HttpResponse:
    """Take what went live since, or was missed."""
    meeting = opened(request, pk)
    require(request.user, Permission.RECORD, meeting)
    try:
        rows = carry_over(meeting, by=request.user)
    except NotStarted:
        messages.warning(request, NOT_STARTED)
    except Submitted:
        messages.warning(request, CLOSED)
    else:
        seen = CarriedOver.objects.visible_to(request.user)
        count = seen.filter(pk__in=[row.pk for row in rows]).count()
        messages.success(request, f"{count} tindak lanjut ditambahkan.")
    return redirect("followups:carried", pk)


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: UserRequest, pk: int) -> HttpResponse:
    """Record what was decided on one of them: a page, and a piece of the list."""
    seen = CarriedOver.objects.visible_to(request.user).select_related(*TOLD_WITH)
    row = get_object_or_404(seen, pk=pk)
    require(request.user, Permission.RECORD, row.meeting)
    form = DecisionForm(request.POST or None, row=row, user=request.user)
    if request.method == "POST" and form.is_valid():
        code = decided(request, row, form)
    else:
        code = status(form)
        if row.classification > Classification.ORDINARY:
            record(Verb.RECORD_READ, row.followup, by=request.user)
    context = {"meeting": row.meeting, "row": row, "form": form}
    if code != 302:
        page, piece = "followups/decide.html", "followups/_carried_row.html"
        return answer(request, page, piece, context, status=code)
    if wants_piece(request):
        # As the list has it: what was just decided may have changed the follow-up.
        context |= {"row": seen.get(pk=pk), "form": None, "may_decide": True}
        return render(request, "followups/_carried_row.html", context)
    messages.success(request, "Keputusan rapat dicatat.")
    back = reverse("followups:carried", args=[row.meeting_id])
    return redirect(f"{back}#lalu-{pk}")


def decided(request: UserRequest, row: CarriedOver, form: DecisionForm) -> int:
    """Do what the form says: 302; or 409, and the form tells why not."""
    data = form.cleaned_data
    try:
        discussing.decide(
            row,
            data["decision"],
            note=data["note"],
            date=data.get("new_date"),
            version=data["version"],
            by=request.user,
        )
    except Conflict as conflict:
        form.over(conflict.current)
    except (NotStarted, Submitted) as refusal:
        late = isinstance(refusal, Submitted)
        form.add_error(None, CLOSED if late else NOT_STARTED)
    except Refused as refusal:
        form.add_error(None, told(row.followup, refusal))
    else:
        return 302
    return 409


def opened(request: UserRequest, pk: int) -> Meeting:
    """The door to what a meeting opened with: 404 when unseen."""
    meetings = Meeting.objects.visible_to(request.user).select_related("minutes")
    return get_object_or_404(meetings, pk=pk)


def carried_into(request: UserRequest, meeting: Meeting) -> Any:
    """Those rows of the meeting that the reader may see, in their order."""
    rows = CarriedOver.objects.visible_to(request.user).filter(meeting=meeting)
    return rows.select_related(*TOLD_WITH).order_by("position")


def may_decide(request: UserRequest, meeting: Meeting) -> bool:
    """Whether the reader can decide and take now; the acts ask again."""
    minutes = getattr(meeting, "minutes", None)
    drafted = minutes is None or minutes.state == minutes.State.DRAFTED
    started = drafted and meeting.status in STARTED
    return started and can(request.user, Permission.RECORD, meeting)


def folded(request: UserRequest, meeting: Meeting, rows: list[Any]) -> bool:
    """Whether the piece is folded up: in session it must not push the notes away."""
    in_session = meeting.status == Meeting.Status.IN_SESSION
    return wants_piece(request) and (len(rows) > FOLD or in_session)


def tally(rows: list[CarriedOver]) -> list[tuple[str, int]]:
    """How many were decided how: ``[("Dilanjutkan", 3), ("Belum diputuskan", 1)]``."""
    found: dict[str, int] = {}
    for row in rows:
        label = str(row.get_decision_display()) if row.decision else "Belum diputuskan"
        found[label] = found.get(label, 0) + 1
    return list(found.items())
