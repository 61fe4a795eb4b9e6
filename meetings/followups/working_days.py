"""Days on which nobody is reminded."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays
from django.utils import timezone

from meetings.followups.models import Holiday, ReminderSetting

SATURDAY = 5


def is_quiet(day: dt.date, setting: ReminderSetting) -> bool:
    """A row of the admin decides; else weekends and national holidays are quiet."""
    row = Holiday.objects.filter(date=day).first()
    if row is not None:
        return not row.working
    if setting.quiet_weekends and day.weekday() >= SATURDAY:
        return True
    return day in national(day.year)


@lru_cache(maxsize=8)
def national(year: int) -> dict[dt.date, str]:
    """The national holidays of a year and their names, as far as the library knows
    them, in order."""
    known = holidays.country_holidays("ID", years=year, language="id")
    return dict(sorted(known.items()))


def today_in(setting: ReminderSetting) -> dt.date:
    return timezone.localdate(timezone=ZoneInfo(setting.zone))
