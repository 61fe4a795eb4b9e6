"""Acts on the invitation letter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from meetings.access.models import User
from meetings.agenda.models import Invitation, Meeting
from meetings.audit.models import Verb
from meetings.audit.trail import record
from meetings.concurrency import apply, claim


def invitation_of(meeting: Meeting) -> Invitation:
    """The letter of the meeting; a new one, not saved, while nobody has written it."""
    letter = Invitation.objects.filter(meeting=meeting).first()
    return letter or Invitation(meeting=meeting)


@transaction.atomic
def edit_invitation(
    meeting: Meeting, values: Mapping[str, Any], *, version: int, by: User
) -> Invitation:
    """Write or change the letter. Raises Conflict when the version is not current."""
    letter, _ = Invitation.objects.get_or_create(meeting=meeting)
    letter = claim(letter, version)
    changes = apply(letter, values)
    record(Verb.INVITATION_EDITED, meeting, by=by, changes=changes)
    return letter
