"""Forms of minutes and directives."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Fieldset, Layout, Row
from django import forms
from django.core.exceptions import ValidationError

from meetings.access.forms import bare_helper
from meetings.agenda.forms import RecordForm, allowed
from meetings.agenda.models import Meeting
from meetings.directory.models import Institution, Position
from meetings.minutes.models import Directive, Minutes


class MinutesForm(RecordForm):
    """The words around the record."""

    class Meta:
        model = Minutes
        fields = ["opening", "closing", "source_note"]
        widgets = {
            "opening": forms.Textarea(attrs={"rows": 5}),
            "closing": forms.Textarea(attrs={"rows": 4}),
        }
        help_texts = {
            "source_note": (
                "Dari mana catatan ini berasal. Tampil di halaman rapat, tidak dicetak."
            )
        }


class DirectiveForm(RecordForm):
    """One directive with its addressees."""

    institutions = forms.ModelMultipleChoiceField(
        label="Instansi yang dituju",
        queryset=Institution.objects.none(),
        required=False,
    )
    positions = forms.ModelMultipleChoiceField(
        label="Jabatan yang dituju", queryset=Position.objects.none(), required=False
    )
    groups = forms.CharField(
        label="Kelompok yang dituju",
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
        help_text="Satu kelompok satu baris, misalnya: seluruh lurah.",
    )

    class Meta:
        model = Directive
        fields = [
            "speaker",
            "agenda_item",
            "kind",
            "ordinal",
            "text",
            "quote",
            "classification",
        ]
        widgets = {
            "text": forms.Textarea(attrs={"rows": 4}),
            "quote": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {
            "ordinal": "1 untuk “Pertama”, bila pembicara menyebut urutannya.",
            "quote": "Kata demi kata, tanpa tanda kutip.",
        }

    def __init__(self, *args: Any, meeting: Meeting, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.meeting = meeting
        self.instance.meeting_classification = meeting.classification
        # A row may lack its text (an import); a person is not let off.
        self.fields["text"].required = True
        self.fields["speaker"].queryset = meeting.attendance.all()
        self.fields["speaker"].empty_label = "Rapat secara keseluruhan (keputusan)"
        self.fields["agenda_item"].queryset = meeting.agenda_items.all()
        self.fields["agenda_item"].empty_label = "Di luar mata acara"
        unmerged = {"merged_into": None}
        self.fields["institutions"].queryset = Institution.objects.filter(**unmerged)
        self.fields["positions"].queryset = Position.objects.filter(**unmerged)
        self.fields["classification"].choices = [
            choice for choice in allowed(user) if choice[0] >= meeting.classification
        ]
        if self.instance.pk:
            self.initial.update(self.addressees_of(self.instance))
        else:
            self.initial["classification"] = meeting.classification
        self.helper.layout = directive_layout(new=not self.instance.pk)

    @staticmethod
    def addressees_of(directive: Directive) -> dict[str, Any]:
        """The addressees as this form's three fields hold them."""
        rows = list(directive.addressees.all())
        return {
            "institutions": [a.institution_id for a in rows if a.institution_id],
            "positions": [a.position_id for a in rows if a.position_id],
            "groups": "\n".join(a.group for a in rows if a.group),
        }

    def clean_text(self) -> str:
        return self.cleaned_data["text"].strip()

    def clean_quote(self) -> str:
        return self.cleaned_data["quote"].strip().strip('“”"')

    def clean_groups(self) -> str:
        lines = [line.strip() for line in self.cleaned_data["groups"].splitlines()]
        if any(len(line) > 200 for line in lines):
            raise ValidationError("Nama kelompok paling panjang 200 huruf.")
        return "\n".join(line for line in lines if line)

    @property
    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        addressees: list[dict[str, Any]] = [
            {"institution": each.pk} for each in data["institutions"]
        ]
        addressees += [{"position": each.pk} for each in data["positions"]]
        addressees += [{"group": line} for line in data["groups"].splitlines()]
        return {**super().values, "addressees": addressees}

    def theirs(self, current: Any) -> dict[str, Any]:
        rows = list(current.addressees.select_related("institution", "position"))
        return {
            **super().theirs(current),
            "institutions": [a.institution for a in rows if a.institution],
            "positions": [a.position for a in rows if a.position],
            "groups": "\n".join(a.group for a in rows if a.group),
        }


def directive_layout(*, new: bool) -> Layout:
    return Layout(
        "uuid" if new else "version",
        Fieldset(
            "Siapa dan di bawah acara apa",
            "speaker",
            "agenda_item",
            Row(Column("kind"), Column("ordinal")),
        ),
        Fieldset("Apa yang disampaikan", "text", "quote"),
        Fieldset(
            "Ditujukan kepada",
            Row(Column("institutions"), Column("positions")),
            "groups",
        ),
        Fieldset("Keamanan", "classification"),
    )


class ClassificationForm(forms.Form):
    """The classification of a meeting."""

    classification = forms.TypedChoiceField(
        label="Klasifikasi keamanan",
        coerce=int,
        help_text="Butir yang lebih rendah ikut dinaikkan; tidak ada yang diturunkan.",
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, meeting: Meeting, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["classification"].choices = allowed(user)
        self.initial = {
            "classification": meeting.classification,
            "version": meeting.version,
        }
        self.helper: FormHelper = bare_helper()

    def theirs(self, current: Any) -> dict[str, Any]:
        return {"classification": current.classification}
