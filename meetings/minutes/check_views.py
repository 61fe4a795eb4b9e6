"""What is wrong with a record, and how strictly that is taken."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from meetings.access.classification import Classification
from meetings.access.policy import Permission, require
from meetings.access.requests import UserRequest
from meetings.audit.models import Verb
from meetings.audit.trail import record
from meetings.minutes.check_form import SeveritiesForm
from meetings.minutes.checking import found_in
from meetings.minutes.checks.registry import blocking, warnings
from meetings.minutes.reading import read
from meetings.minutes.weighing import weigh
from meetings.minutes.workbench_views import workable


@require_safe
def checks(request: UserRequest, pk: int) -> HttpResponse:
    meeting = workable(request, pk, Permission.KEEP)
    content = read(meeting, request.user)
    if content.classification > Classification.ORDINARY:
        record(Verb.RECORD_READ, meeting, by=request.user)
    found = found_in(content)
    context = {
        "meeting": meeting,
        "blocking": blocking(found),
        "warnings": warnings(found),
    }
    return render(request, "minutes/checks.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def severities(request: UserRequest, frame: Mapping[str, Any]) -> HttpResponse:
    """A page of the set-up, in the ``frame`` of its site: a row for each check."""
    require(request.user, Permission.MANAGE_SETUP)
    form = SeveritiesForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        weigh(form.cleaned_data, by=request.user)
        messages.success(request, "Tingkat pemeriksaan disimpan.")
        return redirect(request.path)
    status = 422 if form.errors else 200
    context = {**frame, "title": "Pemeriksaan notula", "form": form}
    return render(request, "minutes/severities.html", context, status=status)
