"""Forms of the files of a meeting."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms

from meetings.access.forms import bare_helper
from meetings.agenda.forms import RecordForm
from meetings.agenda.models import Attachment
from meetings.uploads import document_type

MOST = 20  # files in one go


class Files(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files; each is checked, and each problem names its file."""

    widget = Files

    def clean(self, data: Any, initial: Any = None) -> list[tuple[Any, str]]:
        uploads = data if isinstance(data, list) else [data] if data else []
        if not uploads:
            raise forms.ValidationError("Pilih sekurang-kurangnya satu berkas.")
        if len(uploads) > MOST:
            raise forms.ValidationError(f"Paling banyak {MOST} berkas sekaligus.")
        checked, problems = [], []
        for upload in uploads:
            try:
                checked.append((upload, document_type(upload)))
            except forms.ValidationError as error:
                problems.append(f"{upload.name}: {error.messages[0]}")
        if problems:
            raise forms.ValidationError(problems)
        return checked


class UploadForm(forms.Form):
    """Files of one kind."""

    kind = forms.ChoiceField(label="Jenis", choices=Attachment.Kind.choices)
    uploads = FilesField(
        label="Berkas",
        help_text=(
            "PDF, DOCX, XLSX, PPTX, JPEG, atau PNG; masing-masing paling besar 25 MB."
        ),
    )
    in_minutes = forms.BooleanField(
        label="Tampilkan foto dalam notula",
        help_text="Foto dicetak pada lampiran dokumentasi notula.",
        required=False,
    )
    uuid = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"uuid": uuid4()}
        self.helper = bare_helper()


class AttachmentForm(RecordForm):
    """What is said of a file; its content never changes."""

    class Meta:
        model = Attachment
        fields = ["title", "kind", "in_minutes"]
        help_texts = {"in_minutes": "Foto dicetak pada lampiran dokumentasi notula."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.preview:
            del self.fields["in_minutes"]
            self.fields["kind"].choices = [
                choice for choice in Attachment.Kind.choices if choice[0] != "photo"
            ]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("in_minutes") and data.get("kind") != Attachment.Kind.PHOTO:
            self.add_error("in_minutes", "Hanya foto yang dapat tampil dalam notula.")
        return data
