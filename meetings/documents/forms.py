"""Forms of reports: which follow-ups are asked for."""

from __future__ import annotations

import datetime as dt
from typing import Any

from crispy_forms.layout import Div, Layout
from django import forms
from django.utils.formats import date_format

from meetings.access.forms import bare_helper
from meetings.agenda.fields import DayField
from meetings.agenda.models import Meeting, Series
from meetings.directory.models import Institution
from meetings.followups.models import FollowUp

SPAN = ("since", "until")
# Beside the states: what is asked for more often than any of them.
GROUPS = {"open": "Terbuka", "overdue": "Terlambat"}


class SelectionForm(forms.Form):
    """What the reader asks for; an unknown value is an error, never everything."""

    series = forms.ModelChoiceField(
        label="Forum",
        queryset=Series.objects.none(),
        required=False,
        empty_label="Semua",
    )
    institution = forms.ModelChoiceField(
        label="Instansi",
        queryset=Institution.objects.all(),
        required=False,
        empty_label="Semua",
    )
    state = forms.ChoiceField(
        label="Status",
        choices=[("", "Semua"), *GROUPS.items(), *FollowUp.State.choices],
        required=False,
    )
    since = DayField(label="Rapat sejak", required=False)
    until = DayField(label="Rapat sampai", required=False)
    # A link from its page names the meeting; there are too many to choose from.
    meeting = forms.ModelChoiceField(
        queryset=Meeting.objects.none(), required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        visible = Meeting.objects.visible_to(user)
        self.fields["meeting"].queryset = visible
        # Only forums of meetings that the reader sees: a name may tell enough.
        self.fields["series"].queryset = Series.objects.filter(
            pk__in=visible.order_by().values("series")
        ).select_related("institution")
        self.helper = bare_helper()
        names = ("series", "institution", "state", "since", "until")
        self.helper.layout = Layout("meeting", Div(*names, css_class="filter-fields"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        since, until = data.get("since"), data.get("until")
        if since and until and since > until:
            self.add_error("until", "Tanggal akhir mendahului tanggal awalnya.")
        return data

    def narrow(self, rows: Any, today: dt.date) -> Any:
        """The follow-ups that the valid fields let through."""
        data = self.cleaned_data
        conditions = {
            "directive__meeting": data["meeting"],
            "directive__meeting__series": data["series"],
            "directive__meeting__date__gte": data["since"],
            "directive__meeting__date__lte": data["until"],
        }
        rows = rows.filter(**{key: each for key, each in conditions.items() if each})
        if data["institution"]:
            rows = rows.of([data["institution"].pk])
        match data["state"]:
            case "":
                return rows
            case "open":
                return rows.open()
            case "overdue":
                return rows.overdue(today)
            case state:
                return rows.filter(state=state)

    def facts(self) -> list[tuple[str, str]]:
        """The selection in words, for the head of the paper."""
        data = self.cleaned_data
        days = {key: data[key] and date_format(data[key], "j F Y") for key in SPAN}
        state = dict(self.fields["state"].choices).get(data["state"], "")
        told = [
            ("Rapat", data["meeting"]),
            ("Forum", data["series"]),
            ("Instansi", data["institution"]),
            ("Rapat sejak", days["since"]),
            ("Rapat sampai", days["until"]),
            ("Status", state if data["state"] else ""),
        ]
        return [(label, str(text)) for label, text in told if text]
