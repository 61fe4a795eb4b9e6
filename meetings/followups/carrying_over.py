"""The next meeting of a forum opens with what is open from the earlier ones.

Taken when the meeting starts, in the transaction of that act (ADR 14); what is missing
can be taken later by hand. What was taken is never changed.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.db import transaction
from django.db.models import Count, Max, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from meetings.access.models import User
from meetings.agenda.models import Meeting
from meetings.agenda.roll import attendee_of
from meetings.audit.models import AuditEvent, Verb
from meetings.audit.trail import followers, record
from meetings.followups.models import CarriedOver, Evidence, FollowUp, Progress
from meetings.minutes.models import Edition, Minutes
from meetings.minutes.record import items_of
from meetings.minutes.snapshot import at_level, thaw

Status = Meeting.Status
STARTED = {Status.IN_SESSION, Status.HELD}


class NotStarted(Exception):
    """The meeting has not begun: so far there is only what it will open with."""


class Submitted(Exception):
    """Its minutes are with who approves, approved or issued."""


def open_before(meeting: Meeting) -> Any:
    """Follow-ups that are live and open from earlier meetings of the same forum, the
    oldest first."""
    if meeting.series_id is None:
        return FollowUp.objects.none()
    earlier = Q(series=meeting.series_id)
    if meeting.date is not None:
        earlier &= Q(met_on__lte=meeting.date) | Q(met_on=None)
    rows = FollowUp.objects.live().open().filter(earlier)
    rows = rows.exclude(meeting=meeting.pk)
    return rows.in_order()


def missing_from(meeting: Meeting) -> Any:
    """Those of them that the meeting has not taken."""
    taken = CarriedOver.objects.filter(meeting=meeting).values("followup")
    return open_before(meeting).exclude(pk__in=taken)


@transaction.atomic
def carry_over(meeting: Meeting, *, by: User | None) -> list[CarriedOver]:
    """Take what is open and not taken yet, as it stands now.

    Raises NotStarted, or Submitted when the draft of the minutes is handed in.
    """
    meeting = claimed(meeting)
    followups = list(told_whole(missing_from(meeting)))
    taken = CarriedOver.objects.filter(meeting=meeting)
    last = taken.aggregate(last=Coalesce(Max("position"), 0))["last"]
    numbers = printed_numbers(followups)
    rows = [
        CarriedOver(
            meeting=meeting,
            followup=each,
            position=position,
            directive_number=numbers.get(each.directive_id, each.directive.number),
            **as_it_stands(each),
        )
        for position, each in enumerate(followups, start=last + 1)
    ]
    if rows:
        CarriedOver.objects.bulk_create(rows)
        keys = [row.followup_id for row in rows]
        record(Verb.CARRIED_OVER, meeting, by=by, followups=keys)
    return rows


def claimed(meeting: Meeting) -> Meeting:
    """The meeting, locked with its minutes, while its follow-ups are discussed.

    The digest that is approved does not hold them, so nothing of them may change once
    somebody reads the draft to approve it. Raises NotStarted, Submitted.
    """
    rows = Meeting.objects.select_for_update(of=("self",))
    meeting = rows.get(pk=meeting.pk)
    minutes = Minutes.objects.select_for_update().filter(meeting=meeting).first()
    if minutes is not None and minutes.state != Minutes.State.DRAFTED:
        raise Submitted(minutes)
    if meeting.status not in STARTED:
        raise NotStarted(meeting)
    return meeting


def told_whole(followups: Any) -> Any:
    """With all that ``as_it_stands`` reads of them."""
    reports = Progress.objects.filter(
        followup=OuterRef("pk"), kind=Progress.Kind.PROGRESSED
    ).order_by("-number")
    files = (
        Evidence.objects.order_by()
        .filter(progress__followup=OuterRef("pk"))
        .values("progress__followup")
        .annotate(files=Count("pk"))
    )
    return (
        followups.select_related("lead", "directive__meeting", "directive__speaker")
        .prefetch_related("supporting__institution")
        .annotate(
            last_report=Subquery(reports.values("text")[:1]),
            last_report_at=Subquery(reports.values("at")[:1]),
            files=Coalesce(Subquery(files.values("files")), 0),
        )
    )


def as_it_stands(followup: Any) -> dict[str, Any]:
    """The follow-up in plain values, but for the number of its directive."""
    directive = followup.directive
    helpers = [each.institution.name for each in followup.supporting.all()]
    speaker = attendee_of(directive.speaker).introduction if directive.speaker else ""
    return {
        "source": str(directive.meeting),
        "source_date": directive.meeting.date,
        "speaker": speaker[:600],
        "description": followup.description,
        "lead": followup.lead.name,
        "supporting": "; ".join(helpers),
        "due_kind": followup.due_kind,
        "due_date": followup.due_date,
        "due_wording": followup.due_wording,
        "state": followup.state,
        "percent": followup.percent,
        "progress": followup.last_report or "",
        "progress_at": followup.last_report_at,
        "evidence": followup.files,
        "classification": directive.classification,
    }


def printed_numbers(followups: list[FollowUp]) -> dict[int, int]:
    """By directive the number that it has in the issued copy of its own class.

    Another number would tell how many directives stand between that only others read.
    """
    of_meetings: dict[int, dict[int, int]] = {}
    for each in followups:
        directive = each.directive
        classes = of_meetings.setdefault(directive.meeting_id, {})
        classes[directive.pk] = directive.classification
    editions = Edition.objects.filter(meeting__in=of_meetings).order_by("number")
    newest = {edition.meeting_id: edition for edition in editions}
    found = {}
    for meeting, edition in newest.items():
        whole = thaw(edition.content["record"])
        for level in set(of_meetings[meeting].values()):
            numbered = items_of(at_level(whole, level))
            found.update(
                {
                    item.id: item.number
                    for item in numbered
                    if of_meetings[meeting].get(item.id) == level
                }
            )
    return found


def follow(event: AuditEvent, target: Any) -> None:
    """Take them when a meeting starts, or is recorded as one that was held."""
    if event.verb == Verb.MEETING_STATUS_CHANGED:
        starts = event.details["status"][0] == Status.PLANNED
    else:
        starts = event.verb == Verb.MEETING_CREATED
    if not starts or target.status not in STARTED or target.series_id is None:
        return
    by = User.objects.filter(pk=event.actor_id).first() if event.actor_id else None
    # Started again after its minutes were handed in, it keeps what it has.
    with suppress(Submitted):
        carry_over(target, by=by)


def start() -> None:
    """Called once, when the app is ready."""
    if follow not in followers:
        followers.append(follow)
