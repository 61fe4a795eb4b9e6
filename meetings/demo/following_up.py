"""Issue minutes of the demo, and let what follows from them be reported and decided.

Everything happens at the time of loading: acts are not dated back.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.urls import reverse

from meetings.access.models import User
from meetings.agenda.models import Attendance, Meeting
from meetings.demo.gatherings import City, identity
from meetings.documents import issuing
from meetings.followups import (
    deciding,
    delegating,
    discussing,
    planning,
    reporting,
)
from meetings.followups.models import CarriedOver, FollowUp
from meetings.minutes import reviewing
from meetings.minutes.models import Directive, Minutes
from meetings.minutes.reading import read_all
from meetings.minutes.snapshot import digest
from meetings.outbox import address

Row = dict[str, Any]
Users = dict[str, User]
FIELDS = ("due_kind", "due_wording", "priority", "criterion")


def follow_up(meeting: Meeting, rows: list[Row], city: City, users: Users) -> None:
    """Plan what follows from the meeting, issue its minutes, and take the steps."""
    if not rows or Minutes.objects.get(meeting=meeting).state != "drafted":
        return
    followups = [plan(meeting, row, city, by=users["sekretariat"]) for row in rows]
    issue(meeting, users)
    for followup, row in zip(followups, rows, strict=True):
        for number, step in enumerate(row.get("steps", [])):
            take(followup, step, str(number), city, users)


def plan(meeting: Meeting, row: Row, city: City, *, by: User) -> FollowUp:
    place = str(row["directive"])
    said = identity(row["meeting"], "directive", place)
    values = {name: row[name] for name in FIELDS if name in row}
    if "days" in row:
        values |= {"due_kind": "date", "due_date": day_after(meeting, row["days"])}
    values["lead"] = city.institutions[row["lead"]]
    values["supporting"] = [city.institutions[key] for key in row.get("supporting", [])]
    uuid = identity(row["meeting"], "followup", place)
    return planning.add(Directive.objects.get(uuid=said), values, uuid=uuid, by=by)


def day_after(meeting: Meeting, days: int) -> dt.date:
    held: Any = meeting.date
    return held + dt.timedelta(days)


def issue(meeting: Meeting, users: Users) -> None:
    """As the office does it: submitted, approved in the name of the chair, issued."""
    meeting = Meeting.objects.get(pk=meeting.pk)
    reviewing.submit(meeting, by=users["sekretariat"])
    chair = meeting.attendance.get(role=Attendance.Role.CHAIR)
    seen = digest(read_all(meeting))
    by = users["pimpinan"]
    reviewing.approve(meeting, seen=seen, capacity=chair.office, by=by)
    issuing.issue(meeting, address=verification, by=users["sekretariat"])


def verification(code: str) -> str:
    return address(reverse("documents:verify", args=[code]))


def take(followup: FollowUp, step: Row, place: str, city: City, users: Users) -> None:
    """One act of the life of a follow-up."""
    by, text = users[step["by"]], step.get("text", "")
    match step["act"]:
        case "report" | "done":
            reporting.report(
                followup,
                percent=step.get("percent", 100),
                text=text,
                done=step["act"] == "done",
                uuid=identity(str(followup.uuid), place),
                by=by,
            )
        case "verify":
            deciding.verify(followup, text=text, by=by)
        case "send_back":
            deciding.send_back(followup, text, by=by)
        case "cancel":
            deciding.cancel(followup, text, authority=step["authority"], by=by)
        case "offer":
            to = city.institutions[step["to"]]
            delegating.offer(followup, to, note=text, by=by)
        case _:  # "accept"
            delegating.accept(followup.delegations.get(state="offered"), by=by)


def discuss(meeting: Meeting, key: str, rows: list[Row], *, by: User) -> None:
    """Decide on what the meeting opened with, where the rows say so."""
    for row in rows:
        decided = row.get("carried", {})
        if decided.get("meeting") != key:
            continue
        uuid = identity(row["meeting"], "followup", str(row["directive"]))
        carried = CarriedOver.objects.get(meeting=meeting, followup__uuid=uuid)
        if carried.decision:
            continue
        date = day_after(meeting, decided["days"]) if "days" in decided else None
        known = {"note": decided["note"], "date": date, "version": carried.version}
        discussing.decide(carried, decided["decision"], **known, by=by)
