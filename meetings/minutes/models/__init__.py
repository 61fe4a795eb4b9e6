"""What was said."""

from meetings.minutes.models.check_setting import CheckSetting
from meetings.minutes.models.comment import ReviewComment
from meetings.minutes.models.confirmation import (
    Confirmation,
    ConfirmationLink,
    Ruling,
)
from meetings.minutes.models.directive import Addressee, Directive
from meetings.minutes.models.edition import Correction, Edition
from meetings.minutes.models.minutes import Minutes
from meetings.minutes.models.revision import Revision

__all__ = [
    "Addressee",
    "CheckSetting",
    "Confirmation",
    "ConfirmationLink",
    "Correction",
    "Directive",
    "Edition",
    "Minutes",
    "ReviewComment",
    "Revision",
    "Ruling",
]
