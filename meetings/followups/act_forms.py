"""Forms of those who report, decide and delegate."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format

from meetings.access.forms import bare_helper
from meetings.agenda.attachment_forms import Files, FilesField
from meetings.agenda.fields import DayField
from meetings.directory.models import Institution
from meetings.followups.models import FollowUp

STEPS = (0, 25, 50, 75, 100)


class EvidenceField(FilesField):
    """Files that may be left out."""

    def clean(self, data: Any, initial: Any = None) -> list[tuple[Any, str]]:
        return super().clean(data, initial) if data else []


class ReportForm(forms.Form):
    """How far it is: one tap says it; to propose that it is done takes a proof."""

    percent = forms.TypedChoiceField(
        label="Kemajuan",
        coerce=int,
        choices=[(each, f"{each}%") for each in STEPS],
        widget=forms.RadioSelect,
        required=False,
        empty_value=None,
        error_messages={"invalid_choice": "Pilih salah satu kemajuan."},
    )
    text = forms.CharField(
        label="Keterangan",
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    as_of = DayField(
        label="Tanggal kemajuan",
        required=False,
        help_text="Hari yang dilaporkan; hari ini bila dikosongkan.",
    )
    uploads = EvidenceField(
        label="Foto atau data dukung",
        widget=Files(attrs={"accept": "image/*,.pdf,.docx,.xlsx,.pptx"}),
        required=False,
        help_text="JPEG, PNG, PDF, DOCX, XLSX, atau PPTX; paling besar 25 MB.",
    )
    done = forms.BooleanField(required=False, widget=forms.HiddenInput)
    uuid = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, followup: FollowUp, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.met_on = followup.directive.meeting.date
        self.initial.setdefault("uuid", uuid4())
        self.initial.setdefault("as_of", timezone.localdate())
        self.helper = bare_helper()

    def clean_as_of(self) -> dt.date:
        today = timezone.localdate()
        day: dt.date = self.cleaned_data["as_of"] or today
        if day > today:
            raise ValidationError(
                "Tanggal kemajuan tidak dapat sesudah hari ini. Periksa tanggalnya."
            )
        if self.met_on is not None and day < min(self.met_on, today):
            raise ValidationError(
                "Tanggal kemajuan tidak dapat mendahului rapatnya, yaitu"
                f" {date_format(self.met_on, 'j F Y')}."
            )
        return day

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        proven = data.get("text") or data.get("uploads") or "uploads" in self.errors
        if data.get("done") and not proven:
            self.add_error(
                "text",
                "Untuk mengusulkan selesai, tulis hasilnya atau lampirkan bukti.",
            )
        if not data.get("done") and data.get("percent") is None:
            self.add_error("percent", "Pilih salah satu kemajuan.")
        return data


class ReasonForm(forms.Form):
    """Why something is returned or refused."""

    reason = forms.CharField(
        label="Alasan", max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()


class CancelForm(ReasonForm):
    """Why and by whose authority it is ended."""

    authority = forms.CharField(
        label="Dasar atau wewenang",
        max_length=300,
        help_text="Misalnya: keputusan Wali Kota dalam rapat 10 Maret 2026.",
    )


class OfferForm(forms.Form):
    """Who is asked to take it over."""

    to = forms.ModelChoiceField(
        label="Dilimpahkan kepada", queryset=Institution.objects.none()
    )
    note = forms.CharField(label="Keterangan", max_length=500, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["to"]
        field.queryset = Institution.objects.active().filter(merged_into=None)
        self.helper = bare_helper()
