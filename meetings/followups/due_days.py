"""On which days a due date can fall, for every form that takes one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format

YEARS = 10


def possible_after(met_on: dt.date | None) -> Callable[[dt.date], None]:
    """A validator: not before the meeting that sets it, nor more than ten years after
    it; of a meeting that is long ago, or has no date, ten years from today."""

    def check(day: dt.date) -> None:
        if met_on is not None and day < met_on:
            raise ValidationError(
                "Tenggat tidak dapat mendahului rapatnya, yaitu"
                f" {date_format(met_on, 'j F Y')}. Periksa tanggal dan tahunnya."
            )
        last = years_after(max(met_on or dt.date.min, timezone.localdate()))
        if day > last:
            raise ValidationError(
                "Tenggat paling lama sepuluh tahun, yaitu sampai"
                f" {date_format(last, 'j F Y')}. Periksa tahunnya."
            )

    return check


def years_after(day: dt.date) -> dt.date:
    """The same day ten years later; 29 February becomes 1 March where it is none."""
    try:
        return day.replace(year=day.year + YEARS)
    except ValueError:
        return dt.date(day.year + YEARS, 3, 1)
