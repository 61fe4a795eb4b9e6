"""The form that takes a spreadsheet of the directory."""

from __future__ import annotations

from typing import Any

from django import forms

from meetings.access.forms import bare_helper
from meetings.directory import plan, sheets


class ImportForm(forms.Form):
    file = forms.FileField(
        label="Berkas",
        help_text="XLSX atau CSV (UTF-8), paling banyak 5.000 baris dan 5 MB.",
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()

    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        content = upload.read(sheets.MAX_BYTES + 1)
        plan.rows_of(sheets.read(content, upload.name))
        self.cleaned_data["content"] = content
        return upload
