"""Pages of one directive."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from meetings.access.policy import Permission, can, require
from meetings.access.requests import UserRequest
from meetings.agenda.models import Meeting
from meetings.agenda.views import recordable, status, step_of
from meetings.audit.conflict import conflict_page
from meetings.concurrency import Conflict
from meetings.htmx import answer, wants_piece
from meetings.minutes import actions
from meetings.minutes.forms import DirectiveForm
from meetings.minutes.models import Directive
from meetings.minutes.revisions import cleared, history
from meetings.minutes.workbench_views import bench_list


@require_http_methods(["GET", "HEAD", "POST"])
def add_directive(request: UserRequest, pk: int) -> HttpResponse:
    meeting = recordable(request, pk)
    form = DirectiveForm(
        request.POST or None,
        meeting=meeting,
        user=request.user,
        initial=start_values(request, meeting),
    )
    if request.method == "POST" and form.is_valid():
        directive = actions.add_directive(
            meeting, form.values, uuid=form.new_uuid, by=request.user
        )
        messages.success(request, "Butir disimpan.")
        if "again" in request.POST:
            return redirect(next_url(directive))
        return redirect(anchor(directive))
    return form_page(request, form, meeting, None)


def start_values(request: UserRequest, meeting: Meeting) -> dict[str, str]:
    """Speaker and agenda item from the address: what "simpan dan tambah lagi" keeps."""
    names = ("speaker", "agenda_item")
    return {name: request.GET[name] for name in names if request.GET.get(name)}


def next_url(directive: Directive) -> str:
    """The empty form again, with the same speaker and agenda item."""
    url = reverse("minutes:add_directive", args=[directive.meeting_id])
    speaker, item = directive.speaker_id or "", directive.agenda_item_id or ""
    return f"{url}?speaker={speaker}&agenda_item={item}"


def anchor(directive: Directive) -> str:
    """Where it stands on the meeting's page."""
    url = reverse("minutes:meeting", args=[directive.meeting_id])
    return f"{url}#butir-{directive.pk}"


@require_http_methods(["GET", "HEAD", "POST"])
def edit_directive(request: UserRequest, pk: int) -> HttpResponse:
    directive = recordable_directive(request, pk)
    form = DirectiveForm(
        request.POST or None,
        instance=directive,
        meeting=directive.meeting,
        user=request.user,
    )
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            directive = actions.edit_directive(
                directive, form.values, version=version, by=request.user
            )
        except Conflict as conflict:
            return conflict_page(request, form, conflict, back_url=anchor(directive))
        if wants_piece(request):
            return bench_list(request, directive)
        messages.success(request, "Butir disimpan.")
        return redirect(anchor(directive))
    return form_page(request, form, directive.meeting, directive)


def form_page(
    request: UserRequest,
    form: DirectiveForm,
    meeting: Meeting,
    directive: Directive | None,
) -> HttpResponse:
    context = {"form": form, "meeting": meeting, "directive": directive}
    return answer(
        request,
        "minutes/directive_form.html",
        "minutes/_bench_edit.html",
        context,
        status=status(form),
    )


@require_POST
def move_directive(request: UserRequest, pk: int) -> HttpResponse:
    """By a button one place, by drag as many as ``step`` says."""
    directive = recordable_directive(request, pk)
    step = step_of(request)
    if step is None:
        return HttpResponseBadRequest()
    directive = actions.move_directive(directive, step, by=request.user)
    if wants_piece(request):
        return bench_list(request, directive, moved=directive.pk)
    return redirect(anchor(directive))


@require_http_methods(["GET", "HEAD", "POST"])
def remove_directive(request: UserRequest, pk: int) -> HttpResponse:
    directive = recordable_directive(request, pk)
    if request.method == "POST":
        directive = actions.remove_directive(directive, by=request.user)
        if wants_piece(request):
            return bench_list(request, directive, undo=directive)
        messages.success(
            request, "Butir dihapus. Anda dapat memulihkannya dari riwayat ini."
        )
        return redirect("minutes:directive_history", directive.pk)
    context = {
        "title": "Hapus butir?",
        "message": "Butir ini dikeluarkan dari notula. Riwayatnya tetap tersimpan.",
        "object_text": directive.text,
        "back_url": anchor(directive),
        "meeting": directive.meeting,
    }
    return render(request, "confirm.html", context)


@require_safe
def directive_history(request: UserRequest, pk: int) -> HttpResponse:
    directive = recordable_directive(request, pk, Permission.KEEP)
    context = {
        "directive": directive,
        "meeting": directive.meeting,
        "revisions": history(directive, clearance=request.user.clearance),
        "may_record": can(request.user, Permission.RECORD, directive.meeting),
    }
    return render(request, "minutes/directive_history.html", context)


@require_POST
def restore_directive(request: UserRequest, pk: int) -> HttpResponse:
    directive = recordable_directive(request, pk)
    version = request.POST.get("version", "")
    versions = cleared(directive, request.user.clearance)
    known = versions.filter(version=version) if version.isdecimal() else None
    if not known or len(version) > 9:
        return HttpResponseBadRequest()
    try:
        directive = actions.restore_directive(directive, int(version), by=request.user)
        if wants_piece(request):
            return bench_list(request, directive, moved=directive.pk)
    except actions.AlreadyBack:
        if wants_piece(request):
            return bench_list(request, directive)
        messages.info(request, "Butir ini sudah kembali ke dalam notula.")
        return redirect(anchor(directive))
    except actions.CannotRestore:
        messages.error(
            request,
            "Versi itu tidak dapat dipulihkan: pembicara atau mata acaranya sudah"
            " dihapus, atau klasifikasi rapat telah dinaikkan.",
        )
        return redirect("minutes:directive_history", directive.pk)
    messages.success(request, f"Versi {version} dipulihkan sebagai versi terbaru.")
    return redirect(anchor(directive))


def recordable_directive(
    request: UserRequest, pk: int, permission: Permission = Permission.RECORD
) -> Directive:
    """The door to changing a directive, also to one that was removed.

    404 when the meeting or the directive's class is out of sight, 403 when seen but
    not allowed.
    """
    visible = Meeting.objects.visible_to(request.user)
    rows = Directive.objects.select_related(
        "meeting__minutes", "speaker", "agenda_item"
    ).filter(meeting__in=visible, classification__lte=request.user.clearance)
    directive = get_object_or_404(rows, pk=pk)
    require(request.user, permission, directive.meeting)
    return directive
