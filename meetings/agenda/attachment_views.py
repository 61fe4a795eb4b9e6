"""Pages of the files of a meeting, and the files themselves."""

from __future__ import annotations

from typing import Any
from uuid import uuid5

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from meetings.access.classification import Classification
from meetings.access.policy import Permission, can, require
from meetings.access.requests import UserRequest
from meetings.agenda import attaching
from meetings.agenda.attachment_forms import AttachmentForm, UploadForm
from meetings.agenda.models import Attachment, Meeting
from meetings.agenda.views import recordable, status
from meetings.audit.conflict import conflict_page
from meetings.audit.models import Verb
from meetings.audit.trail import record
from meetings.concurrency import Conflict
from meetings.htmx import go


@require_safe
def attachments(request: UserRequest, pk: int) -> HttpResponse:
    meeting = get_object_or_404(Meeting.objects.visible_to(request.user), pk=pk)
    return attachments_page(request, meeting, UploadForm())


@require_POST
def attach(request: UserRequest, pk: int) -> HttpResponse:
    """All files are kept, or none is and each problem names its file."""
    meeting = recordable(request, pk, Permission.KEEP)
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return attachments_page(request, meeting, form)
    data = form.cleaned_data
    papers = [
        attaching.attach(
            meeting,
            upload,
            kind=data["kind"],
            in_minutes=data["in_minutes"],
            media_type=media_type,
            uuid=uuid5(data["uuid"], str(number)),
            by=request.user,
        )
        for number, (upload, media_type) in enumerate(data["uploads"])
    ]
    told = f"{len(papers)} berkas disimpan."
    if any(paper.kind != data["kind"] for paper in papers):
        told += " Yang bukan gambar disimpan sebagai bahan rapat."
    messages.success(request, told)
    return go(request, "agenda:attachments", meeting.pk)


def attachments_page(
    request: UserRequest, meeting: Meeting, form: UploadForm
) -> HttpResponse:
    may_record = can(request.user, Permission.KEEP, meeting)
    of_meeting = Attachment.objects.filter(meeting=meeting)
    context = {
        "meeting": meeting,
        "attachments": of_meeting.visible_to(request.user),
        "removed": of_meeting.exclude(removed_at=None) if may_record else (),
        "form": form,
        "may_record": may_record,
    }
    return render(request, "agenda/attachments.html", context, status=status(form))


@require_safe
def attachment(request: UserRequest, pk: int) -> FileResponse:
    """The file, always to be saved: a browser never runs what somebody uploaded."""
    paper = visible(request, pk)
    if paper.meeting.classification > Classification.ORDINARY:
        record(Verb.ATTACHMENT_READ, paper, by=request.user)
    return serve(paper.file, as_attachment=True, filename=paper.name)


@require_safe
def preview(request: UserRequest, pk: int) -> FileResponse:
    """The small picture of a photo, which this server has drawn itself."""
    paper = visible(request, pk)
    if not paper.preview:
        raise Http404
    response = serve(paper.preview, content_type="image/jpeg")
    response["Cache-Control"] = "private, max-age=3600"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def edit_attachment(request: UserRequest, pk: int) -> HttpResponse:
    paper = recordable_paper(request, pk)
    form = AttachmentForm(request.POST or None, instance=paper)
    back = reverse("agenda:attachments", args=[paper.meeting_id])
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            attaching.edit_attachment(
                paper, form.values, version=version, by=request.user
            )
        except Conflict as conflict:
            return conflict_page(request, form, conflict, back_url=back)
        messages.success(request, "Lampiran disimpan.")
        return redirect(back)
    context = {"form": form, "paper": paper, "meeting": paper.meeting}
    return render(request, "agenda/attachment_form.html", context, status=status(form))


@require_POST
def remove_attachment(request: UserRequest, pk: int) -> HttpResponse:
    paper = attaching.remove_attachment(recordable_paper(request, pk), by=request.user)
    messages.success(
        request, f"“{paper.title}” dihapus; Anda dapat memulihkannya di bawah."
    )
    return redirect("agenda:attachments", paper.meeting_id)


@require_POST
def restore_attachment(request: UserRequest, pk: int) -> HttpResponse:
    paper = attaching.restore_attachment(recordable_paper(request, pk), by=request.user)
    messages.success(request, f"“{paper.title}” dipulihkan.")
    return redirect("agenda:attachments", paper.meeting_id)


def visible(request: UserRequest, pk: int) -> Attachment:
    papers = Attachment.objects.visible_to(request.user).select_related("meeting")
    return get_object_or_404(papers, pk=pk)


def recordable_paper(request: UserRequest, pk: int) -> Attachment:
    """The door to changing a file, also to one that was removed."""
    meetings = Meeting.objects.visible_to(request.user)
    rows = Attachment.objects.select_related("meeting__minutes").filter(
        meeting__in=meetings
    )
    paper = get_object_or_404(rows, pk=pk)
    require(request.user, Permission.KEEP, paper.meeting)
    return paper


def serve(stored: Any, **how: Any) -> FileResponse:
    try:
        return FileResponse(stored.open("rb"), **how)
    except FileNotFoundError as error:
        raise Http404 from error
