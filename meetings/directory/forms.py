"""Forms of who is who."""

from __future__ import annotations

from typing import Any

from crispy_forms.layout import Column, Layout, Row
from django import forms

from meetings.access.forms import RecordForm, bare_helper
from meetings.directory.models import Appointment, Institution, Official, Position


class InstitutionForm(RecordForm):
    """The particulars of an institution; its letterhead is set-up data."""

    class Meta:
        model = Institution
        fields = [
            "name",
            "short_name",
            "kind",
            "parent",
            "protocol_order",
            "is_forkopimda",
            "active",
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "version" if self.instance.pk else "uuid",
            "name",
            Row(Column("short_name"), Column("kind")),
            Row(Column("parent"), Column("protocol_order")),
            "is_forkopimda",
            "active",
        )

        self.fields["parent"].queryset = Institution.objects.filter(merged_into=None)

    def clean_parent(self) -> Institution | None:
        parent = self.cleaned_data["parent"]
        above = dict(Institution.objects.values_list("pk", "parent"))
        key, seen = (parent.pk if parent else None), set()
        while key is not None and key not in seen:
            if key == self.instance.pk:
                raise forms.ValidationError(
                    "Instansi yang dipilih berada di bawah instansi ini sendiri."
                )
            seen.add(key)
            key = above.get(key)
        return parent


class PositionForm(RecordForm):
    """An office of an institution."""

    class Meta:
        model = Position
        fields = ["institution", "name", "short_name", "protocol_order", "active"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "version" if self.instance.pk else "uuid",
            "institution",
            "name",
            Row(Column("short_name"), Column("protocol_order")),
            "active",
        )
        unmerged = Institution.objects.filter(merged_into=None)
        self.fields["institution"].queryset = unmerged


class OfficialForm(RecordForm):
    """A person, with titles, rank and service number."""

    class Meta:
        model = Official
        fields = [
            "name",
            "title_before",
            "title_after",
            "service",
            "number",
            "rank",
            "phone",
            "email",
            "active",
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "version" if self.instance.pk else "uuid",
            "name",
            Row(Column("title_before"), Column("title_after")),
            Row(Column("service"), Column("number")),
            "rank",
            Row(Column("phone"), Column("email")),
            "active",
        )


class HandOverForm(forms.ModelForm):
    """Who follows whom in an office, in which capacity, since when."""

    outgoing = forms.ModelChoiceField(
        Appointment.objects.none(),
        label="Pejabat lama",
        required=False,
        help_text="Masa jabatannya berakhir sehari sebelum pejabat baru mulai.",
    )
    new_name = forms.CharField(
        label="Atau nama pejabat yang belum terdaftar", max_length=200, required=False
    )

    class Meta:
        model = Appointment
        fields = ["official", "capacity", "starts", "decree"]
        labels = {"official": "Pejabat baru"}
        help_texts = {"starts": ""}
        widgets = {"starts": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})}

    def __init__(self, *args: Any, position: Position, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        terms = position.appointments.select_related("official", "position")
        self.fields["outgoing"].queryset = terms
        self.fields["official"].required = False
        self.fields["official"].queryset = Official.objects.filter(active=True)
        self.fields["starts"].required = True
        self.helper = bare_helper()
        self.helper.layout = Layout(
            "outgoing",
            Row(Column("official"), Column("new_name")),
            Row(Column("capacity"), Column("starts")),
            "decree",
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if bool(data.get("official")) == bool(data.get("new_name")):
            self.add_error(
                "official", "Pilih pejabat baru, atau tuliskan namanya; salah satu."
            )
        return data

    def _post_clean(self) -> None:
        """Nothing: the action checks both terms together."""
