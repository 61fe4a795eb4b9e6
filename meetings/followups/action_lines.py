"""A plan of action as the lines of its table, in the words that are shown. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from meetings.followups.action_columns import COLUMNS, Column
from meetings.followups.models import Achievement, PlannedAction


@dataclass(frozen=True)
class ActionLine:
    """One action; its fields are the keys of the columns, beside ``problem``."""

    number: int  # counts the lines that the reader sees
    problem: str
    action: str
    lead: str
    supporting: str
    criterion: str
    target_b04: str
    target_b08: str
    target_b12: str
    achievement: str
    evidence: str
    remark: str

    @property
    def is_long(self) -> bool:
        """Whether it may need more than a third of a page."""
        narrow = (self.criterion, self.achievement, self.evidence, self.remark)
        return len(self.problem) + len(self.action) > 500 or max(map(len, narrow)) > 300

    def cells(
        self, columns: Iterable[Column] = COLUMNS
    ) -> list[tuple[Column, str | int]]:
        return [(column, getattr(self, column.key)) for column in columns]


def action_lines(
    actions: Iterable[PlannedAction], achieved: Mapping[int, Achievement] | None = None
) -> tuple[ActionLine, ...]:
    """``actions`` are ``told``; ``achieved`` has what was written in the period, by
    action."""
    known = achieved or {}
    return tuple(
        line_of(action, number, known.get(action.pk))
        for number, action in enumerate(actions, 1)
    )


def line_of(
    action: PlannedAction, number: int, achieved: Achievement | None
) -> ActionLine:
    helpers = [each.institution.name for each in action.supporting.all()]
    remarks = [action.note, achieved.note if achieved else ""]
    return ActionLine(
        number=number,
        problem=action.problem,
        action=action.action,
        lead=action.lead.name,
        supporting="; ".join([*helpers, action.groups] if action.groups else helpers),
        criterion=action.criterion,
        target_b04=action.target_b04,
        target_b08=action.target_b08,
        target_b12=action.target_b12,
        achievement=achieved.text if achieved else "",
        evidence=achieved.evidence if achieved else "",
        remark="\n".join(remark for remark in remarks if remark),
    )
