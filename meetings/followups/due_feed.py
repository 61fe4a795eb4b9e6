"""The calendar of due dates: acts on its address, and what it hands out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import cast

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.text import Truncator
from icalendar import Alarm, Calendar, Event

from meetings.access.classification import Classification
from meetings.access.models import User
from meetings.agenda.calendar_file import PRODUCT, printable
from meetings.agenda.models.check_in import new_token
from meetings.audit.models import Verb
from meetings.audit.trail import record
from meetings.followups.models import DueFeed, FollowUp
from meetings.followups.models.follow_ups import CLOSED
from meetings.followups.parties import duty_of, verifiable_by
from meetings.minutes.models.confirmation import hash_of
from meetings.wording import one_line

MOST = 300
LONGEST = 120
KEPT = dt.timedelta(days=90)  # past dates of what is closed
ALARM = dt.timedelta(hours=-16)  # at eight in the morning of the day before


@transaction.atomic
def make_feed(*, by: User) -> str:
    """Open the user's calendar; its token is told this once, the one before it dies."""
    User.objects.select_for_update().get(pk=by.pk)
    token = new_token()
    values = {"token_hash": hash_of(token), "made_at": timezone.now()}
    feed, made = DueFeed.objects.update_or_create(user=by, defaults=values)
    record(Verb.DUE_FEED_MADE, feed, by=by, renewed=not made)
    return token


@transaction.atomic
def revoke_feed(*, by: User) -> None:
    """Kill the calendar's address; without one nothing happens."""
    feed = DueFeed.objects.select_for_update().filter(user=by).first()
    if feed is not None:
        record(Verb.DUE_FEED_REVOKED, feed, by=by)
        feed.delete()


def opened_by(token: str) -> DueFeed | None:
    """The door: the calendar that this token opens, while its owner may sign in."""
    feeds = DueFeed.objects.select_related("user")
    return feeds.filter(token_hash=hash_of(token), user__is_active=True).first()


def dated_for(user: User, today: dt.date) -> list[FollowUp]:
    """With a date, as the user may see them now, and theirs to do or to watch.

    A token is not a login: nothing above "biasa", whatever the user's clearance.
    """
    mine = duty_of(user) | verifiable_by(user)
    rows = FollowUp.objects.visible_to(user).live().filter(mine, due_date__isnull=False)
    ordinary = rows.filter(classification=Classification.ORDINARY)
    keys = ordinary.exclude(state__in=CLOSED, due_date__lt=today - KEPT)
    newest = FollowUp.objects.filter(pk__in=keys.values("pk"))
    told = newest.told().annotate(changed_at=Max("progress__at"))
    return list(told.order_by("-due_date", "-pk")[:MOST])


def calendar(feed: DueFeed, today: dt.date, address: Callable[[str], str]) -> bytes:
    found = Calendar()
    found.add("prodid", PRODUCT)
    found.add("version", "2.0")
    found.add("x-wr-calname", "Rakor: tenggat tindak lanjut")
    for followup in dated_for(feed.user, today):
        found.add_component(event_of(followup, feed, address))
    return found.to_ical()


def event_of(followup: FollowUp, feed: DueFeed, address: Callable[[str], str]) -> Event:
    """A whole day, with one alarm while it is open; a closed one is cancelled."""
    event, due = Event(), cast(dt.date, followup.due_date)
    event.add("uid", f"{followup.uuid}@rakor")
    event.add("sequence", followup.version)
    changed = getattr(followup, "changed_at", None) or feed.made_at
    event.add("dtstamp", changed.astimezone(dt.UTC))
    event.add("dtstart", due)
    event.add("dtend", due + dt.timedelta(days=1))
    words = printable(one_line(followup.description))
    event.add("summary", f"Tenggat: {Truncator(words).chars(LONGEST)}")
    lead, state = one_line(followup.lead.name), followup.get_state_display()
    event.add("description", printable(f"{words}\n{lead}\nKeadaan: {state}"))
    event.add("url", address(followup.get_absolute_url()))
    event.add("transp", "TRANSPARENT")
    event.add("status", "CONFIRMED" if followup.is_open else "CANCELLED")
    if followup.is_open:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", "Tenggat tindak lanjut besok")
        alarm.add("trigger", ALARM)
        event.add_component(alarm)
    return event
