"""Form of the invitation letter."""

from __future__ import annotations

from typing import Any

from crispy_forms.layout import Column, Fieldset, Layout, Row
from django import forms

from meetings.agenda.forms import RecordForm
from meetings.agenda.models import Invitation
from meetings.directory.models import Appointment


class InvitationForm(RecordForm):
    """What the letter says beside the data of its meeting."""

    class Meta:
        model = Invitation
        fields = [
            "urgency",
            "place",
            "signatory",
            "signatory_office",
            "signatory_name",
            "opening",
            "copies_to",
        ]
        widgets = {
            "opening": forms.Textarea(attrs={"rows": 3}),
            "copies_to": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {
            "place": "Tercetak di depan tanggal surat.",
            "signatory": "Bila dikosongkan, pimpinan rapat.",
            "opening": "Bila dikosongkan, kalimat pembuka yang lazim.",
            "copies_to": "Satu penerima tembusan pada setiap baris.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        letter = self.instance
        # Nobody has written it yet: version 1, so two who begin at once collide.
        self.fields.pop("uuid", None)
        self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput)
        self.initial["version"] = letter.version
        terms = Appointment.objects.select_related("official", "position")
        if day := letter.meeting.invitation_date or letter.meeting.date:
            terms = terms.on(day) | terms.filter(pk=letter.signatory_id)
        self.fields["signatory"].queryset = terms
        self.helper.layout = Layout(
            "version",
            Fieldset("Surat", Row(Column("urgency"), Column("place")), "opening"),
            Fieldset(
                "Penanda tangan",
                "signatory",
                Row(Column("signatory_office"), Column("signatory_name")),
            ),
            Fieldset("Tembusan", "copies_to"),
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        free = data.get("signatory_office") or data.get("signatory_name")
        if data.get("signatory") and free:
            self.add_error(
                "signatory", "Pilih dari daftar atau tulis sendiri, tidak keduanya."
            )
        return data
