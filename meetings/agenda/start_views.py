"""The page on which a meeting begins."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from meetings.access.policy import Permission, require
from meetings.access.requests import UserRequest
from meetings.agenda import actions
from meetings.agenda.carrying import create_meeting_from
from meetings.agenda.fields import understood
from meetings.agenda.models import Meeting
from meetings.agenda.start_forms import NewMeetingForm
from meetings.agenda.starting import Start, forums_for
from meetings.agenda.views import recordable, status

FORUMS_SHOWN = 6  # the rest waits in a fold


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: UserRequest) -> HttpResponse:
    require(request.user, Permission.CREATE_MEETING)
    start = start_of(request)
    form = NewMeetingForm(
        request.POST or None,
        user=request.user,
        start=start,
        today=timezone.localdate(),
    )
    if request.method == "POST" and form.is_valid():
        return created(request, form)
    context: dict[str, Any] = {"form": form, "meeting": None, "start": start}
    if start is None:
        forums = list(forums_for(request.user))
        context["forums"] = forums[:FORUMS_SHOWN]
        context["more_forums"] = forums[FORUMS_SHOWN:]
    return render(request, "agenda/meeting_form.html", context, status=status(form))


def created(request: UserRequest, form: NewMeetingForm) -> HttpResponse:
    """Save, and go on where the next step is."""
    values, uuid, by = form.values, form.new_uuid, request.user
    carries = form.start is not None and form.cleaned_data["carry"]
    if form.start is not None and carries:
        topics = form.cleaned_data["topics"]
        meeting = create_meeting_from(form.start, values, topics, uuid=uuid, by=by)
    else:
        meeting = actions.create_meeting(values, uuid=uuid, by=by)
    if not Meeting.objects.visible_to(by).filter(pk=meeting.pk).exists():
        return HttpResponseBadRequest()
    if carries:
        invited, items = meeting.attendance.count(), meeting.agenda_items.count()
        told = f"{invited} undangan dan {items} mata acara terbawa."
        messages.success(request, f"Rapat dibuat: {told}")
        return redirect(meeting)
    messages.success(request, "Rapat dibuat. Lanjutkan dengan acaranya.")
    return redirect("agenda:items", meeting.pk)


def start_of(request: UserRequest) -> Start | None:
    """The forum or the earlier meeting that the address names; 404 when unseen."""
    forums = forums_for(request.user)
    if "dari" in request.GET:
        last = recordable(request, number(request, "dari"), Permission.KEEP)
        series = forums.filter(pk=last.series_id or 0).first()
        return Start(series, last, like_last=True)
    if "forum" in request.GET:
        forum = get_object_or_404(forums, pk=number(request, "forum"))
        newest = Meeting.objects.filter(pk=forum.last_pk or 0).first()
        return Start(forum, newest, like_last=False)
    return None


def number(request: UserRequest, name: str) -> int:
    value = request.GET[name]
    if not value.isdecimal() or len(value) > 18:
        raise Http404
    return int(value)


@require_safe
def understand_date(request: UserRequest) -> HttpResponse:
    """What a typed date means, in full; the field's own name carries the text."""
    text = next(iter(request.GET.dict().values()), "")
    return render(request, "agenda/_understood.html", understood(text))
