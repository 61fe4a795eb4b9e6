"""Acts on errata before they are issued: propose and refuse."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from meetings.access.models import User
from meetings.agenda.models import Meeting
from meetings.audit.models import Verb
from meetings.audit.trail import record
from meetings.concurrency import once
from meetings.minutes.errata import Paragraph
from meetings.minutes.models import Correction, Directive, Minutes
from meetings.minutes.reviewing import claimed


class Decided(Exception):
    """The correction has been approved or refused already."""


class StaleParagraph(Exception):
    """The paragraph reads differently by now, or an open proposal names it."""


@transaction.atomic
def propose(
    meeting: Meeting,
    paragraph: Paragraph,
    *,
    new: str,
    reason: str,
    uuid: UUID,
    by: User,
) -> Correction:
    """Propose that a paragraph of the issued minutes becomes ``new``.

    Raises WrongState when nothing is issued, StaleParagraph when another proposal for
    the paragraph is open.
    """
    claimed(meeting, Minutes.State.ISSUED)

    def create() -> Correction:
        where = {
            "table_name": paragraph.table,
            "row_id": paragraph.row,
            "field": paragraph.field,
        }
        still = meeting.corrections.filter(approved_at=None, refused_at=None)
        if still.filter(**where).exists():
            raise StaleParagraph(paragraph)
        correction = Correction.objects.create(
            meeting=meeting,
            paragraph=paragraph.label,
            old=paragraph.text,
            new=new,
            reason=reason,
            classification=class_of(meeting, paragraph),
            proposed_by=by,
            uuid=uuid,
            **where,
        )
        record(Verb.ERRATUM_PROPOSED, correction, by=by, meeting=meeting.pk)
        return correction

    return once(Correction, uuid, create)


def class_of(meeting: Meeting, paragraph: Paragraph) -> int:
    if paragraph.item_id is None:
        return meeting.classification
    return Directive.objects.get(pk=paragraph.item_id).classification


@transaction.atomic
def refuse(correction: Correction, reason: str, *, by: User) -> Correction:
    """Turn a proposal down; its row stays. Raises Decided."""
    correction = open_one(correction)
    correction.decided_by, correction.refused_at = by, timezone.now()
    correction.refusal = reason
    correction.save(update_fields=["decided_by", "refused_at", "refusal"])
    meeting = correction.meeting_id
    record(Verb.ERRATUM_REFUSED, correction, by=by, meeting=meeting, reason=reason)
    return correction


def open_one(correction: Correction) -> Correction:
    """The proposal, locked. Raises Decided."""
    rows = Correction.objects.select_for_update(of=("self",))
    correction = rows.get(pk=correction.pk)
    if not correction.is_open:
        raise Decided(correction)
    return correction
