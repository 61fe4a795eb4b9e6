"""What an address says about which follow-ups are meant."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from meetings.access.forms import bare_helper
from meetings.agenda.fields import DayField
from meetings.followups.models import FollowUp
from meetings.followups.selection import AGE_NAMES, Selection

ALL = ("", "Semua")
UNSEEN = "Tidak ada yang dapat Anda baca"
REVERSED = "Tanggal ini sebelum “Rapat sejak”. Isi tanggal yang sama atau sesudahnya."


class MonthField(forms.DateField):
    """``2026-11``, as the first day of the month."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(input_formats=["%Y-%m"], **kwargs)


class SelectionForm(forms.Form):
    """Checks the address; what it names is offered only where the reader sees it."""

    sejak = DayField(label="Rapat sejak", required=False)
    hingga = DayField(label="Rapat hingga", required=False)
    instansi = forms.IntegerField(
        label="Penanggung jawab", required=False, min_value=1, widget=forms.Select
    )
    forum = forms.IntegerField(
        label="Forum", required=False, min_value=0, widget=forms.Select
    )
    topik = forms.IntegerField(
        label="Pokok bahasan", required=False, min_value=0, widget=forms.Select
    )
    umur = forms.ChoiceField(required=False, choices=[ALL, *AGE_NAMES.items()])
    tenggat = forms.ChoiceField(required=False, choices=[ALL, *FollowUp.Due.choices])
    bulan = MonthField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()

    def selection(self) -> Selection:
        """All of them where the address is not understood; the form then says so."""
        if not self.is_valid():
            return Selection()
        return Selection(**self.cleaned_data)

    def offer(self, **named: Iterable[tuple[int, str]]) -> None:
        """Let the reader choose among these, and keep what is chosen."""
        for name, pairs in named.items():
            known = dict(pairs)
            chosen = self.cleaned_data.get(name)
            if chosen is not None:
                known.setdefault(chosen, UNSEEN)
            self.fields[name].widget.choices = [ALL, *known.items()]


class OverviewForm(SelectionForm):
    """As it is filled in; an address of the list may well name days of which there are
    none, such as a month before the first."""

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = found.get("sejak"), found.get("hingga")
        if first and last and last < first:
            self.add_error("hingga", REVERSED)
        return found
