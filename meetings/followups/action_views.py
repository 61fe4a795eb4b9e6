"""Keeping the actions of a plan, and writing what was achieved."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from meetings.access.policy import Permission, require
from meetings.access.requests import UserRequest
from meetings.agenda.views import status
from meetings.audit.conflict import conflict_page
from meetings.audit.models import Verb
from meetings.audit.trail import record
from meetings.concurrency import Conflict
from meetings.followups import achieving, action_planning
from meetings.followups.action_forms import AchievementForm, ActionForm
from meetings.followups.action_plan_views import kept_plan
from meetings.followups.models import Achievement, FollowUp, PlannedAction
from meetings.followups.periods import BY_SLUG
from meetings.followups.proposing import proposed, verified_of

FROM_FOLLOWUPS = "tindak-lanjut"


@require_http_methods(["GET", "HEAD", "POST"])
def add_action(request: UserRequest, pk: int) -> HttpResponse:
    plan = kept_plan(request, pk)
    form = ActionForm(request.POST or None, plan=plan, user=request.user)
    if request.method == "POST" and form.is_valid():
        action_planning.add_action(
            plan, form.values, uuid=form.new_uuid, by=request.user
        )
        messages.success(request, "Butir rencana aksi disimpan.")
        if "again" in request.POST:
            return redirect("followups:add_action", plan.pk)
        return redirect(plan)
    context = {"form": form, "plan": plan}
    return render(request, "followups/action_form.html", context, status=status(form))


@require_http_methods(["GET", "HEAD", "POST"])
def edit_action(request: UserRequest, pk: int) -> HttpResponse:
    action = kept_action(request, pk)
    plan = action.plan
    form = ActionForm(
        request.POST or None, instance=action, plan=plan, user=request.user
    )
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            action_planning.edit_action(
                action, form.values, version=version, by=request.user
            )
        except Conflict as conflict:
            return conflict_page(
                request, form, conflict, back_url=plan.get_absolute_url()
            )
        messages.success(request, "Butir rencana aksi disimpan.")
        return redirect(plan)
    context = {"form": form, "plan": plan, "action": action}
    return render(request, "followups/action_form.html", context, status=status(form))


@require_http_methods(["GET", "HEAD", "POST"])
def remove_action(request: UserRequest, pk: int) -> HttpResponse:
    action = kept_action(request, pk)
    if request.method == "POST":
        action_planning.remove_action(action, by=request.user)
        messages.success(request, "Butir rencana aksi dihapus.")
        return redirect(action.plan)
    context = {"action": action, "plan": action.plan}
    return render(request, "followups/remove_action.html", context)


def visible_action(request: UserRequest, pk: int) -> PlannedAction:
    """The door to an action: 404 when unseen or removed."""
    rows = PlannedAction.objects.visible_to(request.user).current().told()
    return get_object_or_404(rows.select_related("plan__series__institution"), pk=pk)


def kept_action(request: UserRequest, pk: int) -> PlannedAction:
    action = visible_action(request, pk)
    require(request.user, Permission.FOLLOW_UP, action.plan.series)
    return action


@require_http_methods(["GET", "HEAD", "POST"])
def achievement(request: UserRequest, pk: int, period: str) -> HttpResponse:
    """What was achieved in a period: write it, and read what was written before."""
    action = visible_action(request, pk)
    if period not in BY_SLUG:
        raise Http404
    institution = achieving.require_writer(request.user, action)
    if request.method != "POST":
        return achievement_page(request, action, period, institution)
    form = AchievementForm(request.POST)
    if not form.is_valid():
        return achievement_page(request, action, period, institution, form)
    back = action.plan.get_absolute_url()
    try:
        achieving.write(action, period, **form.cleaned_data, by=request.user)
    except Conflict as conflict:
        return conflict_page(request, form, conflict, back_url=back)
    messages.success(request, f"Capaian {BY_SLUG[period].label} disimpan.")
    return redirect(back)


def achievement_page(
    request: UserRequest,
    action: PlannedAction,
    period: str,
    institution: object,
    form: AchievementForm | None = None,
) -> HttpResponse:
    """``form`` is what was refused; else it starts with what holds, or, when asked,
    with what verified follow-ups say."""
    if action.plan.is_classified:
        record(Verb.RECORD_READ, action, by=request.user)
    rows = Achievement.objects.filter(action=action, period=period)
    history = list(rows.select_related("by").order_by("-number"))
    verified = verified_of(action, request.user)
    wanted = request.GET.get("isi") == FROM_FOLLOWUPS
    if form is None:
        start: dict[str, Any] = {"version": history[0].number if history else 0}
        if history:
            start |= {n: getattr(history[0], n) for n in ("text", "evidence", "note")}
        if wanted and verified:
            start |= proposed(verified)
        form = AchievementForm(initial=start)
    linked = FollowUp.objects.visible_to(request.user).live().told()
    context = {
        "form": form,
        "action": action,
        "plan": action.plan,
        "period": BY_SLUG[period],
        "target": getattr(action, BY_SLUG[period].target_field),
        "institution": institution,
        "history": history,
        "verified": verified,
        "followups": linked.filter(planned_actions=action).order_by("pk"),
        "fill": FROM_FOLLOWUPS,
    }
    return render(request, "followups/achievement.html", context, status=status(form))
