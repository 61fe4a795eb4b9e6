"""What verified follow-ups say about an action, to begin its achievement with."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.formats import date_format

from meetings.followups.models import Evidence, FollowUp, PlannedAction, Progress


def verified_of(action: PlannedAction, user: Any) -> list[FollowUp]:
    """Verified follow-ups of the action that the user sees.

    None above the class of the plan: their words would go where more may read them.
    """
    files = Prefetch("evidence", Evidence.objects.order_by("pk"))
    steps = Progress.objects.order_by("number").prefetch_related(files)
    rows = (
        FollowUp.objects.visible_to(user)
        .live()
        .filter(
            planned_actions=action,
            state=FollowUp.State.VERIFIED,
            classification__lte=action.plan.classification,
        )
    )
    return list(rows.order_by("pk").prefetch_related(Prefetch("progress", steps)))


def proposed(followups: list[FollowUp]) -> dict[str, str]:
    """The start of an achievement: what was verified and when, and its evidence."""
    files = [
        file.name
        for row in followups
        for step in row.progress.all()
        for file in step.evidence.all()
    ]
    return {
        "text": "\n".join(map(told, followups)),
        "evidence": "; ".join(dict.fromkeys(files)),
    }


def told(followup: FollowUp) -> str:
    """``Pompa disiagakan. (terverifikasi 12 April 2026)``"""
    day = date_format(timezone.localtime(followup.verified_at), "j F Y")
    return f"{followup.description} (terverifikasi {day})"
