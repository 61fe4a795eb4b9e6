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
    """The letter of the meeting, made when somebody first opens it for writing."""
    return Invitation.objects.get_or_create(meeting=meeting)[0]


@transaction.atomic
def edit_invitation(
    invitation: Invitation, values: Mapping[str, Any], *, version: int, by: User
) -> Invitation:
    """Change the letter. Raises Conflict when the version is not current."""
    invitation = claim(invitation, version)
    changes = apply(invitation, values)
    details = {"meeting": invitation.meeting_id, "changes": changes}
    record(Verb.INVITATION_EDITED, invitation, by=by, **details)
    return invitation
