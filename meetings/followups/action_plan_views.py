"""Pages of plans of action: the list, one plan, and keeping it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from meetings.access.policy import Permission, can, require
from meetings.access.requests import UserRequest
from meetings.agenda.views import status
from meetings.audit.conflict import conflict_page
from meetings.audit.models import Verb
from meetings.audit.trail import record
from meetings.concurrency import Conflict
from meetings.followups import action_planning
from meetings.followups.achieving import writes_for
from meetings.followups.action_columns import PLANNED, Column, grouped, headings
from meetings.followups.action_forms import PlanForm
from meetings.followups.action_lines import ActionLine, action_lines
from meetings.followups.models import Achievement, ActionPlan, PlannedAction
from meetings.followups.periods import PERIODS
from meetings.followups.views import own_pages

PAGE_SIZE = 25
TWICE = "Forum ini sudah mempunyai rencana aksi untuk tahun itu."


@dataclass(frozen=True)
class Act:
    """A link of a row of the table."""

    label: str
    url: str
    done: bool = False


@dataclass(frozen=True)
class Row:
    """A line of the table with what its reader can do there."""

    line: ActionLine
    cells: list[tuple[Column, str | int]]
    acts: list[Act]


@require_safe
def action_plans(request: UserRequest) -> HttpResponse:
    """The plans that the user sees, the newest year first."""
    rows = ActionPlan.objects.visible_to(request.user)
    pages = Paginator(rows.select_related("series__institution"), PAGE_SIZE)
    context = {
        "page_obj": pages.get_page(request.GET.get("page")),
        "may_plan": can(request.user, Permission.FOLLOW_UP),
        **own_pages(request.user),
    }
    return render(request, "followups/action_plans.html", context)


@require_safe
def action_plan(request: UserRequest, pk: int) -> HttpResponse:
    plan = visible_plan(request, pk)
    if plan.is_classified:
        record(Verb.RECORD_READ, plan, by=request.user)
    actions = list(actions_of(request, plan))
    context = {
        "plan": plan,
        "headings": headings(PLANNED),
        "grouped": grouped(PLANNED),
        "rows": plan_rows(request, plan, actions),
        "periods": PERIODS,
        "may_plan": can(request.user, Permission.FOLLOW_UP, plan.series),
    }
    return render(request, "followups/action_plan.html", context)


def visible_plan(request: UserRequest, pk: int) -> ActionPlan:
    """The door to a plan: 404 when unseen."""
    rows = ActionPlan.objects.visible_to(request.user)
    known = rows.select_related("series__institution__parent", "series__chair")
    return get_object_or_404(known, pk=pk)


def actions_of(request: UserRequest, plan: ActionPlan) -> Any:
    """The actions of the plan that the user sees."""
    seen = PlannedAction.objects.visible_to(request.user).current()
    return seen.filter(plan=plan).told().order_by("position")


def plan_rows(
    request: UserRequest, plan: ActionPlan, actions: list[PlannedAction]
) -> list[Row]:
    """Each action with what may be done about it."""
    written = Achievement.objects.filter(action__in=actions)
    done = set(written.values_list("action", "period"))
    may_plan = can(request.user, Permission.FOLLOW_UP, plan.series)
    rows = []
    for action, line in zip(actions, action_lines(actions), strict=True):
        action.plan = plan
        acts = []
        if writes_for(request.user, action):
            acts += [
                Act(
                    f"Capaian {period.label}",
                    reverse("followups:achievement", args=[action.pk, period.slug]),
                    (action.pk, period.slug) in done,
                )
                for period in PERIODS
            ]
        if may_plan:
            acts.append(Act("Ubah", reverse("followups:edit_action", args=[action.pk])))
        rows.append(Row(line, line.cells(PLANNED), acts))
    return rows


@require_http_methods(["GET", "HEAD", "POST"])
def add_plan(request: UserRequest) -> HttpResponse:
    require(request.user, Permission.FOLLOW_UP)
    form = PlanForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        require(request.user, Permission.FOLLOW_UP, form.cleaned_data["series"])
        try:
            plan = action_planning.add_plan(
                form.values, uuid=form.new_uuid, by=request.user
            )
        except action_planning.AlreadyPlanned:
            form.add_error("year", TWICE)
        else:
            messages.success(request, "Rencana aksi disimpan. Tambahkan butirnya.")
            return redirect(plan)
    context = {"form": form}
    return render(request, "followups/plan_form.html", context, status=status(form))


@require_http_methods(["GET", "HEAD", "POST"])
def edit_plan(request: UserRequest, pk: int) -> HttpResponse:
    plan = kept_plan(request, pk)
    form = PlanForm(request.POST or None, instance=plan, user=request.user)
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            action_planning.edit_plan(
                plan, form.values, version=version, by=request.user
            )
        except Conflict as conflict:
            back = reverse("followups:action_plan", args=[pk])
            return conflict_page(request, form, conflict, back_url=back)
        messages.success(request, "Rencana aksi disimpan.")
        return redirect("followups:action_plan", pk)
    context = {"form": form, "plan": plan}
    return render(request, "followups/plan_form.html", context, status=status(form))


def kept_plan(request: UserRequest, pk: int) -> ActionPlan:
    """The door to changing a plan: 404 unseen, 403 not allowed."""
    plan = visible_plan(request, pk)
    require(request.user, Permission.FOLLOW_UP, plan.series)
    return plan
