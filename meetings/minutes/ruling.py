"""The secretariat rules on the wordings that speakers propose."""

from __future__ import annotations

from django.db import transaction

from meetings.access.models import User
from meetings.agenda.actions import lock
from meetings.audit.models import Verb
from meetings.audit.trail import record
from meetings.minutes.actions import edit_directive
from meetings.minutes.confirming import Closed, takes_answers
from meetings.minutes.models import Confirmation, Directive, Ruling
from meetings.minutes.standing import ANSWERS, Standing, State, standing_of

Verdict = Ruling.Verdict


class NotWaiting(Exception):
    """The proposal was ruled on, or the speaker has answered otherwise since."""


@transaction.atomic
def accept(proposal: Confirmation, *, version: int, by: User) -> Directive:
    """Put the proposed words in place of the directive's, as a new version of it.

    The speaker has confirmed them by proposing them. Raises Closed, NotWaiting, or
    Conflict when the directive has another version.
    """
    directive = waiting(proposal)
    words = {"text": proposal.text, "quote": proposal.quote}
    directive = edit_directive(directive, words, version=version, by=by)
    rule(proposal, Verdict.ACCEPTED, by=by)
    return directive


@transaction.atomic
def refuse(proposal: Confirmation, reason: str, *, by: User) -> Directive:
    """Leave the directive as it is and tell the speaker why.

    Raises Closed or NotWaiting.
    """
    directive = waiting(proposal)
    rule(proposal, Verdict.REFUSED, by=by, reason=reason)
    return directive


def waiting(proposal: Confirmation) -> Directive:
    """The directive for which it is the last word, with its meeting held fast."""
    meeting = lock(proposal.directive.meeting)
    if not takes_answers(meeting):
        raise Closed(meeting)
    rows = Directive.objects.current().prefetch_related(ANSWERS)
    directive = rows.filter(pk=proposal.directive_id).first()
    if directive is None:
        raise NotWaiting(proposal)
    if standing_of(directive) != Standing(State.PROPOSED, proposal):
        raise NotWaiting(proposal)
    return directive


def rule(proposal: Confirmation, verdict: str, *, by: User, reason: str = "") -> None:
    Ruling.objects.create(proposal=proposal, verdict=verdict, reason=reason, by=by)
    accepted = verdict == Verdict.ACCEPTED
    verb = Verb.WORDING_ACCEPTED if accepted else Verb.WORDING_REFUSED
    directive = proposal.directive
    known = {"meeting": directive.meeting_id, "proposal": proposal.pk}
    record(verb, directive, by=by, reason=reason, **known)
