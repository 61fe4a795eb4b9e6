"""Acts of the secretariat: say what follows from a directive, and until when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from meetings.access.models import User
from meetings.concurrency import Conflict, apply, claim, once
from meetings.directory.models import Institution
from meetings.followups.models import FollowUp, Supporting
from meetings.followups.states import WrongState
from meetings.followups.steps import Kind, append, claimed, in_words
from meetings.minutes.models import Directive

DUE = ("due_kind", "due_date", "due_wording", "due_set_by", "due_set_at")


@transaction.atomic
def add(
    directive: Directive, values: Mapping[str, Any], *, uuid: UUID, by: User | None
) -> FollowUp:
    """Let something follow from a directive.

    ``values`` are fields of the follow-up; ``supporting`` is a list of institutions,
    and ``description`` that is empty becomes the directive's text.
    """
    fields = dict(values)
    supporting = fields.pop("supporting", ())
    fields["description"] = fields.get("description") or directive.text

    def create() -> FollowUp:
        followup = FollowUp.objects.create(directive=directive, uuid=uuid, **fields)
        support(followup, supporting)
        append(
            followup,
            Kind.ADDED,
            was=followup.state,
            by=by,
            due_date=followup.due_date,
            details={"directive": directive.pk, "lead": followup.lead_id},
        )
        return followup

    return once(FollowUp, uuid, create)


@transaction.atomic
def edit(
    followup: FollowUp, values: Mapping[str, Any], *, version: int, by: User
) -> FollowUp:
    """Change what is to be done, by whom. Raises Conflict, or WrongState when closed.

    Steps that were taken stay as they are, and so does who took them.
    """
    fields = dict(values)
    followup = claim(followup, version)
    if not followup.is_open:
        raise WrongState
    wanted = list(fields.pop("supporting", ()))
    before = names_of(helpers_of(followup))
    changes = apply(followup, fields)
    support(followup, wanted)
    if (after := names_of(wanted)) != before:
        changes["supporting"] = [before, after]
    append(
        followup,
        Kind.EDITED,
        was=followup.state,
        by=by,
        text=in_words(changes),
        details={"changes": changes},
    )
    return followup


@transaction.atomic
def give_date(
    followup: FollowUp,
    date: dt.date,
    *,
    reason: str,
    version: int | None = None,
    by: User,
) -> FollowUp:
    """Set the due date, or another one. Raises Conflict, or WrongState when closed.

    The wording of the first one is kept: as it was said, or its date, or that there
    was none. ``version`` is what a form has shown; an act that reads the row anew has
    none.
    """
    followup = claimed(followup)
    if not followup.is_open:
        raise WrongState
    if version not in (None, followup.version):
        raise Conflict(followup)
    values = {
        "due_kind": FollowUp.Due.DATE,
        "due_date": date,
        "due_wording": followup.due_wording or followup.due_text,
        "due_set_by": by,
        "due_set_at": timezone.now(),
    }
    apply(followup, values)
    append(followup, Kind.DATED, was=followup.state, by=by, due_date=date, text=reason)
    return followup


@transaction.atomic
def take_back_date(
    followup: FollowUp, before: Mapping[str, Any], *, reason: str, by: User
) -> FollowUp:
    """Let the due date be again what it was: the fields of ``DUE`` by name."""
    followup = claimed(followup)
    changes = apply(followup, {name: before[name] for name in DUE})
    append(
        followup,
        Kind.DATED,
        was=followup.state,
        by=by,
        due_date=followup.due_date,
        text=reason,
        details={"changes": changes},
    )
    return followup


def support(followup: FollowUp, institutions: Sequence[Institution]) -> None:
    """Let these support it, in this order, and no others; never the leading one."""
    followup.supporting.all().delete()
    Supporting.objects.bulk_create(
        Supporting(followup=followup, institution=each, order=order)
        for order, each in enumerate(institutions)
        if each.pk != followup.lead_id
    )


def helpers_of(followup: FollowUp) -> list[Institution]:
    rows = followup.supporting.select_related("institution")
    return [each.institution for each in rows]


def names_of(institutions: Sequence[Institution]) -> str:
    return "; ".join(each.name for each in institutions)
