"""What would be issued: a matrix of follow-ups, or the report of a plan of action."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from meetings.agenda.models import Meeting, Series
from meetings.documents.action_report import ActionReport
from meetings.documents.followup_matrix import FollowUpMatrix
from meetings.documents.forms import MatrixForm
from meetings.documents.models import IssuedReport
from meetings.documents.report_issuing import Draft
from meetings.followups.models import ActionPlan, FollowUp
from meetings.followups.periods import Period

Kind = IssuedReport.Kind


def plan_subject(plan: ActionPlan, period: Period) -> str:
    return f"rencana-aksi?{plan.pk}&{period.slug}"


def plan_draft(plan: ActionPlan, period: Period, report: ActionReport) -> Draft:
    """``report`` holds all actions of the plan."""
    return Draft(
        kind=Kind.PLAN,
        subject=plan_subject(plan, period),
        content=report,
        title=f"Laporan pelaksanaan {plan.title}, {plan.series.name}",
        period=report.when,
        series=plan.series,
        plan=plan,
    )


def owner_of(form: MatrixForm) -> Meeting | Series | None:
    """Whose matrix it is, when the valid form asks for one meeting or forum."""
    found: Meeting | Series | None = (
        form.cleaned_data["rapat"] or form.cleaned_data["forum"]
    )
    return found


def matrix_subject(form: MatrixForm) -> str:
    """The selection, written in one way."""
    chosen = {}
    for name, value in sorted(form.cleaned_data.items()):
        if value:
            chosen[name] = getattr(value, "pk", value)
    return f"matriks?{urlencode(chosen)}"


def matrix_draft(form: MatrixForm, matrix: FollowUpMatrix, rows: Any) -> Draft:
    """``matrix`` holds all ``rows``; the form names its owner."""
    owner: Any = owner_of(form)
    hosts = set(rows.order_by().values_list("meeting__institution", flat=True))
    meeting = form.cleaned_data["rapat"]
    return Draft(
        kind=Kind.MATRIX,
        subject=matrix_subject(form),
        content=replace(matrix, floor=owner.classification),
        title=f"Matriks tindak lanjut {owner}",
        period="; ".join(f"{label}: {text}" for label, text in matrix.facts),
        series=None if meeting else form.cleaned_data["forum"],
        meeting=meeting,
        of_one_host=hosts <= {owner.institution_id},
    )


def hides_rows(form: MatrixForm, rows: Any, today: dt.date) -> bool:
    """Whether the selection holds more than the ``rows`` that the user sees."""
    every = FollowUp.objects.live()
    return bool(form.narrow(every, today).count() != rows.count())
