"""Speakers answer for what they said: acts, and what a personal link opens.

The page is public. A link opens the directives of its own speaker and nothing else;
what is classified has no public page.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from meetings.access.classification import Classification
from meetings.access.models import User
from meetings.agenda.actions import lock
from meetings.agenda.models import Attendance, Meeting
from meetings.agenda.models.check_in import new_token
from meetings.audit.models import Verb
from meetings.audit.trail import record
from meetings.minutes.models import Confirmation, ConfirmationLink, Directive, Minutes
from meetings.minutes.models.confirmation import hash_of
from meetings.minutes.standing import ANSWERS, State, digest_of, standing_of

Kind = Confirmation.Kind
GOOD_FOR = dt.timedelta(days=7)
# From here on the words are those of the minutes.
SETTLED = {Minutes.State.APPROVED, Minutes.State.ISSUED}


class Closed(Exception):
    """The link is spent, or the meeting takes no answers (any more)."""


class NothingSaid(Exception):
    """There is nothing that the speaker could confirm."""


class Changed(Exception):
    """A directive no longer reads as the speaker saw it, or is no longer theirs."""


def takes_answers(meeting: Meeting) -> bool:
    """Whether its speakers may answer: unclassified, and not yet approved."""
    minutes = getattr(meeting, "minutes", None) or Minutes()
    ordinary = meeting.classification == Classification.ORDINARY
    return ordinary and minutes.state not in SETTLED


def is_open(link: ConfirmationLink, now: dt.datetime) -> bool:
    """Whether the link leads anywhere: it expires, is revoked, and dies on approval."""
    fresh = link.revoked_at is None and now < link.expires_at
    return fresh and takes_answers(link.speaker.meeting)


def links() -> Any:
    """Links with all that ``is_open`` asks for."""
    return ConfirmationLink.objects.select_related("speaker__meeting__minutes")


def opened_by(token: str, now: dt.datetime) -> ConfirmationLink | None:
    """The door: the open link with this token, or None."""
    link = links().filter(token_hash=hash_of(token)).first()
    return link if link and is_open(link, now) else None


def confirmable(meeting: Meeting) -> Any:
    """What speakers said there and may answer for without a login, in order."""
    return (
        Directive.objects.current()
        .filter(
            meeting=meeting,
            speaker__isnull=False,
            classification=Classification.ORDINARY,
        )
        .prefetch_related(ANSWERS)
        .in_order()
    )


def directives_of(link: ConfirmationLink) -> Any:
    """All that the link opens: its speaker's own directives."""
    return confirmable(link.speaker.meeting).filter(speaker=link.speaker)


@transaction.atomic
def make_link(speaker: Attendance, *, by: User) -> tuple[ConfirmationLink, str]:
    """A link for the speaker with its token, which is told this once.

    The one before it dies. Raises Closed or NothingSaid.
    """
    meeting = lock(speaker.meeting)
    if not takes_answers(meeting):
        raise Closed(meeting)
    if not confirmable(meeting).filter(speaker=speaker).exists():
        raise NothingSaid(speaker)
    now, token = timezone.now(), new_token()
    renewed = revoke(speaker, now, by)
    link = ConfirmationLink.objects.create(
        speaker=speaker,
        token_hash=hash_of(token),
        created_at=now,
        created_by=by,
        expires_at=now + GOOD_FOR,
    )
    record(
        Verb.CONFIRMATION_LINK_MADE,
        link,
        by=by,
        meeting=meeting.pk,
        speaker=speaker.pk,
        renewed=bool(renewed),
    )
    return link, token


@transaction.atomic
def revoke_link(speaker: Attendance, *, by: User) -> None:
    """Kill the speaker's link; without one nothing happens."""
    meeting = lock(speaker.meeting)
    if revoke(speaker, timezone.now(), by):
        record(Verb.CONFIRMATION_LINK_REVOKED, speaker, by=by, meeting=meeting.pk)


def revoke(speaker: Attendance, now: dt.datetime, by: User) -> int:
    """How many were there to revoke: one or none."""
    standing = ConfirmationLink.objects.filter(speaker=speaker, revoked_at=None)
    return standing.update(revoked_at=now, revoked_by=by)


def note_opening(link: ConfirmationLink) -> None:
    """Keep when it was first opened."""
    unopened = ConfirmationLink.objects.filter(pk=link.pk, opened_at=None)
    unopened.update(opened_at=timezone.now())


@transaction.atomic
def confirm(link: ConfirmationLink, seen: Mapping[int, str]) -> int:
    """The speaker confirms directives (by key) as they were seen (``digest_of``).

    All or none; what is confirmed already stays so. How many are new. Raises Closed or
    Changed.
    """
    link, said = answerable(link, seen)
    fresh = [each for each in said if standing_of(each).state != State.CONFIRMED]
    for directive in fresh:
        answer(link, directive, Kind.CONFIRMED, digest=digest_of(directive))
        record_answer(Verb.DIRECTIVE_CONFIRMED, link, directive)
    return len(fresh)


@transaction.atomic
def propose(
    link: ConfirmationLink, pk: int, seen: str, *, text: str, quote: str
) -> Confirmation:
    """The speaker proposes other words for what was seen; nothing changes by it.

    The same words again are one proposal. Raises Closed or Changed.
    """
    link, (directive,) = answerable(link, {pk: seen})
    standing, digest = standing_of(directive), digest_of(directive, text, quote)
    waiting = standing.answer
    if waiting and standing.state == State.PROPOSED and waiting.digest == digest:
        return waiting
    words = {"text": text, "quote": quote}
    proposal = answer(link, directive, Kind.PROPOSED, digest=digest, **words)
    record_answer(Verb.WORDING_PROPOSED, link, directive)
    return proposal


def answerable(
    link: ConfirmationLink, seen: Mapping[int, str]
) -> tuple[ConfirmationLink, list[Directive]]:
    """The link anew and those directives, while the meeting is held fast.

    Issuing holds the meeting, too: an answer comes before it or not at all. Raises
    Closed or Changed.
    """
    lock(link.speaker.meeting)
    link = links().get(pk=link.pk)
    if not is_open(link, timezone.now()):
        raise Closed(link)
    said = list(directives_of(link).filter(pk__in=seen))
    if {each.pk: digest_of(each) for each in said} != dict(seen):
        raise Changed(link)
    return link, said


def answer(
    link: ConfirmationLink, directive: Directive, kind: str, **values: str
) -> Confirmation:
    return Confirmation.objects.create(
        link=link, directive=directive, kind=kind, version=directive.version, **values
    )


def record_answer(verb: Verb, link: ConfirmationLink, directive: Directive) -> None:
    """Whoever holds the link acts: no user is known."""
    known = {"meeting": directive.meeting_id, "speaker": link.speaker_id}
    record(verb, directive, by=None, link=link.pk, **known)
