"""The act that gives a report out: freeze its content, print that, keep both."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone
from django.utils.formats import date_format

from meetings.access.models import User
from meetings.agenda.models import Meeting, Series
from meetings.audit.models import Verb
from meetings.audit.trail import record
from meetings.concurrency import once
from meetings.documents.action_report import ActionReport, report_pdf
from meetings.documents.followup_matrix import FollowUpMatrix, matrix_pdf
from meetings.documents.models import IssuedReport
from meetings.documents.publishing import Address, new_code
from meetings.documents.seal import ReportSeal
from meetings.followups.models import ActionPlan
from meetings.minutes.snapshot import build, freeze

Kind = IssuedReport.Kind
# What a frozen content is, and what prints it.
PRINTERS: dict[str, tuple[type, Callable[..., bytes]]] = {
    Kind.MATRIX: (FollowUpMatrix, matrix_pdf),
    Kind.PLAN: (ActionReport, report_pdf),
}


class NewerEdition(Exception):
    """Somebody has issued another edition since the page was opened."""


class ReasonMissing(Exception):
    """A later edition says why it replaces the last."""


class NotCleared(Exception):
    """It tells more than who issues it may read."""


@dataclass(frozen=True)
class Draft:
    """A report as it would be issued, and what it is about."""

    kind: str
    subject: str
    content: FollowUpMatrix | ActionReport
    title: str
    period: str
    series: Series | None
    meeting: Meeting | None = None
    plan: ActionPlan | None = None
    of_one_host: bool = True

    @property
    def owner(self) -> Any:
        """The meeting or forum whose institution keeps it."""
        return self.meeting or self.series

    @property
    def classification(self) -> int:
        return self.content.classification


@transaction.atomic
def issue_report(
    draft: Draft, *, seen: int, reason: str, uuid: UUID, address: Address, by: User
) -> IssuedReport:
    """Issue it as the next edition of its subject.

    ``seen`` is the number of the edition that was the last when the page was opened, 0
    for none. Raises NewerEdition, ReasonMissing, NotCleared. Sent twice, it is issued
    once.
    """
    if draft.classification > by.clearance:
        raise NotCleared
    lock(draft.owner)

    def create() -> IssuedReport:
        last = editions_of(draft.subject).last()
        if (last.edition if last else 0) != seen:
            raise NewerEdition
        if last and not reason:
            raise ReasonMissing
        report = kept(draft, last, reason if last else "", uuid, address, by)
        record(
            Verb.REPORT_ISSUED,
            report,
            by=by,
            subject=report.subject,
            classification=report.classification,
            sha256=report.sha256,
            reason=report.reason,
        )
        return report

    return once(IssuedReport, uuid, create)


def lock(owner: models.Model) -> None:
    """One edition at a time."""
    rows: Any = type(owner)._default_manager
    rows.select_for_update(of=("self",)).get(pk=owner.pk)


def editions_of(subject: str) -> Any:
    """Of one subject, the oldest first."""
    return IssuedReport.objects.light().filter(subject=subject).order_by("edition")


def kept(
    draft: Draft,
    last: IssuedReport | None,
    reason: str,
    uuid: UUID,
    address: Address,
    by: User,
) -> IssuedReport:
    now, code = timezone.now(), new_code()
    frozen = freeze(draft.content)
    seal = ReportSeal(
        code=code,
        address=address(code),
        copy=last.edition + 1 if last else 1,
        issued=day_of(now),
        supersedes=last.edition if last else 0,
        supersedes_issued=day_of(last.issued_at) if last else "",
    )
    # From the frozen data, as anybody could print it again.
    pdf = printed(draft.kind, frozen, seal)
    return IssuedReport.objects.create(
        kind=draft.kind,
        subject=draft.subject,
        edition=seal.copy,
        series=draft.series,
        meeting=draft.meeting,
        plan=draft.plan,
        title=draft.title[:400],
        period=draft.period[:1000],
        of_one_host=draft.of_one_host,
        classification=draft.classification,
        content=frozen,
        code=code,
        address=seal.address,
        pdf=pdf,
        size=len(pdf),
        sha256=hashlib.sha256(pdf).hexdigest(),
        issued_at=now,
        issued_by=by,
        issued_as=f"Sekretariat, {draft.owner.institution.name}",
        supersedes=last,
        reason=reason,
        uuid=uuid,
    )


def printed(kind: str, frozen: dict[str, Any], seal: ReportSeal) -> bytes:
    """The same content under the same seal gives the same bytes."""
    form, build_pdf = PRINTERS[kind]
    return build_pdf(build(form, frozen), seal=seal)


def day_of(moment: Any) -> str:
    return date_format(timezone.localtime(moment), "j F Y")
