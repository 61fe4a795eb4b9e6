"""Pages of the matrix of follow-ups: on the screen first, then as PDF and XLSX."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_safe

from meetings.access.policy import Permission, can
from meetings.access.requests import UserRequest
from meetings.agenda.views import status
from meetings.audit.models import Verb
from meetings.audit.trail import record
from meetings.directory.models import Institution
from meetings.documents.followup_matrix import (
    FollowUpMatrix,
    counted_text,
    lines_of,
    matrix_pdf,
)
from meetings.documents.followup_selection import complete, counted
from meetings.documents.followup_sheet import XLSX, matrix_xlsx
from meetings.documents.forms import MatrixForm
from meetings.documents.kinds import MEDIA_TYPES
from meetings.documents.report_drafts import owner_of
from meetings.documents.report_editions import matrices_of
from meetings.followups.lines import lines_of as screen_lines
from meetings.followups.models import FollowUp
from meetings.followups.views import own_pages
from meetings.minutes.heading import letterhead
from meetings.minutes.models import Directive
from meetings.minutes.record import Letterhead
from meetings.minutes.said import told

PAGE_SIZE = 25


@dataclass(frozen=True)
class Form:
    """One form in which the matrix is handed out."""

    suffix: str
    media_type: str
    most: int  # rows
    build: Callable[[FollowUpMatrix], bytes]


PAPER = Form("pdf", MEDIA_TYPES["pdf"], 1_000, matrix_pdf)
SHEET = Form("xlsx", XLSX, 10_000, matrix_xlsx)
FORMS = {form.suffix: form for form in (PAPER, SHEET)}


@require_safe
def followup_matrix(request: UserRequest) -> HttpResponse:
    """The rows and their number, as the paper would have them."""
    return matrix_page(request, MatrixForm(request.GET, user=request.user))


@require_safe
@transaction.atomic
def followup_matrix_file(request: UserRequest, suffix: str) -> HttpResponse:
    """The rows as a file; nobody gets it without its event."""
    if suffix not in FORMS:
        raise Http404
    wanted = FORMS[suffix]
    form = MatrixForm(request.GET, user=request.user)
    rows = selected(request, form)
    if not form.is_valid() or rows.count() > wanted.most:
        return matrix_page(request, form, refused=True)
    matrix = read(request, form, rows)
    made = wanted.build(matrix)
    record(
        Verb.FOLLOWUPS_EXPORTED,
        request.user,
        by=request.user,
        format=suffix,
        query=query_of(request),
        rows=len(matrix.lines),
        classification=matrix.classification,
    )
    return served(made, wanted)


def served(content: bytes, form: Form) -> HttpResponse:
    """What readers see differs, and changes any minute."""
    response = HttpResponse(content, content_type=form.media_type)
    how = "inline" if form is PAPER else "attachment"
    name = f"matriks-tindak-lanjut-{timezone.localdate():%Y-%m-%d}.{form.suffix}"
    response["Content-Disposition"] = f'{how}; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


def selected(request: UserRequest, form: MatrixForm) -> Any:
    """Live follow-ups that the user sees, as the form narrows them."""
    seen = FollowUp.objects.visible_to(request.user).live()
    if not form.is_valid():
        return seen.none()
    return form.narrow(seen, timezone.localdate())


def matrix_page(
    request: UserRequest, form: MatrixForm, *, refused: bool = False
) -> HttpResponse:
    """``refused``: a file was asked for that does not hold so many."""
    rows = selected(request, form)
    totals = counted(rows)
    keys = rows.in_order().values_list("pk", flat=True)
    pages = Paginator(keys, PAGE_SIZE)
    pages.count = count = sum(totals.values())
    page = pages.get_page(request.GET.get("page"))
    shown = FollowUp.objects.filter(pk__in=list(page.object_list)).told().in_order()
    owner = owner_of(form) if form.is_valid() else None
    context = {
        "form": form,
        "facts": form.facts() if form.is_valid() else [],
        "page_obj": page,
        "lines": screen_lines(shown, timezone.localdate()),
        "count": count,
        "count_text": counted_text(totals.items()),
        "too_many_for_paper": count > PAPER.most,
        "too_many": count > SHEET.most,
        "query": query_of(request),
        "may_issue": bool(owner) and can(request.user, Permission.FOLLOW_UP, owner),
        "editions": matrices_of(request, owner),
        **own_pages(request.user),
    }
    code = 422 if refused else status(form)
    return render(request, "documents/followup_matrix.html", context, status=code)


def query_of(request: UserRequest) -> str:
    """The selection as an address asks for it, from the first page."""
    asked = request.GET.copy()
    asked.pop("page", None)
    return asked.urlencode()


def read(request: UserRequest, form: MatrixForm, rows: Any) -> FollowUpMatrix:
    found = list(complete(rows.in_order()))
    # Whoever sees the follow-up sees its directive.
    about = Directive.objects.filter(pk__in=rows.order_by().values("directive"))
    said = {each.item.id: each for each in told(about)}
    lines = lines_of(found, said, timezone.localdate())
    states = [row.get_state_display() for row in found]
    return FollowUpMatrix(
        letterhead=head_of(form, found),
        facts=tuple(form.facts()),
        lines=lines,
        totals=tuple(
            (str(label), states.count(str(label)))
            for label in FollowUp.State.labels
            if str(label) in states
        ),
        printed=date_format(timezone.localtime(), "l, j F Y, \\p\\u\\k\\u\\l H.i T"),
        by=str(request.user),
    )


def head_of(form: MatrixForm, rows: list[FollowUp]) -> Letterhead | None:
    """That of the forum's host, or of the only host of the rows; else there is none."""
    series = form.cleaned_data["forum"]
    hosts = {row.directive.meeting.institution_id for row in rows}
    if series:
        hosts = {series.institution_id}
    if len(hosts) != 1:
        return None
    known = Institution.objects.select_related("parent", "stationery")
    return letterhead(known.get(pk=hosts.pop()))
