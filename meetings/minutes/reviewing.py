"""Acts from the draft to the approval: submit, remark, send back, approve, reopen."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from meetings.access.models import User
from meetings.agenda.actions import lock
from meetings.agenda.models import Attendance, Meeting
from meetings.audit.models import Verb
from meetings.audit.trail import record
from meetings.concurrency import apply, once
from meetings.directory.models import Appointment
from meetings.minutes.models import Directive, Minutes, ReviewComment
from meetings.minutes.reading import read_all
from meetings.minutes.snapshot import digest

State = Minutes.State
UNAPPROVED = {
    "approved_by": None,
    "approved_as": "",
    "approved_at": None,
    "approved_digest": "",
}


class WrongState(Exception):
    """The minutes are not where this act starts from; ``minutes`` says where."""

    def __init__(self, minutes: Minutes) -> None:
        super().__init__(f"{minutes} is {minutes.state}")
        self.minutes = minutes


class NotCleared(Exception):
    """The record holds what this user may not read: nobody signs what is hidden."""


class ChangedMeanwhile(Exception):
    """The record is not the one that the user has read."""


@transaction.atomic
def submit(meeting: Meeting, *, by: User) -> Minutes:
    """Hand the draft to who approves. Raises WrongState."""
    minutes = claimed(meeting, State.DRAFTED)
    apply(minutes, {"state": State.UNDER_REVIEW})
    record(Verb.MINUTES_SUBMITTED, minutes, by=by)
    return minutes


@transaction.atomic
def send_back(meeting: Meeting, reason: str, *, uuid: UUID, by: User) -> Minutes:
    """Return the minutes to the secretariat with a remark. Raises WrongState."""
    minutes = claimed(meeting, State.UNDER_REVIEW)
    comment(meeting, reason, directive=None, uuid=uuid, by=by)
    apply(minutes, {"state": State.DRAFTED})
    record(Verb.MINUTES_SENT_BACK, minutes, by=by, reason=reason)
    return minutes


@transaction.atomic
def approve(meeting: Meeting, *, seen: str, capacity: str, by: User) -> Minutes:
    """Approve what was read, whose digest is ``seen``, in that capacity.

    Raises WrongState, NotCleared, and ChangedMeanwhile when the record is another one.
    """
    minutes = claimed(meeting, State.UNDER_REVIEW)
    content = read_all(meeting)
    if content.classification > by.clearance:
        raise NotCleared(minutes)
    if digest(content) != seen:
        raise ChangedMeanwhile(minutes)
    values = {
        "state": State.APPROVED,
        "approved_by": by,
        "approved_as": capacity,
        "approved_at": timezone.now(),
        "approved_digest": seen,
    }
    apply(minutes, values)
    record(Verb.MINUTES_APPROVED, minutes, by=by, capacity=capacity, digest=seen)
    return minutes


@transaction.atomic
def reopen(meeting: Meeting, *, by: User) -> Minutes:
    """Take an approval back, so that the record can change. Raises WrongState."""
    minutes = claimed(meeting, State.APPROVED)
    apply(minutes, {"state": State.DRAFTED, **UNAPPROVED})
    record(Verb.MINUTES_REOPENED, minutes, by=by)
    return minutes


@transaction.atomic
def comment(
    meeting: Meeting, text: str, *, directive: Directive | None, uuid: UUID, by: User
) -> ReviewComment:
    """Remark on a directive, or on the whole. Raises WrongState when issued."""
    minutes = claimed(meeting, State.DRAFTED, State.UNDER_REVIEW)

    def create() -> ReviewComment:
        remark = ReviewComment.objects.create(
            minutes=minutes, directive=directive, text=text, uuid=uuid, by=by
        )
        about = directive.pk if directive else None
        record(Verb.MINUTES_REMARKED, minutes, by=by, directive=about)
        return remark

    return once(ReviewComment, uuid, create)


@transaction.atomic
def resolve(remark: ReviewComment, *, by: User) -> ReviewComment:
    """Tick a remark off; a second time changes nothing."""
    remark = ReviewComment.objects.select_for_update(of=("self",)).get(pk=remark.pk)
    if remark.resolved_at is None:
        remark.resolved_by, remark.resolved_at = by, timezone.now()
        remark.save(update_fields=["resolved_by", "resolved_at"])
        record(Verb.REMARK_RESOLVED, remark.minutes, by=by, remark=remark.pk)
    return remark


def claimed(meeting: Meeting, *states: str) -> Minutes:
    """The minutes, locked, if they are in one of the states. Raises WrongState.

    The meeting is held first, as all do who write into its record or answer for it.
    """
    lock(meeting)
    Minutes.objects.get_or_create(meeting=meeting)
    minutes = Minutes.objects.select_for_update(of=("self",)).get(meeting=meeting)
    if minutes.state not in states:
        raise WrongState(minutes)
    return minutes


def capacity_of(user: User, meeting: Meeting) -> str:
    """In which capacity the user would approve: "" when the directory does not say."""
    if user.official_id is None:
        return ""
    lines = meeting.attendance.filter(official=user.official_id)
    line = lines.filter(role=Attendance.Role.CHAIR).first() or lines.first()
    if line is not None and line.office:
        return line.office_text
    day = meeting.date or timezone.localdate()
    terms = Appointment.objects.on(day).select_related("position")
    term = terms.filter(official=user.official_id).first()
    return term.office if term else ""
