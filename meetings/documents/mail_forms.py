"""Who gets the invitation by e-mail."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.db.models import QuerySet

from meetings.agenda.models import Attendance


class MailForm(forms.Form):
    """The chosen lines; a UUID of its own, so that a second click sends nothing."""

    lines = forms.ModelMultipleChoiceField(
        queryset=Attendance.objects.none(),
        error_messages={
            "required": "Pilih paling sedikit satu penerima.",
            "invalid_choice": (
                "Seorang penerima sudah tidak ada dalam daftar, atau tidak lagi"
                " mempunyai alamat. Periksa daftarnya."
            ),
        },
    )
    batch = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, lines: QuerySet[Attendance], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = self.fields["lines"].queryset = lines
