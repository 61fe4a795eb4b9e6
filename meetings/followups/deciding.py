"""Acts of the host's secretariat, of who chaired and of leadership."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from meetings.access.models import User
from meetings.concurrency import apply
from meetings.followups.models import FollowUp
from meetings.followups.parties import case_of, party_of
from meetings.followups.states import Act, check
from meetings.followups.steps import Kind, append, claimed

NOT_REPORTED = {"reported_by": None, "reported_at": None}


@transaction.atomic
def verify(followup: FollowUp, *, text: str = "", by: User) -> FollowUp:
    """Find that what was reported is done.

    Raises NotYoursToDecide, NotLive, WrongState; OwnReport when the user, or an
    institution that they work for, has reported on it.
    """
    followup = claimed(followup)
    was = followup.state
    after = check(Act.VERIFY, case_of(followup), party_of(by, followup))
    values = {"state": after, "verified_by": by, "verified_at": timezone.now()}
    apply(followup, values)
    append(followup, Kind.VERIFIED, was=was, by=by, percent=100, text=text)
    return followup


@transaction.atomic
def send_back(followup: FollowUp, reason: str, *, by: User) -> FollowUp:
    """Return a report, and say why. Raises NotYoursToDecide, NotLive, WrongState."""
    followup = claimed(followup)
    was = followup.state
    after = check(Act.SEND_BACK, case_of(followup), party_of(by, followup))
    apply(followup, {"state": after, **NOT_REPORTED})
    append(followup, Kind.RETURNED, was=was, by=by, text=reason)
    return followup


@transaction.atomic
def cancel(followup: FollowUp, reason: str, *, authority: str, by: User) -> FollowUp:
    """End it undone, for a reason and by whose authority; a plan, too.

    Raises NotYoursToDecide, or WrongState when it is closed.
    """
    followup = claimed(followup)
    was = followup.state
    after = check(Act.CANCEL, case_of(followup), party_of(by, followup))
    apply(followup, {"state": after})
    append(followup, Kind.CANCELLED, was=was, by=by, text=reason, authority=authority)
    return followup
