"""Somebody who watches the year, and writes down every rule that was broken."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core import mail

from meetings.followups.working_days import is_quiet
from meetings.models import (
    CarriedOver,
    Edition,
    FollowUp,
    Grant,
    IssuedDocument,
    Progress,
    Reminder,
    ReminderSetting,
)
from tests.followups.recount import miscounted
from tests.followups.year import HANDOVER, Year

# Each month, and, so that it does not take long, only each quarter.
MONTHLY = ["secretariat", "both", "leader", "water", "reader", "mayor after"]
QUARTERLY = ["host", "health", "roads", "mayor before", "head before", "head after"]
READERS = [*MONTHLY, *QUARTERLY, "outsider", "admin"]
DOING = {"not_started", "in_progress", "returned"}


class Watch:
    def __init__(self, year: Year) -> None:
        self.year = year
        self.breaches: list[Any] = []
        self.seen = 0  # key of the last reminder
        self.mails = 0
        self.frozen: dict[Any, Any] = {}
        self.read: dict[str, list[int]] = {}  # what was seen before the handover

    def day(self, day: dt.date) -> None:
        self.reminders(day)
        self.letters(day)
        if day == HANDOVER - dt.timedelta(1):
            self.read = {name: self.live(name) for name in READERS}
        if day == HANDOVER:
            self.handover()
        if (day + dt.timedelta(1)).day == 1:
            self.month(day)

    def note(self, holds: bool, *what: Any) -> None:
        if not holds:
            self.breaches.append(what)

    def live(self, name: str) -> list[int]:
        rows = FollowUp.objects.visible_to(self.year.user(name)).live()
        return sorted(rows.values_list("pk", flat=True))

    def reminders(self, day: dt.date) -> None:
        """On a working day, to staff of who has the duty, of what they are cleared for.

        They were written in the morning, before the acts of the day.
        """
        rows = Reminder.objects.filter(pk__gt=self.seen).order_by("pk")
        for row in rows.select_related("user", "followup__directive__meeting__minutes"):
            self.seen, followup = row.pk, row.followup
            grants = Grant.objects.filter(user=row.user, role="agency")
            own = set(grants.values_list("institution", flat=True))
            directive = followup.directive
            self.note(not is_quiet(day, ReminderSetting()), "quiet", day, row.pk)
            self.note(bool(own & bound(followup)), "duty", day, row.pk)
            self.note(row.user.clearance >= directive.classification, "class", row.pk)
            self.note(directive.meeting.minutes.state == "issued", "plan", row.pk)
            self.note(bool(DOING & states_on(followup, day)), "done", day, row.pk)

    def letters(self, day: dt.date) -> None:
        for letter in mail.outbox[self.mails :]:
            self.note(not is_quiet(day, ReminderSetting()), "letter", day)
            self.note("rahasia" not in letter.body, "leak", day, letter.to)
        self.mails = len(mail.outbox)

    def handover(self) -> None:
        """Who follows in an office reads the same list; agencies keep theirs."""
        for name in ("water", "health", "roads", "host"):
            self.note(self.live(name) == self.read[name], "agency", name)
        of_the_office = FollowUp.objects.filter(
            directive__addressees__position=self.year.people.head
        ).live()
        keys = set(of_the_office.values_list("pk", flat=True))
        self.note(bool(keys), "nothing was addressed to the office")
        self.note(keys <= set(self.read["head before"]), "before")
        self.note(keys == set(self.live("head after")), "after")
        self.note(not self.read["head after"], "too early")

    def month(self, day: dt.date) -> None:
        for name in MONTHLY if day.month % 3 else READERS:
            user = self.year.user(name)
            self.note(not (found := miscounted(user, day)), day, name, found)
        late = FollowUp.objects.overdue(day)
        self.note(not late.filter(due_date=None).exists(), "late without a date", day)
        self.note(not late.filter(state__in=["verified", "cancelled"]).exists(), day)
        self.freeze(day)

    def freeze(self, day: dt.date) -> None:
        """What was frozen at an earlier month's end is the same to the byte."""
        sealed = CarriedOver.objects.filter(meeting__minutes__state="issued")
        now = {}
        for rows in (sealed, Edition.objects, IssuedDocument.objects, Progress.objects):
            for values in rows.values():
                now[rows.model.__name__, values["id"]] = values
        for key, values in self.frozen.items():
            self.note(now.get(key) == values, "changed", day, key)
        self.frozen = now


def bound(followup: FollowUp) -> set[int]:
    """Institutions that lead, support, or took it over, by key."""
    found = {followup.lead_id}
    found |= set(followup.supporting.values_list("institution", flat=True))
    taken = followup.delegations.filter(state="accepted")
    return found | set(taken.values_list("to", flat=True))


def states_on(followup: FollowUp, day: dt.date) -> set[str]:
    """In which it has been that day: as it was in the morning, and each later one."""
    steps = list(followup.progress.filter(at__date=day).order_by("number"))
    return {step.state_from for step in steps} | {followup.state}


def own_verifications() -> list[Progress]:
    """Steps by which somebody found done what they or their institution reported."""
    found = []
    for step in Progress.objects.filter(kind="verified"):
        reports = step.followup.progress.filter(kind__in=["progressed", "proposed"])
        staff = Grant.objects.filter(user=step.by, institution__isnull=False)
        theirs = set(staff.values_list("institution", flat=True))
        if any(
            each.by_id == step.by_id or each.institution_id in theirs
            for each in reports
        ):
            found.append(step)
    return found
