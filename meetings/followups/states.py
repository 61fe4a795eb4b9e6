"""The states of a follow-up: which act leads where, and who may do it.

Pure: plain values in, nothing read. The same moves are a CHECK on every step
(``models.progress.MOVES``), and the last word on one's own report is another CHECK.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field

from meetings.followups.models.progress import MOVES


class Side(enum.Enum):
    """The two who meet over a follow-up; nobody is both for one report."""

    DUTY = "duty"  # staff of an institution that leads, supports or took it over
    WATCH = "watch"  # the host's secretariat, who chaired, leadership


class Act(enum.Enum):
    """What moves a follow-up; the values are kinds of steps."""

    REPORT = "progressed"
    PROPOSE = "proposed"
    VERIFY = "verified"
    SEND_BACK = "returned"
    CANCEL = "cancelled"


SIDES = {
    Act.REPORT: Side.DUTY,
    Act.PROPOSE: Side.DUTY,
    Act.VERIFY: Side.WATCH,
    Act.SEND_BACK: Side.WATCH,
    Act.CANCEL: Side.WATCH,
}


class Refused(Exception):
    """The act is not done."""


class NotLive(Refused):
    """The minutes are not issued: so far it is a plan."""


class WrongState(Refused):
    """The act does not start from the state of the follow-up."""


class NotYourDuty(Refused):
    """The duty is that of other institutions."""


class NotYoursToDecide(Refused):
    """Only the host's secretariat, who chaired and leadership decide."""


class OwnReport(Refused):
    """Nobody verifies a report of their own or of an institution that they work for."""


@dataclass(frozen=True)
class Case:
    """A follow-up, as far as an act asks."""

    state: str
    live: bool = True
    reporters: frozenset[int] = frozenset()  # users who have reported on it
    reporting: frozenset[int] = frozenset()  # institutions for which they did


@dataclass(frozen=True)
class Party:
    """Somebody who acts on it."""

    user: int
    sides: frozenset[Side]
    works_for: frozenset[int] = field(default_factory=frozenset)  # institutions


def becomes(act: Act, state: str) -> str | None:
    """The state that the act leads to; None when it does not start there.

    >>> becomes(Act.VERIFY, "reported")
    "verified"
    """
    return dict(MOVES[act.value]).get(state)


def check(act: Act, case: Case, party: Party) -> str:
    """The state that the act leads to. Raises what is named above, ``Refused`` all."""
    if SIDES[act] not in party.sides:
        raise NotYourDuty if SIDES[act] is Side.DUTY else NotYoursToDecide
    if not case.live and act is not Act.CANCEL:
        raise NotLive
    after = becomes(act, case.state)
    if after is None:
        raise WrongState
    if act is Act.VERIFY and is_own(case, party):
        raise OwnReport
    return after


def is_own(case: Case, party: Party) -> bool:
    """Whether they, or an institution that they work for, have reported on it."""
    return party.user in case.reporters or bool(case.reporting & party.works_for)


def allows(act: Act, case: Case, party: Party) -> bool:
    """Whether ``check`` lets it pass, to show what somebody can do."""
    try:
        check(act, case, party)
    except Refused:
        return False
    return True
