"""Pages of the report of a plan of action: on the screen, then as PDF and XLSX."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from meetings.access.policy import Permission, can
from meetings.access.requests import UserRequest
from meetings.audit.models import Verb
from meetings.audit.trail import record
from meetings.documents.action_reading import read_report
from meetings.documents.action_report import ActionReport, report_pdf
from meetings.documents.action_sheet import report_xlsx
from meetings.documents.followup_sheet import XLSX
from meetings.documents.kinds import MEDIA_TYPES
from meetings.documents.report_drafts import plan_subject
from meetings.documents.report_editions import issued_of
from meetings.followups.achieving import writes_for
from meetings.followups.action_columns import COLUMNS, grouped, headings
from meetings.followups.action_plan_views import Act, Row, actions_of, visible_plan
from meetings.followups.models import ActionPlan, PlannedAction
from meetings.followups.periods import BY_SLUG, PERIODS, Period


@dataclass(frozen=True)
class Form:
    """One form in which the report is handed out."""

    media_type: str
    how: str
    build: Callable[[ActionReport], bytes]


FORMS = {
    "pdf": Form(MEDIA_TYPES["pdf"], "inline", report_pdf),
    "xlsx": Form(XLSX, "attachment", report_xlsx),
}


@require_safe
def action_report(request: UserRequest, pk: int, period: str) -> HttpResponse:
    """The rows as the paper would have them."""
    plan, wanted = reported(request, pk, period)
    if plan.is_classified:
        record(Verb.RECORD_READ, plan, by=request.user)
    actions = list(actions_of(request, plan))
    report = read_report(plan, wanted, actions, by=request.user)
    context = {
        "plan": plan,
        "report": report,
        "period": wanted,
        "periods": PERIODS,
        "headings": headings(),
        "grouped": grouped(),
        "rows": report_rows(request, plan, wanted, actions, report),
        "editions": issued_of(request, subject=plan_subject(plan, wanted)),
        "may_issue": can(request.user, Permission.FOLLOW_UP, plan.series),
    }
    return render(request, "documents/action_report.html", context)


@require_safe
@transaction.atomic
def action_report_file(
    request: UserRequest, pk: int, period: str, suffix: str
) -> HttpResponse:
    """The report as a file; nobody gets it without its event."""
    plan, wanted = reported(request, pk, period)
    if suffix not in FORMS:
        raise Http404
    form = FORMS[suffix]
    actions = list(actions_of(request, plan))
    report = read_report(plan, wanted, actions, by=request.user)
    made = form.build(report)
    record(
        Verb.PLAN_EXPORTED,
        plan,
        by=request.user,
        format=suffix,
        period=wanted.slug,
        rows=len(report.lines),
        classification=report.classification,
    )
    name = f"laporan-{wanted.slug}-{plan.year}-{slugify(plan.series.name)[:60]}"
    response = HttpResponse(made, content_type=form.media_type)
    response["Content-Disposition"] = f'{form.how}; filename="{name}.{suffix}"'
    response["Cache-Control"] = "private, no-store"
    return response


def reported(request: UserRequest, pk: int, period: str) -> tuple[ActionPlan, Period]:
    """The door to a report: 404 for a plan unseen, and for a period that is none."""
    plan = visible_plan(request, pk)
    if period not in BY_SLUG:
        raise Http404
    return plan, BY_SLUG[period]


def report_rows(
    request: UserRequest,
    plan: ActionPlan,
    period: Period,
    actions: list[PlannedAction],
    report: ActionReport,
) -> list[Row]:
    """Each line with where its reader writes what was achieved."""
    rows = []
    for action, line in zip(actions, report.lines, strict=True):
        action.plan = plan
        acts = []
        if writes_for(request.user, action):
            url = reverse("followups:achievement", args=[action.pk, period.slug])
            word = "Ubah capaian" if line.achievement else "Isi capaian"
            acts.append(Act(word, url))
        rows.append(Row(line, line.cells(COLUMNS), acts))
    return rows
