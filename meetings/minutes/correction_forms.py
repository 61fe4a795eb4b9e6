"""What an erratum names, and why one is turned down."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.apps import apps
from django.core.exceptions import ValidationError

from meetings.access.forms import bare_helper
from meetings.minutes.errata import Paragraph


class CorrectionForm(forms.Form):
    """One paragraph of the issued minutes, what it becomes and why."""

    paragraph = forms.ChoiceField(label="Paragraf yang diralat")
    new = forms.CharField(
        label="Menjadi",
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Tulis seluruh paragraf sebagaimana seharusnya.",
    )
    reason = forms.CharField(
        label="Alasan", max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )
    uuid = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, known: Sequence[Paragraph], chosen: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"uuid": uuid4(), "paragraph": chosen}
        self.known = {paragraph.key: paragraph for paragraph in known}
        field: Any = self.fields["paragraph"]
        field.choices = [
            (each.key, f"{each.label} – {each.text[:80]}") for each in known
        ]
        if chosen in self.known:
            self.initial["new"] = self.known[chosen].text
        self.helper = bare_helper()

    def clean_new(self) -> str:
        # Browsers send lines with CRLF, wherever the text came from.
        return self.cleaned_data["new"].replace("\r\n", "\n")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        paragraph = self.known.get(data.get("paragraph", ""))
        if paragraph is None or "new" not in data:
            return data
        if data["new"] == paragraph.text.replace("\r\n", "\n"):
            self.add_error("new", "Teks ini sama dengan yang sudah terbit.")
        else:
            self.check_fits(paragraph, data["new"])
        return data

    def check_fits(self, paragraph: Paragraph, new: str) -> None:
        """Whether the row can hold it: its length, and that something must stand."""
        model = apps.get_model("meetings", paragraph.table)
        column: Any = model._meta.get_field(paragraph.field)
        required = paragraph.field in {"title", "text", "name"}
        try:
            if required and not new:
                raise ValidationError("Paragraf ini tidak boleh kosong.")
            column.run_validators(new)
        except ValidationError as error:
            self.add_error("new", error)

    @property
    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {
            "paragraph": self.known[data["paragraph"]],
            "new": data["new"],
            "reason": data["reason"],
            "uuid": data["uuid"],
        }


class RefusalForm(forms.Form):
    """Why a proposal is turned down."""

    refusal = forms.CharField(label="Alasan penolakan", max_length=500)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
