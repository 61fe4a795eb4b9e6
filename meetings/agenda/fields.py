"""Form fields for days and clock times that are typed as they are said."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.formats import date_format

from meetings.agenda.dates import NotUnderstood, read_date, read_time


class DayInput(forms.TextInput):
    """A text with the browser's calendar beside it and what was understood below."""

    def render(
        self, name: str, value: Any, attrs: Any = None, renderer: Any = None
    ) -> Any:
        field_id = (attrs or {}).get("id", f"id_{name}")
        live = {
            "hx-get": reverse_lazy("agenda:understand_date"),
            "hx-trigger": "change, input changed delay:400ms",
            "hx-target": f"#{field_id}_maksud",
            "hx-swap": "innerHTML",  # whatever the form around it says
            "hx-sync": "this:replace",
            "autocomplete": "off",
        }
        context = {
            "input": super().render(name, value, {**live, **(attrs or {})}, renderer),
            "id": field_id,
            **understood(str(value or "")),
            "problem": "",  # told with the errors of the form
        }
        return render_to_string("agenda/_date_input.html", context)


class ClockInput(forms.TextInput):
    """A text that a phone fills in from its number keys."""

    def __init__(self) -> None:
        super().__init__(attrs={"inputmode": "numeric", "autocomplete": "off"})


class DayField(forms.DateField):
    """``26 November 2024``, ``26/11/2024``, ``besok``, ``Selasa depan``."""

    widget = DayInput

    def to_python(self, value: Any) -> dt.date | None:
        if value in self.empty_values or isinstance(value, dt.date):
            return value or None
        try:
            return read_date(str(value), timezone.localdate())
        except NotUnderstood as error:
            raise ValidationError(str(error)) from error

    def prepare_value(self, value: Any) -> Any:
        return date_format(value, "j F Y") if isinstance(value, dt.date) else value


class ClockField(forms.TimeField):
    """``9``, ``09.00``, ``9:30``, ``0900``."""

    widget = ClockInput

    def to_python(self, value: Any) -> dt.time | None:
        if value in self.empty_values or isinstance(value, dt.time):
            return value or None
        try:
            return read_time(str(value))
        except NotUnderstood as error:
            raise ValidationError(str(error)) from error

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%H.%M}" if isinstance(value, dt.time) else value


def understood(text: str) -> dict[str, Any]:
    """``words`` and ``day`` that were understood, or the ``problem``; empty of empty.

    >>> understood("besok")["words"]
    "Selasa, 26 November 2024"
    """
    if not text.strip():
        return {"words": "", "problem": "", "day": None}
    try:
        day = read_date(text, timezone.localdate())
    except NotUnderstood as error:
        return {"words": "", "problem": str(error), "day": None}
    return {"words": date_format(day, "l, j F Y"), "problem": "", "day": day}
