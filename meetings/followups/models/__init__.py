"""What became of it."""

from meetings.followups.models.achievement import Achievement
from meetings.followups.models.action_plan import ActionPlan
from meetings.followups.models.carried_over import CarriedOver
from meetings.followups.models.delegation import Delegation
from meetings.followups.models.due_feed import DueFeed
from meetings.followups.models.evidence import Evidence
from meetings.followups.models.follow_up import FollowUp
from meetings.followups.models.planned_action import PlannedAction, PlannedSupport
from meetings.followups.models.progress import Progress
from meetings.followups.models.reminder import Reminder, ReminderMail
from meetings.followups.models.reminder_days import Holiday, ReminderSetting
from meetings.followups.models.supporting import Supporting

__all__ = [
    "Achievement",
    "ActionPlan",
    "CarriedOver",
    "Delegation",
    "DueFeed",
    "Evidence",
    "FollowUp",
    "Holiday",
    "PlannedAction",
    "PlannedSupport",
    "Progress",
    "Reminder",
    "ReminderMail",
    "ReminderSetting",
    "Supporting",
]
