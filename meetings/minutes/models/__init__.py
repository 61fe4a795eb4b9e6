"""What was said."""

from meetings.minutes.models.check_setting import CheckSetting
from meetings.minutes.models.directive import Addressee, Directive
from meetings.minutes.models.minutes import Minutes
from meetings.minutes.models.revision import Revision

__all__ = ["Addressee", "CheckSetting", "Directive", "Minutes", "Revision"]
