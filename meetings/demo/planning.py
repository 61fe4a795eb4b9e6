"""Load what a forum plans for a year, through the same acts as its secretariat."""

from __future__ import annotations

from typing import Any

from meetings.access.models import User
from meetings.demo.gatherings import City, identity
from meetings.followups import achieving, action_planning
from meetings.followups.models import ActionPlan

NOT_ACTION = {"key", "lead", "supporting", "achievements"}


def load_plan(row: dict[str, Any], city: City, *, by: User) -> ActionPlan:
    """One plan of action with its actions and what was achieved."""
    forum = city.series[row["series"]]
    values = {
        "series": forum,
        "year": row["year"],
        "title": row["title"],
        "legal_basis": forum.legal_basis,
        "classification": forum.classification,
    }
    plan = action_planning.add_plan(values, uuid=identity(row["key"]), by=by)
    for action in row["actions"]:
        load_action(plan, row["key"], action, city, by=by)
    return plan


def load_action(
    plan: ActionPlan, prefix: str, row: dict[str, Any], city: City, *, by: User
) -> None:
    values = {name: value for name, value in row.items() if name not in NOT_ACTION}
    values["lead"] = city.institutions[row["lead"]]
    values["supporting"] = [city.institutions[key] for key in row["supporting"]]
    key = (prefix, row["key"])
    action = action_planning.add_action(plan, values, uuid=identity(*key), by=by)
    for written in row.get("achievements", []):
        values = {name: text for name, text in written.items() if name != "period"}
        period = written["period"]
        same = identity(*key, period)
        achieving.write(action, period, version=0, uuid=same, by=by, **values)
