"""The secretariat says what follows from a directive."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from meetings.access.policy import Permission, require
from meetings.access.requests import UserRequest
from meetings.agenda.views import status
from meetings.audit.conflict import conflict_page
from meetings.concurrency import Conflict
from meetings.followups import planning
from meetings.followups.forms import DueForm, FollowUpForm
from meetings.followups.models import FollowUp
from meetings.followups.page import ended, refused
from meetings.followups.parties import is_live
from meetings.followups.states import Refused
from meetings.followups.views import visible
from meetings.minutes.models import Directive


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: UserRequest, pk: int) -> HttpResponse:
    rows = Directive.objects.visible_to(request.user).select_related("meeting__minutes")
    directive = get_object_or_404(rows, pk=pk)
    require(request.user, Permission.FOLLOW_UP, directive.meeting)
    form = FollowUpForm(request.POST or None, directive=directive, live=False)
    if request.method == "POST" and form.is_valid():
        followup = planning.add(
            directive, form.values, uuid=form.new_uuid, by=request.user
        )
        messages.success(request, "Tindak lanjut disimpan.")
        if "again" in request.POST:
            return redirect("followups:add", directive.pk)
        return redirect(followup)
    context = {"form": form, "directive": directive, "meeting": directive.meeting}
    return render(request, "followups/form.html", context, status=status(form))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: UserRequest, pk: int) -> HttpResponse:
    followup = planned(request, pk)
    if answer := ended(request, followup):
        return answer
    directive = followup.directive
    form = FollowUpForm(
        request.POST or None,
        instance=followup,
        directive=directive,
        live=is_live(followup),
    )
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            planning.edit(followup, form.values, version=version, by=request.user)
        except Conflict as conflict:
            back = reverse("followups:followup", args=[pk])
            return conflict_page(request, form, conflict, back_url=back)
        except Refused as refusal:
            messages.warning(request, refused(followup, refusal))
        else:
            messages.success(request, "Tindak lanjut disimpan.")
        return redirect("followups:followup", pk)
    context = {"form": form, "directive": directive, "meeting": directive.meeting}
    context |= {"followup": followup}
    return render(request, "followups/form.html", context, status=status(form))


@require_http_methods(["GET", "HEAD", "POST"])
def give_date(request: UserRequest, pk: int) -> HttpResponse:
    followup = planned(request, pk)
    if answer := ended(request, followup):
        return answer
    form = DueForm(request.POST or None, followup=followup)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            planning.give_date(
                followup,
                data["due_date"],
                reason=data["reason"],
                version=data["version"],
                by=request.user,
            )
        except Conflict as conflict:
            back = followup.get_absolute_url()
            return conflict_page(request, form, conflict, back_url=back)
        except Refused as refusal:
            messages.warning(request, refused(followup, refusal))
        else:
            messages.success(request, "Tenggat disimpan.")
        return redirect(followup)
    context = {"form": form, "followup": followup}
    context |= {"meeting": followup.directive.meeting}
    return render(request, "followups/due_form.html", context, status=status(form))


def planned(request: UserRequest, pk: int) -> FollowUp:
    """The door to changing what is to be done: 404 unseen, 403 not allowed."""
    followup = visible(request, pk)
    require(request.user, Permission.FOLLOW_UP, followup.directive.meeting)
    return followup
