"""Forms of who is who."""

from __future__ import annotations

from typing import Any

from crispy_forms.layout import Column, Layout, Row
from django import forms

from meetings.access.forms import RecordForm
from meetings.directory.models import Institution, Official, Position


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
