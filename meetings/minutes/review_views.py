"""From draft to approval: what the chair reads, remarks and signs for."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from meetings.access.classification import Classification
from meetings.access.policy import Permission, can, require
from meetings.access.requests import UserRequest
from meetings.agenda.models import Meeting
from meetings.agenda.views import status
from meetings.audit.models import Verb
from meetings.audit.trail import record
from meetings.minutes import reviewing
from meetings.minutes.checking import tally
from meetings.minutes.models import Directive, Minutes, ReviewComment
from meetings.minutes.reading import read_all
from meetings.minutes.record import Item, Record
from meetings.minutes.review_forms import ApproveForm, CommentForm, SendBackForm
from meetings.minutes.snapshot import at_level, digest
from meetings.minutes.views import readable

State = Minutes.State
ELSEWHERE = "Keadaan notula ini sudah berubah: sekarang “{}”. Tidak ada yang diubah."


@require_safe
def review(request: UserRequest, pk: int) -> HttpResponse:
    return review_page(request, reviewable(request, pk))


def review_page(
    request: UserRequest,
    meeting: Meeting,
    *,
    form: Any = None,
    act: str = "",
) -> HttpResponse:
    """The record with its remarks; ``form`` is what was refused, of that act."""
    minutes = getattr(meeting, "minutes", None) or Minutes(meeting=meeting)
    whole = read_all(meeting)
    content = at_level(whole, request.user.clearance)
    if content.classification > Classification.ORDINARY:
        record(Verb.RECORD_READ, meeting, by=request.user)
    remarks = remarks_of(minutes)
    may_approve = can(request.user, Permission.APPROVE, meeting)
    start = {"seen": digest(whole)}
    if may_approve and minutes.state == State.UNDER_REVIEW:
        start["capacity"] = reviewing.capacity_of(request.user, meeting)
    seen = {"directives": Directive.objects.none()}
    context = {
        "meeting": meeting,
        "minutes": minutes,
        "record": content,
        "points": points_of(content, remarks),
        "remarks": remarks.get(0, []),
        "steps": State.choices,
        "tally": tally(content),
        "may_approve": may_approve,
        "may_issue": can(request.user, Permission.ISSUE, meeting),
        "may_remark": minutes.state in (State.DRAFTED, State.UNDER_REVIEW),
        "cleared": whole.classification <= request.user.clearance,
        "comment_form": form if act == "comment" else CommentForm(**seen),
        "approve_form": form if act == "approve" else ApproveForm(initial=start),
        "send_back_form": form if act == "send_back" else SendBackForm(),
    }
    code = status(form) if form is not None else 200
    return render(request, "minutes/review.html", context, status=code)


@dataclass(frozen=True)
class Point:
    """One directive to be reviewed, with its remarks; heads where they change."""

    item: Item
    section: str  # "" when it is that of the point before
    speaker: str
    remarks: list[ReviewComment]


def points_of(content: Record, remarks: dict[int, list[ReviewComment]]) -> list[Point]:
    found = []
    for section in content.sections:
        head = section.title or "Lain-lain"
        for turn in section.turns:
            speaker = turn.speaker.introduction if turn.speaker else "Rapat"
            for item in turn.items:
                found.append(Point(item, head, speaker, remarks.get(item.id, [])))
                head = speaker = ""
    head = "Keputusan rapat"
    for item in content.decisions:
        found.append(Point(item, head, "", remarks.get(item.id, [])))
        head = ""
    return found


def remarks_of(minutes: Minutes) -> dict[int, list[ReviewComment]]:
    """Remarks by directive (0: on the whole)."""
    found: dict[int, list[ReviewComment]] = defaultdict(list)
    if minutes.pk:
        for remark in minutes.comments.select_related("by", "resolved_by"):
            found[remark.directive_id or 0].append(remark)
    return dict(found)


@require_POST
def submit(request: UserRequest, pk: int) -> HttpResponse:
    meeting = reviewable(request, pk, Permission.ISSUE)
    try:
        reviewing.submit(meeting, by=request.user)
    except reviewing.WrongState as wrong:
        return elsewhere(request, meeting, wrong)
    messages.success(request, "Notula diajukan untuk ditinjau pimpinan rapat.")
    return redirect("minutes:review", meeting.pk)


@require_POST
def comment(request: UserRequest, pk: int) -> HttpResponse:
    meeting = reviewable(request, pk)
    seen = Directive.objects.visible_to(request.user).filter(meeting=meeting)
    form = CommentForm(request.POST, directives=seen)
    if not form.is_valid():
        return review_page(request, meeting, form=form, act="comment")
    try:
        reviewing.comment(
            meeting,
            form.cleaned_data["text"],
            directive=form.cleaned_data["directive"],
            uuid=form.new_uuid,
            by=request.user,
        )
    except reviewing.WrongState as wrong:
        return elsewhere(request, meeting, wrong)
    messages.success(request, "Catatan disimpan.")
    return redirect(remarked(meeting, form.cleaned_data["directive"]))


def remarked(meeting: Meeting, directive: Directive | None) -> str:
    """Where a remark stands on the page."""
    url = reverse("minutes:review", args=[meeting.pk])
    return f"{url}#butir-{directive.pk}" if directive else url


@require_POST
def send_back(request: UserRequest, pk: int) -> HttpResponse:
    meeting = reviewable(request, pk, Permission.APPROVE)
    form = SendBackForm(request.POST)
    if not form.is_valid():
        return review_page(request, meeting, form=form, act="send_back")
    reason, uuid = form.cleaned_data["reason"], form.cleaned_data["uuid"]
    try:
        reviewing.send_back(meeting, reason, uuid=uuid, by=request.user)
    except reviewing.WrongState as wrong:
        return elsewhere(request, meeting, wrong)
    messages.success(request, "Notula dikembalikan kepada sekretariat.")
    return redirect("minutes:review", meeting.pk)


@require_POST
def approve(request: UserRequest, pk: int) -> HttpResponse:
    meeting = reviewable(request, pk, Permission.APPROVE)
    form = ApproveForm(request.POST)
    if not form.is_valid():
        return review_page(request, meeting, form=form, act="approve")
    data = form.cleaned_data
    try:
        reviewing.approve(
            meeting, seen=data["seen"], capacity=data["capacity"], by=request.user
        )
    except reviewing.WrongState as wrong:
        return elsewhere(request, meeting, wrong)
    except reviewing.NotCleared as error:
        raise PermissionDenied(
            "Notula ini memuat butir di atas izin akses Anda, sehingga tidak dapat"
            " Anda setujui."
        ) from error
    except reviewing.ChangedMeanwhile:
        messages.warning(
            request,
            "Isi notula berubah sejak Anda membukanya. Bacalah dahulu yang terbaru"
            " di bawah ini, kemudian setujui.",
        )
    else:
        messages.success(request, "Notula disetujui.")
    return redirect("minutes:review", meeting.pk)


@require_POST
def reopen(request: UserRequest, pk: int) -> HttpResponse:
    """By the secretariat or by who approves: nothing has gone out yet."""
    meeting = reviewable(request, pk)
    try:
        reviewing.reopen(meeting, by=request.user)
    except reviewing.WrongState as wrong:
        return elsewhere(request, meeting, wrong)
    messages.success(request, "Persetujuan dibuka kembali; notula menjadi konsep.")
    return redirect("minutes:review", meeting.pk)


@require_POST
def resolve(request: UserRequest, pk: int) -> HttpResponse:
    meetings = Meeting.objects.visible_to(request.user)
    remarks = ReviewComment.objects.select_related("minutes__meeting").filter(
        Q(directive=None) | Q(directive__classification__lte=request.user.clearance),
        minutes__meeting__in=meetings,
    )
    remark = get_object_or_404(remarks, pk=pk)
    meeting = remark.minutes.meeting
    permit(request, meeting)
    reviewing.resolve(remark, by=request.user)
    return redirect("minutes:review", meeting.pk)


def elsewhere(
    request: UserRequest, meeting: Meeting, wrong: reviewing.WrongState
) -> HttpResponse:
    label = wrong.minutes.get_state_display()
    messages.warning(request, ELSEWHERE.format(label))
    return redirect("minutes:review", meeting.pk)


def reviewable(
    request: UserRequest, pk: int, permission: Permission | None = None
) -> Meeting:
    """The door to the review: for who issues or approves, or for one of the two."""
    meeting = readable(request, pk)
    if permission is None:
        permit(request, meeting)
    else:
        require(request.user, permission, meeting)
    return meeting


def permit(request: UserRequest, meeting: Meeting) -> None:
    if not can(request.user, Permission.ISSUE, meeting):
        require(request.user, Permission.APPROVE, meeting)
