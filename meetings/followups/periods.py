"""The three periods in which a plan of action is reported: as data, not code.

A year of four months each, named after the month in which it ends (Permendagri
42/2015) [known].
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class Period:
    """One of them; ``slug`` stands in addresses and rows."""

    slug: str
    label: str
    months: str
    last_month: int

    def last_day(self, year: int) -> dt.date:
        days = calendar.monthrange(year, self.last_month)[1]
        return dt.date(year, self.last_month, days)

    @property
    def target_field(self) -> str:
        """The field of a planned action that holds the target of this period."""
        return f"target_{self.slug}"

    @property
    def text(self) -> str:
        """``B04 (Januari–April)``"""
        return f"{self.label} ({self.months})"


PERIODS = (
    Period("b04", "B04", "Januari–April", 4),
    Period("b08", "B08", "Mei–Agustus", 8),
    Period("b12", "B12", "September–Desember", 12),
)
BY_SLUG = {period.slug: period for period in PERIODS}


def period_on(day: dt.date) -> Period:
    """The one that the day falls into."""
    return next(each for each in PERIODS if day.month <= each.last_month)
