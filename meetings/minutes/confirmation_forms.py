"""Forms of the speaker's answer and of the secretariat's."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from meetings.minutes.models import Directive
from meetings.minutes.standing import State, digest_of, standing_of

LONGEST = 10_000


class ProposalForm(forms.Form):
    """Other words for one directive; begins with those that now count or wait."""

    text = forms.CharField(
        label="Isi",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4, "class": "form-control"}),
    )
    quote = forms.CharField(
        label="Kutipan langsung",
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "class": "form-control"}),
        help_text="Kata demi kata, tanpa tanda kutip. Boleh kosong.",
    )

    def __init__(self, data: Any = None, *, directive: Directive) -> None:
        self.directive = directive
        standing = standing_of(directive)
        waits = standing.state == State.PROPOSED and standing.answer
        words = waits or directive
        super().__init__(
            data,
            auto_id=f"butir-{directive.pk}-%s",
            initial={"text": words.text, "quote": words.quote},
        )

    def clean_quote(self) -> str:
        return self.cleaned_data["quote"].strip('“”"')

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if not self.errors and digest_of(self.directive, **data) == digest_of(
            self.directive
        ):
            raise ValidationError(
                "Usulan Anda sama dengan bunyi sekarang. Bila sudah tepat,"
                " konfirmasilah butirnya."
            )
        return data


class RefusalForm(forms.Form):
    """Why a proposed wording is not taken over; its speaker reads it."""

    reason = forms.CharField(
        label="Alasan bila tidak diterima",
        max_length=500,
        widget=forms.TextInput(attrs={"class": "form-control"}),
        help_text="Dibaca oleh pembicara.",
    )

    def __init__(self, data: Any = None, *, proposal: int) -> None:
        super().__init__(data, auto_id=f"usulan-{proposal}-%s")
