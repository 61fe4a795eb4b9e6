"""What issuing, comparing and withdrawing ask for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from meetings.access.forms import bare_helper
from meetings.documents.models import IssuedDocument
from meetings.minutes.review_forms import CapacityForm


class WithdrawForm(CapacityForm):
    """Why minutes no longer hold, and in which capacity somebody says so."""

    reason = forms.CharField(
        label="Alasan pencabutan",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    field_order = ["reason", "capacity"]


class CompareForm(forms.Form):
    """Two issued copies of one meeting."""

    older = forms.TypedChoiceField(label="Edisi", coerce=str)
    newer = forms.TypedChoiceField(label="dibandingkan dengan", coerce=str)

    def __init__(
        self, *args: Any, papers: Sequence[IssuedDocument], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.by_code = {paper.code: paper for paper in papers}
        mixed = len({paper.classification for paper in papers}) > 1
        choices = [(paper.code, self.label_of(paper, mixed=mixed)) for paper in papers]
        for name in ("older", "newer"):
            field: Any = self.fields[name]
            field.choices = choices
        if len(papers) > 1:
            self.initial = {"older": papers[1].code, "newer": papers[0].code}
        self.helper = bare_helper()

    @staticmethod
    def label_of(paper: IssuedDocument, *, mixed: bool) -> str:
        level = f" ({paper.get_classification_display()})" if mixed else ""
        return f"Edisi {paper.copy}{level}"

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        return {name: self.by_code[code] for name, code in data.items()}
