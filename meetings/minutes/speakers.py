"""The speakers of a meeting: their links, and how their directives stand."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import Any

from meetings.agenda.models import Attendance, Meeting
from meetings.minutes.confirming import confirmable, is_open, links
from meetings.minutes.models import Confirmation, ConfirmationLink, Directive
from meetings.minutes.standing import State, standing_of


@dataclass(frozen=True)
class Speaker:
    """One speaker; ``link`` is the newest, None when there was none."""

    line: Attendance
    link: ConfirmationLink | None
    is_open: bool
    states: Counter[State]

    @property
    def told(self) -> str:
        """How the directives stand: ``3 butir: 2 dikonfirmasi, 1 belum dijawab``."""
        parts = [f"{n} {WORDS[state]}" for state in WORDS if (n := self.states[state])]
        return f"{self.states.total()} butir: {', '.join(parts)}"


@dataclass(frozen=True)
class Proposal:
    """A wording that waits for the secretariat beside the one that counts."""

    directive: Directive
    answer: Confirmation

    @property
    def is_of_older_words(self) -> bool:
        return self.answer.version != self.directive.version


WORDS = {
    State.CONFIRMED: "dikonfirmasi",
    State.PROPOSED: "diusulkan bunyi lain",
    State.REFUSED: "usulannya tidak diterima",
    State.CHANGED: "diubah setelah dikonfirmasi",
    State.UNANSWERED: "belum dijawab",
}


def said_in(meeting: Meeting) -> list[Directive]:
    """What its speakers may answer for, each with its speaker and answers."""
    return list(confirmable(meeting).select_related("speaker"))


def speakers_of(
    meeting: Meeting, said: list[Directive], now: dt.datetime
) -> list[Speaker]:
    """In the order of speaking."""
    newest = {
        link.speaker_id: link
        for link in links().filter(speaker__meeting=meeting).order_by("pk")
    }
    lines: dict[Any, list[Directive]] = {}
    for directive in said:
        lines.setdefault(directive.speaker, []).append(directive)
    return [
        Speaker(
            line=line,
            link=(link := newest.get(line.pk)),
            is_open=link is not None and is_open(link, now),
            states=Counter(standing_of(each).state for each in own),
        )
        for line, own in lines.items()
    ]


def proposals_in(said: list[Directive]) -> list[Proposal]:
    standings = [(directive, standing_of(directive)) for directive in said]
    return [
        Proposal(directive, standing.answer)
        for directive, standing in standings
        if standing.answer and standing.state == State.PROPOSED
    ]
