"""The form that issues a report."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms

from meetings.access.forms import bare_helper
from meetings.documents.models import IssuedReport


class IssueReportForm(forms.Form):
    """Why the last edition is replaced, if there is one; else nothing to fill in."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    uuid = forms.UUIDField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label="Alasan penggantian",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Tersimpan bersama edisi baru.",
    )

    def __init__(self, *args: Any, last: IssuedReport | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"seen": last.edition if last else 0, "uuid": uuid4()}
        if last is None:
            del self.fields["reason"]
        self.helper = bare_helper()
