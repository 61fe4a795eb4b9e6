"""Acts that give minutes out, each one transaction: issue, issue errata, withdraw."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from meetings.access.models import User
from meetings.agenda.models import Meeting
from meetings.audit.models import Verb
from meetings.audit.trail import record
from meetings.concurrency import apply
from meetings.directory.models import Stationery
from meetings.directory.numbering import number_from
from meetings.documents.duties import with_all
from meetings.documents.models import NumberCounter, Withdrawal
from meetings.documents.papers import IncompleteRecord
from meetings.documents.publishing import Address, Approval, publish
from meetings.minutes import errata
from meetings.minutes.checking import found_in
from meetings.minutes.checks.registry import blocking
from meetings.minutes.correcting import Decided
from meetings.minutes.models import Correction, Directive, Edition, Minutes, Revision
from meetings.minutes.reading import read_all
from meetings.minutes.reviewing import ChangedMeanwhile, NotCleared, claimed
from meetings.minutes.revisions import content_of
from meetings.minutes.snapshot import (
    digest,
    thaw,
)

State = Minutes.State


class NotHeld(Exception):
    """The meeting is not over."""


class Withdrawn(Exception):
    """The minutes have been withdrawn: nothing follows them."""


@transaction.atomic
def issue(meeting: Meeting, *, address: Address, by: User) -> Edition:
    """Number, freeze, print and seal what was approved.

    Raises WrongState (not approved, or issued by somebody faster), NotHeld,
    ChangedMeanwhile, NotCleared, IncompleteRecord when a check blocks, and
    SigningFailed when a certificate is set up that does not sign.
    """
    meeting = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    minutes = claimed(meeting, State.APPROVED)
    if meeting.status != Meeting.Status.HELD:
        raise NotHeld(meeting)
    content = read_all(meeting)
    if digest(content) != minutes.approved_digest:
        raise ChangedMeanwhile(minutes)
    content = with_all(meeting, content)
    if content.classification > by.clearance:
        raise NotCleared(minutes)
    if found := blocking(found_in(content)):
        raise IncompleteRecord(found)

    number = meeting.number or next_number(meeting)
    if number != meeting.number:
        apply(meeting, {"number": number})
    apply(minutes, {"state": State.ISSUED})
    content = replace(
        content,
        number=number,
        issued=date_format(timezone.localtime(), "j F Y"),
        minutes_state=State.ISSUED.value,
        minutes_state_label=str(State.ISSUED.label),
    )
    approver: Any = minutes.approved_by
    approval = Approval(str(approver), minutes.approved_as, minutes.approved_at)
    edition = publish(meeting, content, approval, address=address, by=by)
    record(Verb.MINUTES_ISSUED, meeting, by=by, number=number, sha256=edition.sha256)
    return edition


@transaction.atomic
def issue_errata(
    meeting: Meeting,
    corrections: Iterable[Correction],
    *,
    capacity: str,
    address: Address,
    by: User,
) -> Edition:
    """Approve proposals and issue the edition that holds them, superseding the last.

    Raises WrongState, Withdrawn, NotCleared, and Decided when one is not open any more.
    """
    claimed(meeting, State.ISSUED)
    if Withdrawal.objects.filter(meeting=meeting).exists():
        raise Withdrawn(meeting)
    keys = [correction.pk for correction in corrections]
    rows = Correction.objects.select_for_update(of=("self",)).filter(
        pk__in=keys, meeting=meeting, approved_at=None, refused_at=None
    )
    found = list(rows.order_by("pk"))
    if not found or len(found) != len(keys):
        raise Decided(meeting)

    last: Any = meeting.editions.order_by("number").last()
    before = thaw(last.content["record"])
    if before.classification > by.clearance:
        raise NotCleared(meeting)
    approval = Approval(str(by), capacity, timezone.now())
    after = errata.corrected(
        before,
        found,
        approved_by=approval.text,
        date=date_format(timezone.localtime(approval.at), "j F Y"),
    )
    edition = publish(meeting, after, approval, address=address, by=by)
    for correction in found:
        correction.decided_by, correction.decided_as = by, capacity
        correction.approved_at, correction.edition = approval.at, edition
        correction.save(
            update_fields=["decided_by", "decided_as", "approved_at", "edition"]
        )
    errata.write(found)
    keep_revisions(found, by=by)
    record(
        Verb.ERRATA_ISSUED,
        meeting,
        by=by,
        edition=edition.number,
        corrections=keys,
        sha256=edition.sha256,
    )
    return edition


def keep_revisions(corrections: Iterable[Correction], *, by: User) -> None:
    """A corrected directive's history goes on, without a new version of its row."""
    about = {
        each.row_id
        for each in corrections
        if each.table_name == Correction.Table.DIRECTIVE
    }
    for directive in Directive.objects.filter(pk__in=about).order_by("pk"):
        last: Any = directive.revisions.order_by("version").last()
        Revision.objects.create(
            directive=directive,
            version=(last.version if last else directive.version) + 1,
            act=Revision.Act.CORRECTED,
            content=content_of(directive),
            by=by,
        )


@transaction.atomic
def withdraw(meeting: Meeting, reason: str, *, capacity: str, by: User) -> Withdrawal:
    """Declare that the issued minutes hold no longer. Raises WrongState, Withdrawn."""
    claimed(meeting, State.ISSUED)
    if Withdrawal.objects.filter(meeting=meeting).exists():
        raise Withdrawn(meeting)
    withdrawal = Withdrawal.objects.create(
        meeting=meeting, reason=reason, by=by, by_as=capacity, at=timezone.now()
    )
    record(Verb.MINUTES_WITHDRAWN, meeting, by=by, reason=reason)
    return withdrawal


def next_number(meeting: Meeting) -> str:
    """The institution's next number, "" when it has no pattern.

    The counter is locked until the transaction ends, and goes back with it: numbers of
    a year have no gap. One that somebody has typed on a meeting is passed over.
    """
    paper = Stationery.objects.filter(institution=meeting.institution_id).first()
    if paper is None or not paper.number_pattern:
        return ""
    today = timezone.localdate()
    where: Any = {"institution_id": meeting.institution_id, "year": today.year}
    NumberCounter.objects.get_or_create(**where)
    counter = NumberCounter.objects.select_for_update().get(**where)
    while True:
        counter.last += 1
        number = number_from(
            paper.number_pattern, serial=counter.last, code=paper.number_code, day=today
        )
        taken = Meeting.objects.filter(
            institution=meeting.institution_id, number=number
        )
        if not taken.exists():
            break
    NumberCounter.objects.filter(pk=counter.pk).update(last=counter.last)
    return number
