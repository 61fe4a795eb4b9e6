"""Issuing reports as editions, and reading what was issued."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from meetings.access.policy import Permission, require
from meetings.access.requests import UserRequest
from meetings.agenda.views import status
from meetings.audit.models import Verb
from meetings.audit.trail import record
from meetings.documents import report_issuing
from meetings.documents.action_reading import read_report
from meetings.documents.action_report_views import reported
from meetings.documents.followup_matrix_views import PAPER, read, selected
from meetings.documents.forms import MatrixForm
from meetings.documents.issue_views import verification
from meetings.documents.models import IssuedReport
from meetings.documents.report_drafts import (
    hides_rows,
    matrix_draft,
    owner_of,
    plan_draft,
)
from meetings.documents.report_forms import IssueReportForm
from meetings.documents.report_issuing import Draft, editions_of
from meetings.followups.action_plan_views import actions_of

NEWER = "Sementara itu edisi lain sudah terbit. Periksa daftar edisinya dahulu."
OWNERLESS = (
    "Matriks diterbitkan untuk satu forum atau satu rapat. Pilih forumnya dahulu, atau"
    " mulai dari halaman rapat."
)
HIDDEN = (
    "Pilihan ini memuat baris di luar izin Anda, sehingga tidak dapat Anda terbitkan."
    " Persempit pilihannya, atau mintalah kepada pengguna yang dapat membaca semuanya."
)
NOTHING = "Tidak ada yang dapat diterbitkan: laporan ini belum mempunyai baris."
TOO_MANY = "Satu edisi memuat paling banyak 1.000 baris. Persempit pilihannya."


@require_http_methods(["GET", "HEAD", "POST"])
def issue_action_report(request: UserRequest, pk: int, period: str) -> HttpResponse:
    plan, wanted = reported(request, pk, period)
    require(request.user, Permission.FOLLOW_UP, plan.series)
    back = reverse("documents:action_report", args=[pk, period])
    actions = list(actions_of(request, plan))
    if not actions:
        return refused(request, NOTHING, back)
    report = read_report(plan, wanted, actions, by=request.user)
    return issue_page(request, plan_draft(plan, wanted, report), back)


@require_http_methods(["GET", "HEAD", "POST"])
def issue_matrix(request: UserRequest) -> HttpResponse:
    """The address holds the selection, as that of the matrix does."""
    require(request.user, Permission.FOLLOW_UP)
    back = f"{reverse('documents:followup_matrix')}?{request.GET.urlencode()}"
    form = MatrixForm(request.GET, user=request.user)
    owner = owner_of(form) if form.is_valid() else None
    if owner is None:
        return refused(request, OWNERLESS, back)
    require(request.user, Permission.FOLLOW_UP, owner)
    rows = selected(request, form)
    if hides_rows(form, rows, timezone.localdate()):
        return refused(request, HIDDEN, back)
    count = rows.count()
    if not count or count > PAPER.most:
        return refused(request, TOO_MANY if count else NOTHING, back)
    draft = matrix_draft(form, read(request, form, rows), rows)
    return issue_page(request, draft, back)


def refused(request: UserRequest, why: str, back: str) -> HttpResponse:
    messages.warning(request, why)
    return redirect(back)


def issue_page(request: UserRequest, draft: Draft, back: str) -> HttpResponse:
    """Ask, or do it."""
    last = editions_of(draft.subject).last()
    form = IssueReportForm(request.POST or None, last=last)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            report = report_issuing.issue_report(
                draft,
                seen=data["seen"],
                reason=data.get("reason", ""),
                uuid=data["uuid"],
                address=verification(request),
                by=request.user,
            )
        except report_issuing.NotCleared as error:
            raise PermissionDenied(HIDDEN) from error
        except report_issuing.NewerEdition:
            return refused(request, NEWER, back)
        messages.success(request, f"Edisi ke-{report.edition} terbit.")
        return redirect(back)
    context: dict[str, Any] = {"form": form, "draft": draft, "last": last, "back": back}
    context["next"] = last.edition + 1 if last else 1
    return render(request, "documents/issue_report.html", context, status=status(form))


@require_safe
def issued_report(request: UserRequest, code: str) -> HttpResponse:
    """The bytes as they were issued: nothing is rendered."""
    rows = IssuedReport.objects.visible_to(request.user).defer("content")
    report = get_object_or_404(rows, code=code)
    if report.is_classified:
        record(Verb.ISSUED_READ, report, by=request.user)
    response = HttpResponse(bytes(report.pdf), content_type="application/pdf")
    name = f"laporan-{report.code.lower()}-edisi-{report.edition}.pdf"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response
