"""Where a directive stands with its speaker: the last answer, and what it is worth.

An answer is of a wording. When the directive reads otherwise since, or belongs to
another speaker, the answer no longer counts. Pure: it reads the answers that the
directive was fetched with.
"""

from __future__ import annotations

import datetime as dt
import enum
import hashlib
import json
from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.formats import date_format

from meetings.minutes.models import Confirmation, Directive, Ruling

# What every reader of ``standing_of`` fetches with its directives.
ANSWERS = Prefetch(
    "answers", queryset=Confirmation.objects.select_related("link", "ruling")
)


class State(enum.StrEnum):
    UNANSWERED = "unanswered"
    CONFIRMED = "confirmed"
    CHANGED = "changed"  # confirmed once, but it reads otherwise since
    PROPOSED = "proposed"  # waits for the secretariat
    REFUSED = "refused"


@dataclass(frozen=True)
class Standing:
    """``answer`` is the speaker's last one, None while there is none."""

    state: State
    answer: Confirmation | None = None

    @property
    def date(self) -> str:
        """``2026-03-05``: when it was answered."""
        moment = self.answer.answered_at if self.answer else None
        return timezone.localdate(moment).isoformat() if moment else ""

    @property
    def day(self) -> str:
        """``5 Maret 2026``: when it was answered."""
        return day_of(self.answer.answered_at) if self.answer else ""


def standing_of(directive: Directive) -> Standing:
    own = [
        answer
        for answer in directive.answers.all()
        if answer.link.speaker_id == directive.speaker_id
    ]
    if not own:
        return Standing(State.UNANSWERED)
    return Standing(state_of(own[-1], directive), own[-1])


def state_of(answer: Confirmation, directive: Directive) -> State:
    if answer.kind == Confirmation.Kind.PROPOSED:
        ruling = getattr(answer, "ruling", None)
        if ruling is None:
            return State.PROPOSED
        if ruling.verdict == Ruling.Verdict.REFUSED:
            return State.REFUSED
    same = answer.digest == digest_of(directive)
    return State.CONFIRMED if same else State.CHANGED


def day_of(moment: dt.datetime) -> str:
    return date_format(timezone.localtime(moment), "j F Y")


def digest_of(
    directive: Directive, text: str | None = None, quote: str | None = None
) -> str:
    """SHA-256 over kind, text and quote: its own, or those that are given.

    White space is not wording.
    """
    words = (
        directive.text if text is None else text,
        directive.quote if quote is None else quote,
    )
    told = [directive.kind, *(" ".join(each.split()) for each in words)]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()
