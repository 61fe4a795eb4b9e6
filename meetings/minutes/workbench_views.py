"""The workbench: the record while it is being spoken."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from meetings.access.policy import Permission, require
from meetings.access.requests import UserRequest
from meetings.agenda.models import Meeting
from meetings.agenda.views import status
from meetings.htmx import wants_piece
from meetings.minutes import actions
from meetings.minutes.checking import tally
from meetings.minutes.models import Directive
from meetings.minutes.note_form import NoteForm
from meetings.minutes.reading import read
from meetings.minutes.views import readable

KEPT = ("speaker", "agenda_item", "classification")


@require_safe
def workbench(request: UserRequest, pk: int) -> HttpResponse:
    meeting = workable(request, pk)
    keep = {name: request.GET[name] for name in KEPT if request.GET.get(name)}
    form = NoteForm(meeting=meeting, user=request.user, keep=keep)
    return bench(request, meeting, form)


@require_POST
def note(request: UserRequest, pk: int) -> HttpResponse:
    """All lines become directives, or none does and each problem is named."""
    meeting = workable(request, pk)
    form = NoteForm(request.POST, meeting=meeting, user=request.user)
    if not form.is_valid():
        return bench(request, meeting, form)
    uuid = form.cleaned_data["uuid"]
    added = actions.add_directives(meeting, form.values, uuid=uuid, by=request.user)
    messages.success(request, f"{len(added)} butir disimpan.")
    if not wants_piece(request):
        return redirect("minutes:workbench", meeting.pk)
    next_form = NoteForm(meeting=meeting, user=request.user, keep=form.kept)
    return bench(request, meeting, next_form)


def workable(
    request: UserRequest, pk: int, permission: Permission = Permission.RECORD
) -> Meeting:
    """The door to recording, with all that the record is read from."""
    meeting = readable(request, pk)
    require(request.user, permission, meeting)
    # The record and the choice of speakers read the same lines.
    prefetch_related_objects([meeting], "attendance")
    return meeting


def bench(request: UserRequest, meeting: Meeting, form: NoteForm) -> HttpResponse:
    """The whole page, or to htmx all of its moving part."""
    context = listed(request, meeting) | {"form": form}
    template = "_bench.html" if wants_piece(request) else "workbench.html"
    return render(request, f"minutes/{template}", context, status=status(form))


def bench_list(request: UserRequest, directive: Directive, **more: Any) -> HttpResponse:
    """To htmx: the list of the meeting after one of its directives was changed."""
    context = listed(request, directive.meeting) | more
    response = render(request, "minutes/_bench_list.html", context)
    response["HX-Retarget"], response["HX-Reswap"] = "#catatan", "outerHTML"
    return response


def listed(request: UserRequest, meeting: Meeting) -> dict[str, Any]:
    """The record as it stands, through the one path."""
    content = read(meeting, request.user)
    return {
        "meeting": meeting,
        "record": content,
        "tally": tally(content),
        "removed": removed(request, meeting),
    }


def removed(request: UserRequest, meeting: Meeting) -> list[Directive]:
    """What was taken out of the record, for the secretariat to bring back."""
    cleared = Directive.objects.filter(classification__lte=request.user.clearance)
    return list(cleared.filter(meeting=meeting, removed_at__isnull=False).in_order())
