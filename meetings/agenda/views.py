"""Pages of meetings and their agenda."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce
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
from meetings.agenda import actions
from meetings.agenda.forms import AgendaItemForm, MeetingFilter, MeetingForm
from meetings.agenda.models import AgendaItem, Attendance, Meeting
from meetings.audit.conflict import conflict_page
from meetings.concurrency import Conflict

PAGE_SIZE = 25
STEPS = {"up": -1, "down": 1}


@require_safe
def list_meetings(request: UserRequest) -> HttpResponse:
    visible = Meeting.objects.visible_to(request.user)
    form = MeetingFilter(request.GET or None, visible=visible)
    keys = form.narrow(visible).newest_first().values_list("pk", flat=True)
    page = Paginator(keys, PAGE_SIZE).get_page(request.GET.get("page"))
    # Counted for the page's rows only.
    rows = Meeting.objects.filter(pk__in=list(page.object_list))
    page.object_list = with_counts(rows).newest_first()
    context = {
        "page_obj": page,
        "form": form,
        "filtered": bool(request.GET),
        "may_create": can(request.user, Permission.CREATE_MEETING),
    }
    return render(request, "agenda/list.html", context)


def with_counts(meetings):
    """Meetings with ``present_count``: lines of those who took part."""
    present = (
        Attendance.objects.filter(
            meeting=OuterRef("pk"), status=Attendance.Status.PRESENT
        )
        .order_by()
        .values("meeting")
        .annotate(count=Count("pk"))
        .values("count")
    )
    return meetings.select_related("series", "institution").annotate(
        present_count=Coalesce(Subquery(present, output_field=IntegerField()), 0)
    )


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: UserRequest, pk: int) -> HttpResponse:
    meeting = recordable(request, pk)
    form = MeetingForm(request.POST or None, user=request.user, instance=meeting)
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            actions.edit_meeting(meeting, form.values, version=version, by=request.user)
        except Conflict as conflict:
            back = meeting.get_absolute_url()
            return conflict_page(request, form, conflict, back_url=back)
        messages.success(request, "Perubahan rapat disimpan.")
        return redirect(meeting)
    # A refused form has already written its values onto its own instance.
    context = {"form": form, "meeting": recordable(request, pk)}
    return render(request, "agenda/meeting_form.html", context, status=status(form))


@require_POST
def change_status(request: UserRequest, pk: int) -> HttpResponse:
    meeting = recordable(request, pk)
    wanted = request.POST.get("status", "")
    if wanted not in Meeting.Status.values:
        return HttpResponseBadRequest()
    try:
        meeting = actions.change_status(meeting, wanted, by=request.user)
    except actions.WrongStatus:
        messages.warning(
            request,
            f"Status tidak diubah: rapat ini sedang “{meeting.get_status_display()}”.",
        )
    else:
        label = meeting.get_status_display()
        messages.success(request, f"Status rapat sekarang: {label}.")
    return redirect(meeting)


@require_safe
def items(request: UserRequest, pk: int) -> HttpResponse:
    meeting = recordable(request, pk)
    return items_page(request, meeting, AgendaItemForm(meeting=meeting))


@require_POST
def add_item(request: UserRequest, pk: int) -> HttpResponse:
    meeting = recordable(request, pk)
    form = AgendaItemForm(request.POST, meeting=meeting)
    if not form.is_valid():
        return items_page(request, meeting, form)
    actions.add_item(meeting, form.values, uuid=form.new_uuid, by=request.user)
    messages.success(request, "Mata acara ditambahkan.")
    return redirect("agenda:items", meeting.pk)


def items_page(
    request: UserRequest, meeting: Meeting, form: AgendaItemForm
) -> HttpResponse:
    rows = meeting.agenda_items.select_related("topic")
    context = {"meeting": meeting, "items": rows, "form": form}
    return render(request, "agenda/items.html", context, status=status(form))


@require_http_methods(["GET", "HEAD", "POST"])
def edit_item(request: UserRequest, pk: int) -> HttpResponse:
    item = recordable_item(request, pk)
    form = AgendaItemForm(request.POST or None, meeting=item.meeting, instance=item)
    back = reverse("agenda:items", args=[item.meeting_id])
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            actions.edit_item(item, form.values, version=version, by=request.user)
        except Conflict as conflict:
            return conflict_page(request, form, conflict, back_url=back)
        messages.success(request, "Mata acara disimpan.")
        return redirect(back)
    context = {"form": form, "meeting": item.meeting, "item": item}
    return render(request, "agenda/item_form.html", context, status=status(form))


@require_POST
def move_item(request: UserRequest, pk: int) -> HttpResponse:
    item = recordable_item(request, pk)
    step = STEPS.get(request.POST.get("direction", ""))
    if step is None:
        return HttpResponseBadRequest()
    actions.move_item(item, step, by=request.user)
    return redirect("agenda:items", item.meeting_id)


@require_http_methods(["GET", "HEAD", "POST"])
def remove_item(request: UserRequest, pk: int) -> HttpResponse:
    item = recordable_item(request, pk)
    back = reverse("agenda:items", args=[item.meeting_id])
    if request.method == "POST":
        try:
            actions.remove_item(item, by=request.user)
        except actions.InUse:
            messages.error(
                request,
                "Mata acara ini belum dapat dihapus karena sudah berisi butir."
                " Pindahkan butirnya lebih dahulu.",
            )
        else:
            messages.success(request, f"Mata acara “{item.title}” dihapus.")
        return redirect(back)
    context = {
        "title": "Hapus mata acara?",
        "message": "Mata acara ini dihapus dari acara rapat.",
        "object_text": item.title,
        "back_url": back,
    }
    return render(request, "confirm.html", context)


def recordable(request: UserRequest, pk: int) -> Meeting:
    """The door to recording: 404 when unseen, 403 when seen but not allowed."""
    meetings = Meeting.objects.visible_to(request.user).select_related("institution")
    meeting = get_object_or_404(meetings, pk=pk)
    require(request.user, Permission.RECORD, meeting)
    return meeting


def recordable_item(request: UserRequest, pk: int) -> AgendaItem:
    """The same door for an agenda item of the meeting."""
    visible = Meeting.objects.visible_to(request.user)
    rows = AgendaItem.objects.select_related("meeting").filter(meeting__in=visible)
    item = get_object_or_404(rows, pk=pk)
    require(request.user, Permission.RECORD, item.meeting)
    return item


def next_statuses(meeting: Meeting) -> list[tuple[str, str]]:
    """Where the meeting can go from its status, with labels."""
    return [
        (each.value, str(each.label))
        for each in actions.NEXT[Meeting.Status(meeting.status)]
    ]


def status(form) -> int:
    """422 when the input was refused, so that scripts and logs can tell."""
    return 422 if form.is_bound and form.errors else 200
