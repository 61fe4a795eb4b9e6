"""The form of the set-up page of the checks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms

from meetings.minutes.checks.finding import Check, Severity
from meetings.minutes.checks.registry import CHECKS
from meetings.minutes.models import CheckSetting


class SeveritiesForm(forms.Form):
    """One choice for each check that may be taken otherwise than by default."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = CheckSetting.objects.chosen()
        for check in CHECKS:
            if not check.essential:
                usual = ("", f"Bawaan: {check.default.label.lower()}")
                self.fields[check.slug] = forms.ChoiceField(
                    label=check.title,
                    choices=[usual, *Severity.choices],
                    initial=chosen.get(check.slug, ""),
                    required=False,
                )

    def rows(self) -> Iterator[tuple[Check, Any]]:
        """Each check with its field; None where nothing can be chosen."""
        for check in CHECKS:
            yield check, None if check.essential else self[check.slug]
