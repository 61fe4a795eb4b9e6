"""Giving minutes out, and what was given out."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from meetings.access.classification import Classification
from meetings.access.policy import Permission, can
from meetings.access.requests import UserRequest
from meetings.agenda.models import Meeting
from meetings.audit.models import Verb
from meetings.audit.trail import record
from meetings.documents import issuing
from meetings.documents.comparing import compared
from meetings.documents.issue_forms import CompareForm, WithdrawForm
from meetings.documents.models import IssuedDocument
from meetings.documents.papers import IncompleteRecord
from meetings.documents.publishing import Address
from meetings.documents.signing import SigningFailed
from meetings.minutes import reviewing
from meetings.minutes.correcting import Decided
from meetings.minutes.correction_views import corrections_page
from meetings.minutes.models import Correction
from meetings.minutes.review_forms import CapacityForm
from meetings.minutes.review_views import elsewhere, reviewable
from meetings.minutes.views import readable

HIDDEN = (
    "Notula ini memuat butir di atas izin akses Anda, sehingga tidak dapat Anda"
    " terbitkan."
)
CHANGED = (
    "Isi notula berubah sejak disetujui, sehingga tidak diterbitkan. Buka kembali"
    " persetujuannya, lalu ajukan sekali lagi."
)
UNSIGNED = "Tidak ada yang terbit: tanda tangan elektronik gagal. {}"
BLOCKED = (
    "Notula belum terbit: pemeriksaan di bawah ini menghalanginya. Buka kembali"
    " persetujuannya untuk memperbaikinya."
)


@require_POST
def issue(request: UserRequest, pk: int) -> HttpResponse:
    meeting = reviewable(request, pk, Permission.ISSUE)
    try:
        issuing.issue(meeting, address=verification(request), by=request.user)
    except reviewing.WrongState as wrong:
        return elsewhere(request, meeting, wrong)
    except IncompleteRecord:
        messages.error(request, BLOCKED)
        return redirect("minutes:checks", meeting.pk)
    except reviewing.NotCleared as error:
        raise PermissionDenied(HIDDEN) from error
    except reviewing.ChangedMeanwhile:
        messages.error(request, CHANGED)
    except issuing.NotHeld:
        messages.error(request, "Rapat ini belum dinyatakan selesai.")
    except SigningFailed as error:
        messages.error(request, UNSIGNED.format(error))
    else:
        messages.success(request, "Notula terbit. Isinya tidak dapat diubah lagi.")
        return redirect("documents:editions", meeting.pk)
    return redirect("minutes:review", meeting.pk)


@require_POST
def issue_errata(request: UserRequest, pk: int) -> HttpResponse:
    """Approve the ticked proposals and give out the edition that holds them."""
    meeting = reviewable(request, pk, Permission.APPROVE)
    form = CapacityForm(request.POST)
    keys = [key for key in request.POST.getlist("correction") if key.isdecimal()]
    if not form.is_valid():
        return corrections_page(request, meeting, form)
    chosen = Correction.objects.filter(
        meeting=meeting,
        pk__in=keys[:200],
        classification__lte=request.user.clearance,
    )
    try:
        issuing.issue_errata(
            meeting,
            chosen,
            capacity=form.cleaned_data["capacity"],
            address=verification(request),
            by=request.user,
        )
    except reviewing.WrongState as wrong:
        return elsewhere(request, meeting, wrong)
    except reviewing.NotCleared as error:
        raise PermissionDenied(HIDDEN) from error
    except issuing.Withdrawn:
        messages.error(request, "Notula ini sudah dicabut.")
    except SigningFailed as error:
        messages.error(request, UNSIGNED.format(error))
    except Decided:
        messages.warning(request, "Pilih usulan yang masih terbuka.")
    else:
        messages.success(request, "Edisi ralat terbit dan menggantikan yang lama.")
        return redirect("documents:editions", meeting.pk)
    return redirect("minutes:corrections", meeting.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: UserRequest, pk: int) -> HttpResponse:
    meeting = reviewable(request, pk, Permission.APPROVE)
    start = {"capacity": reviewing.capacity_of(request.user, meeting)}
    form = WithdrawForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            issuing.withdraw(
                meeting, data["reason"], capacity=data["capacity"], by=request.user
            )
        except reviewing.WrongState as wrong:
            return elsewhere(request, meeting, wrong)
        except issuing.Withdrawn:
            messages.info(request, "Notula ini sudah dicabut.")
        else:
            messages.success(request, "Notula dicabut.")
        return redirect("documents:editions", meeting.pk)
    code = 422 if form.is_bound else 200
    context = {"form": form, "meeting": meeting}
    return render(request, "documents/withdraw.html", context, status=code)


@require_safe
def editions(request: UserRequest, pk: int) -> HttpResponse:
    """All that was issued of a meeting's minutes, and comparing any two of them."""
    meeting = readable(request, pk)
    papers = list(copies(request, meeting))
    form = CompareForm(request.GET or None, papers=papers)
    differences = None
    if form.is_bound and form.is_valid():
        older, newer = form.cleaned_data["older"], form.cleaned_data["newer"]
        differences = compared(older, newer)
        for paper in {older, newer}:
            trace_reading(request, paper)
    context: dict[str, Any] = {
        "meeting": meeting,
        "papers": papers,
        "form": form,
        "differences": differences,
        "withdrawal": getattr(meeting, "withdrawal", None),
        "may_review": can(request.user, Permission.ISSUE, meeting)
        or can(request.user, Permission.APPROVE, meeting),
        "may_withdraw": can(request.user, Permission.APPROVE, meeting),
    }
    code = 422 if form.is_bound and form.errors else 200
    return render(request, "documents/editions.html", context, status=code)


def copies(request: UserRequest, meeting: Meeting) -> Any:
    """The issued copies that the user may read, the newest first."""
    seen = IssuedDocument.objects.visible_to(request.user).light()
    rows = seen.filter(meeting=meeting).select_related(
        "edition", "issued_by", "superseded_by", "supersedes"
    )
    return rows.order_by("-classification", "-copy")


@require_safe
def issued(request: UserRequest, code: str) -> HttpResponse:
    """The bytes as they were issued: nothing is rendered."""
    rows = IssuedDocument.objects.visible_to(request.user).select_related("meeting")
    paper = get_object_or_404(rows, code=code)
    trace_reading(request, paper)
    response = HttpResponse(bytes(paper.pdf), content_type="application/pdf")
    name = f"notula-{paper.code.lower()}.pdf"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


def trace_reading(request: UserRequest, paper: IssuedDocument) -> None:
    if paper.classification > Classification.ORDINARY:
        record(Verb.ISSUED_READ, paper, by=request.user, meeting=paper.meeting_id)


def verification(request: HttpRequest) -> Address:
    """Where a code is verified, as it is printed: this site, as it was reached."""

    def address(code: str) -> str:
        path = reverse("documents:verify", args=[code])
        return request.build_absolute_uri(path)

    return address
