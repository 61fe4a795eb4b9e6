"""The act of those who do it: write what was achieved in a period."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from meetings.access import policy
from meetings.access.models import User
from meetings.access.policy import Permission, can
from meetings.audit.models import Verb
from meetings.audit.trail import record
from meetings.concurrency import Conflict, once
from meetings.directory.models import Institution
from meetings.followups.models import Achievement, PlannedAction

NOT_YOURS = (
    "Capaian butir ini diisi oleh penanggung jawab, instansi terkait, dan sekretariat"
    " forum."
)


@transaction.atomic
def write(
    action: PlannedAction,
    period: str,
    *,
    text: str,
    evidence: str = "",
    note: str = "",
    version: int,
    uuid: UUID,
    by: User,
) -> Achievement:
    """Write what was achieved in the period, ``period`` by its slug.

    ``version`` is the number of what stood there when the form was opened, 0 for
    nothing. Raises Conflict when somebody has written since, PermissionDenied for
    others than those who have the action, and the forum's secretariat.
    """

    def create() -> Achievement:
        # One writer at a time, so that nobody's words are passed over unseen.
        row = PlannedAction.objects.select_for_update(of=("self",)).get(pk=action.pk)
        institution = require_writer(by, row)
        last = row.achievements.filter(period=period).order_by("number").last()
        if last and last.number != version:
            raise Conflict(last)
        written = Achievement.objects.create(
            action=row,
            period=period,
            number=last.number + 1 if last else 1,
            text=text,
            evidence=evidence,
            note=note,
            by=by,
            institution_id=institution.pk,
            institution_name=institution.name,
            uuid=uuid,
        )
        details = {"action": row.pk, "period": period, "number": written.number}
        record(Verb.ACHIEVEMENT_WRITTEN, written, by=by, **details)
        return written

    return once(Achievement, uuid, create)


def require_writer(user: User, action: PlannedAction) -> Institution:
    """The institution for which they write. Raises PermissionDenied for none."""
    institution = writes_for(user, action)
    if institution is None:
        raise PermissionDenied(NOT_YOURS)
    return institution


def writes_for(user: User, action: PlannedAction) -> Institution | None:
    """Of the institutions that have the action, one whose staff the user is; for the
    forum's secretariat its institution."""
    own = policy.agencies_of(policy.grants_of(user))
    for each in bound_to(action) if own else ():
        if each.pk in own:
            return each
    forum = action.plan.series
    return forum.institution if can(user, Permission.FOLLOW_UP, forum) else None


def bound_to(action: PlannedAction) -> list[Institution]:
    """Who leads it, then who supports it."""
    return [action.lead, *(each.institution for each in action.supporting.all())]
