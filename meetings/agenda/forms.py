"""Forms of meetings and agenda items."""

from __future__ import annotations

from typing import Any

from crispy_forms.layout import Column, Div, Fieldset, Layout, Row
from django import forms

from meetings.access import policy
from meetings.access.classification import Classification
from meetings.access.forms import RecordForm, bare_helper
from meetings.agenda.fields import ClockField, DayField
from meetings.agenda.models import AgendaItem, Meeting, Series
from meetings.directory.models import Institution


class TimeInput(forms.TimeInput):
    """The browser's own clock."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class MeetingForm(RecordForm):
    """The particulars of a meeting."""

    link = forms.URLField(
        label="Tautan rapat daring",
        max_length=500,
        required=False,
        assume_scheme="https",
    )

    class Meta:
        model = Meeting
        fields = [
            "series",
            "institution",
            "title",
            "period",
            "number",
            "date",
            "end_date",
            "start_time",
            "end_time",
            "until_done",
            "part_of_day",
            "zone",
            "place",
            "mode",
            "link",
            "classification",
            "invitation_number",
            "invitation_date",
        ]
        field_classes = {
            "date": DayField,
            "end_date": DayField,
            "start_time": ClockField,
            "end_time": ClockField,
            "invitation_date": DayField,
        }
        help_texts = {
            "date": "Misalnya besok, Selasa depan, atau 26/11/2024.",
            "part_of_day": "Bila pukulnya tidak diketahui.",
            "period": "Misalnya November 2024.",
            "number": "Dikosongkan sampai notula bernomor.",
            "end_date": "Hanya bila rapat lebih dari satu hari.",
        }

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hosts = policy.may_host(user, Institution.objects.all())
        active = hosts.active() | Institution.objects.filter(
            pk=self.instance.institution_id
        )
        self.fields["institution"].queryset = active.distinct()
        forums = Series.objects.filter(active=True, institution__in=hosts)
        current = Series.objects.filter(pk=self.instance.series_id)
        self.fields["series"].queryset = (forums | current).distinct()
        self.fields["classification"].choices = allowed(user)
        if self.instance.pk:
            # Its directives must follow: an act of its own (minutes:reclassify).
            del self.fields["classification"]
        self.helper.layout = meeting_layout(new=not self.instance.pk)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        series, institution = data.get("series"), data.get("institution")
        if series and institution and series.institution_id != institution.pk:
            self.add_error(
                "institution",
                f"Forum ini diselenggarakan oleh {series.institution}."
                " Sesuaikan penyelenggara, atau kosongkan forum.",
            )
        return data


def allowed(user: Any) -> list[tuple[int, str]]:
    """The classifications up to the user's clearance: no one writes what they may
    not read."""
    return [each for each in Classification.choices if each[0] <= user.clearance]


def meeting_layout(*, new: bool) -> Layout:
    """Fields in the order of the notula's form, side by side where they belong."""
    return Layout(
        "version" if not new else "uuid",
        Fieldset(
            "Rapat",
            "title",
            Row(Column("series"), Column("institution")),
            Row(Column("period"), Column("number")),
            *(["classification"] if new else []),
        ),
        Fieldset(
            "Waktu",
            Row(Column("date"), Column("end_date")),
            Row(Column("start_time"), Column("end_time"), Column("zone")),
            Row(Column("until_done"), Column("part_of_day")),
        ),
        Fieldset("Tempat", "place", Row(Column("mode"), Column("link"))),
        Fieldset(
            "Surat undangan",
            Row(Column("invitation_number"), Column("invitation_date")),
        ),
    )


class AgendaItemForm(RecordForm):
    """One matter on the agenda."""

    class Meta:
        model = AgendaItem
        fields = ["title", "description", "topic"]
        widgets = {"description": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"topic": "Perkara yang dibahas lintas rapat dalam forum ini."}

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        topics = self.fields["topic"].queryset
        self.fields["topic"].queryset = topics.filter(series=meeting.series_id)
        if meeting.series_id is None:
            del self.fields["topic"]


class MeetingFilter(forms.Form):
    """What the list of meetings shows; an unknown value is shown as an error."""

    q = forms.CharField(label="Kata dalam nama rapat", required=False, max_length=100)
    series = forms.ModelChoiceField(
        label="Forum",
        queryset=Series.objects.none(),
        required=False,
        empty_label="Semua",
    )
    status = forms.ChoiceField(
        label="Status", choices=[("", "Semua"), *Meeting.Status.choices], required=False
    )
    year = forms.IntegerField(
        label="Tahun",
        required=False,
        min_value=1945,
        max_value=2999,
        # A number input would drop what was mistyped before it can be explained.
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, visible: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Only forums of meetings that the reader sees: a name may tell enough.
        self.fields["series"].queryset = Series.objects.filter(
            pk__in=visible.order_by().values("series")
        )
        self.helper = bare_helper()
        self.helper.layout = Layout(
            Div("q", "series", "status", "year", css_class="filter-fields")
        )

    def narrow(self, meetings: Any) -> Any:
        """The meetings that the valid fields let through."""
        data = self.cleaned_data if self.is_valid() else {}
        if data.get("q"):
            for word in data["q"].split():
                meetings = meetings.filter(title__icontains=word)
        if data.get("series"):
            meetings = meetings.filter(series=data["series"])
        if data.get("status"):
            meetings = meetings.filter(status=data["status"])
        if data.get("year"):
            meetings = meetings.filter(date__year=data["year"])
        return meetings
