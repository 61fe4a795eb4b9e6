"""Forms of reports: which follow-ups are asked for."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.formats import date_format

from meetings.access.forms import bare_helper
from meetings.agenda.fields import DayField
from meetings.agenda.models import Meeting, Series
from meetings.directory.models import Institution
from meetings.followups.models import FollowUp
from meetings.followups.selection import Selection, shown_as

SPAN = ("sejak", "hingga")
# Beside the states: what is asked for more often than any of them.
GROUPS = {"terbuka": "Terbuka", "terlambat": "Terlambat"}


class MatrixForm(forms.Form):
    """What the reader asks for; an unknown value is an error, never everything."""

    forum = forms.ModelChoiceField(
        label="Forum",
        queryset=Series.objects.none(),
        required=False,
        empty_label="Semua",
    )
    pelaksana = forms.ModelChoiceField(
        label="Instansi",
        queryset=Institution.objects.all(),
        required=False,
        empty_label="Semua",
    )
    keadaan = forms.ChoiceField(
        label="Status",
        choices=[("", "Semua"), *GROUPS.items(), *FollowUp.State.choices],
        required=False,
    )
    sejak = DayField(label="Rapat sejak", required=False)
    hingga = DayField(label="Rapat sampai", required=False)
    # A link from its page names the meeting; there are too many to choose from.
    rapat = forms.ModelChoiceField(
        queryset=Meeting.objects.none(), required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        visible = Meeting.objects.visible_to(user)
        self.fields["rapat"].queryset = visible
        # Only forums of meetings that the reader sees: a name may tell enough.
        self.fields["forum"].queryset = Series.objects.filter(
            pk__in=visible.order_by().values("series")
        ).select_related("institution")
        self.helper = bare_helper()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        since, until = data.get("sejak"), data.get("hingga")
        if since and until and since > until:
            self.add_error("hingga", "Tanggal akhir mendahului tanggal awalnya.")
        return data

    def narrow(self, rows: Any, today: dt.date) -> Any:
        """The follow-ups that the valid fields let through."""
        data = self.cleaned_data
        forum, body = data["forum"], data["pelaksana"]
        span = {"sejak": data["sejak"], "hingga": data["hingga"]}
        rows = Selection(forum=forum and forum.pk, **span).narrow(rows, today)
        if data["rapat"]:
            rows = rows.filter(meeting=data["rapat"])
        if body:
            rows = rows.of([body.pk])
        state = data["keadaan"]
        if state in GROUPS:
            return rows.filter(shown_as(today)[state])
        return rows.filter(state=state) if state else rows

    def facts(self) -> list[tuple[str, str]]:
        """The selection in words, for the head of the paper."""
        data = self.cleaned_data
        days = {key: data[key] and date_format(data[key], "j F Y") for key in SPAN}
        state = dict(self.fields["keadaan"].choices).get(data["keadaan"], "")
        told = [
            ("Rapat", data["rapat"]),
            ("Forum", data["forum"]),
            ("Instansi", data["pelaksana"]),
            ("Rapat sejak", days["sejak"]),
            ("Rapat sampai", days["hingga"]),
            ("Status", state if data["keadaan"] else ""),
        ]
        return [(label, str(text)) for label, text in told if text]
