"""Whether a paper is genuine: for everybody, without a login."""

from __future__ import annotations

import re
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from meetings.access.classification import Classification
from meetings.agenda.limits import too_often
from meetings.documents.comparing import record_of
from meetings.documents.models import IssuedDocument, IssuedReport
from meetings.documents.publishing import CODE_LENGTH

# Of one network address: enough for an office, too few to try codes by.
CODES_A_MINUTE = 20
MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})


@login_not_required
@never_cache
@require_safe
def verification(request: HttpRequest) -> HttpResponse:
    """Where a code is typed in."""
    typed = request.GET.get("kode", "")[:60]
    code = code_of(typed)
    if len(code) == CODE_LENGTH:
        return redirect("documents:verify", code)
    context = {"typed": typed, "wrong": bool(typed)}
    code_status = 422 if typed else 200
    return render(request, "documents/verification.html", context, status=code_status)


@login_not_required
@never_cache
@require_safe
def verify(request: HttpRequest, code: str) -> HttpResponse:
    """What is known of the paper with this code, and its fingerprint to compare."""
    if too_often(request, "verifikasi", most=CODES_A_MINUTE):
        return render(request, "agenda/too_often.html", {"hint": " "}, status=429)
    rows = IssuedDocument.objects.light().select_related(
        "edition", "meeting__withdrawal", "superseded_by", "supersedes"
    )
    paper = rows.filter(code=code_of(code)).first()
    report = None if paper else report_of(code_of(code))
    if report:
        context: dict[str, Any] = {
            "report": report,
            "newer": getattr(report, "superseded_by", None),
        }
        return render(request, "documents/verified_report.html", context)
    if paper is None:
        context = {"typed": code[:60], "unknown": True}
        return render(request, "documents/verification.html", context, status=404)
    content = record_of(paper)
    secret = paper.classification > Classification.ORDINARY
    context = {
        "paper": paper,
        "secret": secret,
        "date": content.date,
        "title": "" if secret else content.title,
        "chair": content.chair,
        "recorder": content.recorder if content.letterhead.recorder_signs else None,
        "edition": paper.edition,
        "withdrawal": getattr(paper.meeting, "withdrawal", None),
        "newer": getattr(paper, "superseded_by", None),
    }
    return render(request, "documents/verified.html", context)


def report_of(code: str) -> IssuedReport | None:
    rows = IssuedReport.objects.light().select_related(
        "meeting__institution", "series__institution"
    )
    return rows.filter(code=code).first()


def code_of(typed: str) -> str:
    """The code without hyphens and spaces, with letters that are misread put right."""
    return re.sub(r"[^0-9A-Z]", "", typed.upper()).translate(MISREAD)
