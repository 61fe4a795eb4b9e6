"""The agenda of a meeting: its matters added, reworded, put in order and removed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from meetings.access.policy import Permission, require
from meetings.access.requests import UserRequest
from meetings.agenda import actions
from meetings.agenda.forms import AgendaItemForm
from meetings.agenda.models import AgendaItem, Meeting
from meetings.agenda.views import recordable, status, step_of
from meetings.audit.conflict import conflict_page
from meetings.concurrency import Conflict
from meetings.htmx import answer, wants_piece

# The item last removed, in the session, until it is put back or another one goes.
REMOVED = "removed_item"
IN_USE = (
    "Mata acara ini belum dapat dihapus karena sudah berisi butir."
    " Pindahkan butirnya lebih dahulu."
)


@require_safe
def items(request: UserRequest, pk: int) -> HttpResponse:
    meeting = recordable(request, pk)
    return items_page(request, meeting, AgendaItemForm(meeting=meeting))


@require_POST
def add_item(request: UserRequest, pk: int) -> HttpResponse:
    """A new item at the end; or, with the place it had, the one that was removed."""
    meeting = recordable(request, pk)
    form = AgendaItemForm(request.POST, meeting=meeting)
    if not form.is_valid():
        return items_page(request, meeting, form)
    removed = removed_from(request, meeting)
    back = removed is not None and removed["uuid"] == str(form.new_uuid)
    place = removed["place"] if removed and back else None
    actions.add_item(
        meeting, form.values, uuid=form.new_uuid, by=request.user, place=place
    )
    if back:
        del request.session[REMOVED]
    word = "dikembalikan" if back else "ditambahkan"
    if wants_piece(request):
        return items_list(request, meeting, told=f"Mata acara {word}.")
    messages.success(request, f"Mata acara {word}.")
    return redirect("agenda:items", meeting.pk)


def items_page(
    request: UserRequest, meeting: Meeting, form: AgendaItemForm
) -> HttpResponse:
    context = listed(request, meeting) | {"form": form}
    return render(request, "agenda/items.html", context, status=status(form))


def items_list(request: UserRequest, meeting: Meeting, *, told: str) -> HttpResponse:
    """To htmx: the list after one of its rows was changed, and a word about it."""
    context = listed(request, meeting) | {"told": told}
    response = render(request, "agenda/_items.html", context)
    response["HX-Retarget"], response["HX-Reswap"] = "#acara", "outerHTML"
    return response


def listed(request: UserRequest, meeting: Meeting) -> dict[str, Any]:
    return {
        "meeting": meeting,
        "items": meeting.agenda_items.select_related("topic"),
        "removed": removed_from(request, meeting),
    }


def removed_from(request: UserRequest, meeting: Meeting) -> dict[str, Any] | None:
    """What can still be put back into this meeting."""
    removed = request.session.get(REMOVED)
    return removed if removed and removed["meeting"] == meeting.pk else None


@require_http_methods(["GET", "HEAD", "POST"])
def edit_item(request: UserRequest, pk: int) -> HttpResponse:
    item = recordable_item(request, pk)
    form = AgendaItemForm(
        request.POST or None,
        meeting=item.meeting,
        instance=item,
        auto_id="ubah_%s",  # the form for a new item may stand on the same page
    )
    back = reverse("agenda:items", args=[item.meeting_id])
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            actions.edit_item(item, form.values, version=version, by=request.user)
        except Conflict as conflict:
            return conflict_page(request, form, conflict, back_url=back)
        if wants_piece(request):
            return items_list(request, item.meeting, told="Mata acara disimpan.")
        messages.success(request, "Mata acara disimpan.")
        return redirect(back)
    context = {"form": form, "meeting": item.meeting, "item": item}
    page, piece = "agenda/item_form.html", "agenda/_item_edit.html"
    return answer(request, page, piece, context, status=status(form))


@require_POST
def move_item(request: UserRequest, pk: int) -> HttpResponse:
    item = recordable_item(request, pk)
    step = step_of(request)
    if step is None:
        return HttpResponseBadRequest()
    actions.move_item(item, step, by=request.user)
    if wants_piece(request):
        item.refresh_from_db(fields=["number"])
        told = f"“{item.title}” sekarang nomor {item.number}."
        return items_list(request, item.meeting, told=told)
    return redirect("agenda:items", item.meeting_id)


@require_http_methods(["GET", "HEAD", "POST"])
def remove_item(request: UserRequest, pk: int) -> HttpResponse:
    item = recordable_item(request, pk)
    if request.method == "POST":
        return removal(request, item)
    context = {
        "title": "Hapus mata acara?",
        "message": "Mata acara ini dihapus dari acara rapat.",
        "object_text": item.title,
        "back_url": reverse("agenda:items", args=[item.meeting_id]),
        "meeting": item.meeting,
    }
    return render(request, "confirm.html", context)


def removal(request: UserRequest, item: AgendaItem) -> HttpResponse:
    """Remove it and remember its words, so that one click puts it back."""
    words = {
        "meeting": item.meeting_id,
        "uuid": str(item.uuid),
        "title": item.title,
        "description": item.description,
        "topic": item.topic_id,
        "place": item.position,
    }
    try:
        actions.remove_item(item, by=request.user)
    except actions.InUse:
        messages.error(request, IN_USE)
    else:
        request.session[REMOVED] = words
    if wants_piece(request):
        return items_list(request, item.meeting, told="")
    return redirect("agenda:items", item.meeting_id)


def recordable_item(request: UserRequest, pk: int) -> AgendaItem:
    """The same door for an agenda item of the meeting."""
    visible = Meeting.objects.visible_to(request.user)
    rows = AgendaItem.objects.select_related("meeting__minutes").filter(
        meeting__in=visible
    )
    item = get_object_or_404(rows, pk=pk)
    require(request.user, Permission.RECORD, item.meeting)
    return item
