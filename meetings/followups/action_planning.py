"""Acts of a forum's secretariat: keep its plan of action and the actions in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from meetings.access.models import User
from meetings.agenda.models import Series
from meetings.audit.models import Verb
from meetings.audit.trail import record
from meetings.concurrency import apply, claim, once
from meetings.directory.models import Institution
from meetings.followups.models import ActionPlan, PlannedAction, PlannedSupport


class AlreadyPlanned(Exception):
    """The forum has a plan of action for that year."""


class ClassedTooLow(Exception):
    """A plan of action is classed at least as its forum."""


@transaction.atomic
def add_plan(values: Mapping[str, Any], *, uuid: UUID, by: User | None) -> ActionPlan:
    """Begin the plan of a forum for a year. Raises AlreadyPlanned, ClassedTooLow."""
    fields = dict(values)
    # Two who begin the same plan at once: the second is told.
    forum = Series.objects.select_for_update(of=("self",)).get(pk=fields["series"].pk)
    check_class(forum, fields)

    def create() -> ActionPlan:
        if ActionPlan.objects.filter(series=forum, year=fields["year"]).exists():
            raise AlreadyPlanned
        plan = ActionPlan.objects.create(uuid=uuid, **fields)
        record(Verb.PLAN_ADDED, plan, by=by, series=forum.pk, year=plan.year)
        return plan

    return once(ActionPlan, uuid, create)


@transaction.atomic
def edit_plan(
    plan: ActionPlan, values: Mapping[str, Any], *, version: int, by: User
) -> ActionPlan:
    """Change title, legal basis or class. Raises Conflict, ClassedTooLow."""
    plan = claim(plan, version)
    check_class(plan.series, values)
    changes = apply(plan, values)
    record(Verb.PLAN_EDITED, plan, by=by, changes=changes)
    return plan


def check_class(forum: Series, values: Mapping[str, Any]) -> None:
    if values.get("classification", forum.classification) < forum.classification:
        raise ClassedTooLow


@transaction.atomic
def add_action(
    plan: ActionPlan, values: Mapping[str, Any], *, uuid: UUID, by: User | None
) -> PlannedAction:
    """Put an action at the end of the plan.

    ``values`` are fields of it; ``supporting`` and ``followups`` are lists of rows.
    """
    fields = dict(values)
    supporting, followups = fields.pop("supporting", ()), fields.pop("followups", ())
    ActionPlan.objects.select_for_update(of=("self",)).get(pk=plan.pk)

    def create() -> PlannedAction:
        last = plan.actions.aggregate(last=Max("position"))["last"] or 0
        action = PlannedAction.objects.create(
            plan=plan, uuid=uuid, position=last + 1, **fields
        )
        support(action, supporting)
        action.followups.set(followups)
        record(Verb.ACTION_ADDED, action, by=by, plan=plan.pk, **links_of(action))
        return action

    return once(PlannedAction, uuid, create)


@transaction.atomic
def edit_action(
    action: PlannedAction, values: Mapping[str, Any], *, version: int, by: User
) -> PlannedAction:
    """Change what is to be done, by whom. Raises Conflict."""
    fields = dict(values)
    supporting, followups = fields.pop("supporting", ()), fields.pop("followups", ())
    action = claim(action, version)
    before = links_of(action)
    changes: dict[str, Any] = dict(apply(action, fields))
    support(action, supporting)
    action.followups.set(followups)
    after = links_of(action)
    changes |= {
        name: [before[name], after[name]]
        for name in ("supporting", "followups")
        if before[name] != after[name]
    }
    record(Verb.ACTION_EDITED, action, by=by, changes=changes)
    return action


@transaction.atomic
def remove_action(action: PlannedAction, *, by: User) -> PlannedAction:
    """Take an action out of the plan; its row and achievements stay. Once is enough."""
    action = PlannedAction.objects.select_for_update(of=("self",)).get(pk=action.pk)
    if action.removed_at is None:
        apply(action, {"removed_at": timezone.now()})
        record(Verb.ACTION_REMOVED, action, by=by, plan=action.plan_id)
    return action


def support(action: PlannedAction, institutions: Sequence[Institution]) -> None:
    """Let these support it, in this order, and no others; never the leading one."""
    action.supporting.all().delete()
    PlannedSupport.objects.bulk_create(
        PlannedSupport(action=action, institution=each, order=order)
        for order, each in enumerate(institutions)
        if each.pk != action.lead_id
    )


def links_of(action: PlannedAction) -> dict[str, Any]:
    """Whom and what it names beside its own fields, for the trail."""
    helpers = action.supporting.order_by("order", "pk")
    return {
        "lead": action.lead_id,
        "supporting": list(helpers.values_list("institution", flat=True)),
        "followups": list(action.followups.order_by("pk").values_list("pk", flat=True)),
    }
