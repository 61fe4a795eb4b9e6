"""Meetings that are over and whose minutes are not issued: what is to be done, where.

``gaps`` says what keeps one record from being printed; here many meetings are asked
for the few things that a secretariat leaves for later.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from meetings.access import policy
from meetings.agenda.models import Attendance, Meeting
from meetings.directory.models import Institution
from meetings.minutes.gaps import Gap
from meetings.minutes.models import Directive, Minutes

Status, State = Meeting.Status, Minutes.State
STEPS: dict[str, str] = {
    State.DRAFTED: "Ajukan notula untuk ditinjau",
    State.UNDER_REVIEW: "Notula menunggu persetujuan",
    State.APPROVED: "Terbitkan notula",
}


def lacking_for(user: Any, today: dt.date) -> QuerySet[Any]:
    """Meetings that the user records, held or past, whose minutes are not issued.

    Newest first, with ``has_chair``, ``has_present``, ``has_waiting`` (somebody is
    still only invited) and ``has_directive``.
    """
    lines = Attendance.objects.filter(meeting=OuterRef("pk"))
    # Of a meeting that the user records, the clearance alone decides what is seen.
    said = Directive.objects.current().filter(
        meeting=OuterRef("pk"), classification__lte=user.clearance
    )
    return (
        Meeting.objects.visible_to(user)
        .filter(institution__in=policy.may_host(user, Institution.objects.all()))
        .filter(
            Q(status=Status.HELD)
            | Q(status__in=[Status.PLANNED, Status.IN_SESSION], date__lt=today)
        )
        .annotate(
            has_chair=Exists(lines.filter(role=Attendance.Role.CHAIR)),
            has_present=Exists(lines.filter(status=Attendance.Status.PRESENT)),
            has_waiting=Exists(lines.filter(status=Attendance.Status.INVITED)),
            has_directive=Exists(said),
        )
        .exclude(minutes__state=State.ISSUED)
        .select_related("series", "institution", "minutes")
        .newest_first()
    )


def lacks_of(meeting: Any) -> list[Gap]:
    """What a meeting of ``lacking_for`` lacks, in the order in which it is mended.

    When it lacks nothing else: the next step to the issue of its minutes.
    """
    step = state_of(meeting)
    if step == State.APPROVED:
        return [Gap(STEPS[step], "minutes:review", meeting.pk)]
    asked = (
        (meeting.has_chair, "Tentukan pimpinan rapat", "agenda:attendance"),
        (meeting.has_present, "Catat kehadiran", "agenda:attendance"),
        (
            not meeting.has_present or not meeting.has_waiting,
            "Tandai undangan yang tersisa",
            "agenda:attendance",
        ),
        (meeting.has_directive, "Catat butir arahan", "minutes:add_directive"),
        (meeting.status == Status.HELD, "Nyatakan selesai", "minutes:meeting"),
    )
    found = [Gap(what, where, meeting.pk) for there, what, where in asked if not there]
    return found or [Gap(STEPS[step], "minutes:review", meeting.pk)]


def state_of(meeting: Any) -> str:
    minutes = getattr(meeting, "minutes", None)
    return minutes.state if minutes else State.DRAFTED.value


def awaiting(user: Any, *, limit: int) -> list[Any]:
    """Meetings whose minutes wait for the user's approval, the oldest first."""
    found = Meeting.objects.visible_to(user).filter(
        policy.approvable_by(user), minutes__state=State.UNDER_REVIEW
    )
    return list(found.order_by("date", "pk")[:limit])
