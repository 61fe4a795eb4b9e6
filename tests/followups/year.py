"""A year of three forums, lived day by day through the acts of the office."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter
from zoneinfo import ZoneInfo

import time_machine
from django.core.management import call_command

from meetings.agenda.actions import add_item, change_status, create_meeting
from meetings.agenda.attending import add_attendance
from meetings.archive import following
from meetings.documents import issuing
from meetings.followups import deciding, delegating, discussing, planning, reporting
from meetings.followups.sending import send_reminders
from meetings.followups.states import Refused
from meetings.followups.working_days import is_quiet
from meetings.minutes import reviewing
from meetings.minutes.actions import add_directive, edit_minutes, minutes_of
from meetings.minutes.reading import read_all
from meetings.minutes.snapshot import digest
from meetings.models import (
    CarriedOver,
    FollowUp,
    Meeting,
    Minutes,
    ReminderSetting,
    User,
)
from tests.followups.year_people import HANDOVER, People
from tests.followups.year_plans import PLANS, Plan
from tests.issued import address

WIB = ZoneInfo("Asia/Jakarta")
FIRST, LAST = dt.date(2026, 1, 1), dt.date(2026, 12, 31)
# Of each forum: the months and the day of its meetings, and how high they are classed.
CALENDAR = {
    "monthly": (range(1, 13), 10, 0),
    "quarterly": (range(2, 13, 3), 5, 0),
    "restricted": (range(1, 13, 4), 20, 1),
}
PRINTED = "quarterly"  # whose minutes are really printed: that takes its time


class Year:
    """``for day in Year().days(): …`` lives the year; each day ends at noon."""

    def __init__(self) -> None:
        self.people = People(CALENDAR)
        self.planned: dict[dt.date, list] = {}
        self.refused: Counter[str] = Counter()
        self.met = 0
        for forum, (months, day, _) in CALENDAR.items():
            for month in months:
                self.on(dt.date(2026, month, day), self.meet, forum)

    def on(self, day, act, *args):
        self.planned.setdefault(day, []).append((act, args))

    def user(self, name):
        """Signed in anew, as on every day."""
        return User.objects.get(pk=self.people.users[name])

    def days(self):
        day, eight = FIRST, dt.time(8, tzinfo=WIB)
        start = dt.datetime.combine(day, eight)
        # The search is not asked, so nothing is indexed.
        with following.paused(), time_machine.travel(start, tick=False) as clock:
            while day <= LAST:
                clock.move_to(dt.datetime.combine(day, eight))
                if day == HANDOVER:
                    self.people.hand_over()
                self.remind(day)
                clock.move_to(dt.datetime.combine(day, dt.time(12, tzinfo=WIB)))
                for act, args in self.planned.pop(day, []):
                    act(day, *args)
                yield day
                day += dt.timedelta(1)

    def remind(self, day):
        """Everybody on quiet days, once a month and around the handover; the agency
        with most to do on every other day. More of it would only take time."""
        first_monday = day.weekday() == 0 and day.day < 8
        near = abs(day - HANDOVER) < dt.timedelta(3)
        if not (first_monday or near or is_quiet(day, ReminderSetting())):
            if day.weekday() % 2 == 0:
                send_reminders.call(self.people.users["water"])
            return
        for _ in range(2 if day == HANDOVER else 1):
            call_command("remind", verbosity=0)

    def meet(self, day, forum):
        """It discusses what is open, and directs; what follows is planned."""
        by, people = self.user("secretariat"), self.people
        values = {
            "institution": people.hosts[forum],
            "series": people.forums[forum],
            "title": f"Rapat {forum}",
            "number": f"{forum}/{day.month}",
            "date": day,
            "classification": CALENDAR[forum][2],
            "place": "Aula",
        }
        meeting = create_meeting(values, uuid=uuid.uuid4(), by=by)
        chair, office = people.chair_on(forum, day)
        line = {"kind": "official", "official": chair, "position": office}
        line |= {"role": "chair", "status": "present"}
        speaker = add_attendance(meeting, line, uuid=uuid.uuid4(), by=by)
        reader = {"kind": "official", "official": people.reader, "status": "present"}
        add_attendance(meeting, reader, uuid=uuid.uuid4(), by=by)
        item = add_item(
            meeting,
            {"title": "Banjir", "topic": people.topics[forum]},
            uuid=uuid.uuid4(),
            by=by,
        )
        change_status(meeting, "in_session", by=by)
        self.discuss(meeting, day)
        for plan in PLANS[self.met % 3 :: 3]:
            self.direct(meeting, speaker, item, plan, day)
        self.met += 1
        words = {"opening": "Dibuka.", "closing": "Ditutup."}
        edit_minutes(minutes_of(meeting), words, version=1, by=by)
        change_status(meeting, "held", by=by)
        self.on(day + dt.timedelta(2), self.issue, meeting, forum)

    def discuss(self, meeting, day):
        for row in CarriedOver.objects.filter(meeting=meeting).order_by("position"):
            decision = decision_on(row, day)
            if decision:
                self.decide(row, decision, day)

    def decide(self, row, decision, day):
        date = day + dt.timedelta(21) if decision == "dated" else None
        by = self.user("secretariat")
        known = {"note": "Kata rapat.", "date": date, "version": row.version, "by": by}
        self.tried(decision, lambda: discussing.decide(row, decision, **known))

    def direct(self, meeting, speaker, item, plan: Plan, day):
        people, by = self.people, self.user("secretariat")
        values = {
            "speaker": speaker,
            "agenda_item": item,
            "text": f"{plan.name} harus selesai.",
            "classification": max(meeting.classification, plan.classification),
            "addressees": [{"position": people.head.pk}] if plan.to_the_head else [],
        }
        directive = add_directive(meeting, values, uuid=uuid.uuid4(), by=by)
        wanted = {"lead": people.agencies[plan.lead], "due_kind": plan.due_kind}
        if plan.due_kind == "date":
            wanted["due_date"] = day + dt.timedelta(plan.due)
        wanted["supporting"] = [people.agencies[each] for each in plan.supporting]
        followup = planning.add(directive, wanted, uuid=uuid.uuid4(), by=by)
        for after, act, who in plan.steps:
            self.on(day + dt.timedelta(after), self.step, followup, act, who)

    def issue(self, day, meeting, forum):
        meeting = Meeting.objects.get(pk=meeting.pk)
        chair = self.user(self.people.login_of_chair(forum, meeting.date))
        reviewing.submit(meeting, by=self.user("secretariat"))
        seen = digest(read_all(meeting))
        reviewing.approve(meeting, seen=seen, capacity="Ketua", by=chair)
        if forum == PRINTED:
            issuing.issue(meeting, address=address, by=self.user("secretariat"))
        else:
            Minutes.objects.filter(meeting=meeting).update(state="issued")

    def step(self, day, followup, act, who):
        """One act of the plan; whoever has reported tries to verify it, too."""
        row = FollowUp.objects.get(pk=followup.pk)
        self.tried(act, lambda: ACTS[act](row, day, self.user(who), self.people))
        if act == "done":
            for own in {who, "both", "colleague"} & set(self.people.users):
                self.tried(
                    "own", lambda own=own: deciding.verify(row, by=self.user(own))
                )

    def tried(self, act, what):
        try:
            what()
        except Refused as refusal:
            self.refused[act, type(refusal).__name__] += 1


def decision_on(row: CarriedOver, day: dt.date) -> str:
    """What a meeting decides; on every fourth nothing."""
    if row.state == "reported":
        return "closed"
    if row.due_kind == "none" and (day - row.source_date).days > 50:
        return "dated"
    if row.due_date and (day - row.due_date).days > 60:
        return "stopped"
    return "continued" if row.position % 4 else ""


def report(row, day, by, people, **more):
    known = {"percent": 60, "text": "Berjalan.", "uuid": uuid.uuid4()}
    reporting.report(row, by=by, **known | more)


ACTS = {
    "report": report,
    "done": lambda *args: report(*args, done=True, text="Selesai."),
    "verify": lambda row, day, by, people: deciding.verify(row, by=by),
    "send_back": lambda row, day, by, people: deciding.send_back(
        row, "Belum lengkap.", by=by
    ),
    "cancel": lambda row, day, by, people: deciding.cancel(
        row, "Tidak relevan.", authority="Keputusan pimpinan", by=by
    ),
    "give_date": lambda row, day, by, people: planning.give_date(
        row, day + dt.timedelta(10), reason="Disepakati.", by=by
    ),
    "offer": lambda row, day, by, people: delegating.offer(
        row, people.agencies["water"], by=by
    ),
    "accept": lambda row, day, by, people: delegating.accept(
        row.delegations.get(state="offered"), by=by
    ),
}
