"""The form of a new meeting, with what it may bring along."""

from __future__ import annotations

from typing import Any

from crispy_forms.layout import Fieldset
from django import forms

from meetings.agenda.forms import MeetingForm
from meetings.agenda.models import Topic
from meetings.agenda.starting import Start, initial_of


class NewMeetingForm(MeetingForm):
    """Filled from a start; ``carry`` and ``topics`` only when there is something."""

    carry = forms.BooleanField(
        label="Bawa serta undangan, pimpinan, dan pokok bahasan",
        required=False,
        initial=True,
    )
    topics = forms.ModelMultipleChoiceField(
        label="Pokok bahasan yang menjadi mata acara",
        queryset=Topic.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(
        self, *args: Any, user: Any, start: Start | None, today: Any, **kwargs: Any
    ) -> None:
        filled = initial_of(start, today) if start else {}
        super().__init__(*args, user=user, initial=filled, **kwargs)
        self.start = start
        if start is None:
            del self.fields["carry"], self.fields["topics"]
            return
        self.fields["carry"].help_text = what_goes_along(start)
        self.fields["topics"].queryset = start.topics
        self.initial["topics"] = list(start.topics)
        shown = ["carry", *(["topics"] if self.initial["topics"] else [])]
        self.helper.layout.append(Fieldset("Bawa serta", *shown))

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not self.start or not data.get("carry") or "series" in self.errors:
            return data
        if data.get("series") != self.start.series:
            origin = self.start.series or "rapat tanpa forum"
            self.add_error(
                "series",
                f"Undangan dan pokok bahasan berasal dari {origin}. Pilih forum"
                " itu lagi, atau kosongkan pilihan “Bawa serta”.",
            )
        return data


def what_goes_along(start: Start) -> str:
    """Whom and what the box stands for, in words."""
    if start.source:
        who = "Undangan menurut daftar hadir rapat terakhir"
    elif start.series and start.series.invitation_list:
        who = f"Undangan menurut daftar “{start.series.invitation_list}”"
    else:
        return "Forum ini belum mempunyai daftar undangan."
    return f"{who}, dengan pejabat yang menjabat pada tanggal rapat."
