"""What the quick buttons and fields of the attendance list send."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Count

from meetings.access.forms import bare_helper
from meetings.agenda.models import Attendance
from meetings.directory.models import InvitationList, Official, Position

Status = Attendance.Status


class InviteForm(forms.Form):
    """Which list to invite."""

    list = forms.ModelChoiceField(
        label="Daftar undangan",
        queryset=InvitationList.objects.none(),
        empty_label=None,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lists = InvitationList.objects.annotate(size=Count("entries"))
        field: Any = self.fields["list"]
        field.queryset = lists.filter(size__gt=0).order_by("name")
        field.label_from_instance = lambda each: f"{each.name} ({each.size})"


class FoundForm(forms.Form):
    """Whom the quick field found, and how they are put on the list."""

    official = forms.ModelChoiceField(
        queryset=Official.objects.filter(active=True), required=False
    )
    position = forms.ModelChoiceField(
        queryset=Position.objects.filter(active=True).select_related("institution"),
        required=False,
    )
    status = forms.ChoiceField(
        choices=[(each.value, each.label) for each in (Status.INVITED, Status.PRESENT)]
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not values.get("official") and not values.get("position"):
            raise ValidationError("Pilih pejabat atau jabatan.")
        return values


class DeputyForm(forms.Form):
    """Who came instead: an official of the directory, or a name typed on the spot."""

    uuid = forms.UUIDField(widget=forms.HiddenInput, required=False)
    official = forms.ModelChoiceField(
        label="Pejabat",
        queryset=Official.objects.filter(active=True),
        required=False,
        widget=forms.HiddenInput,
    )
    name = forms.CharField(
        label="Nama lengkap dengan gelar", max_length=300, required=False
    )
    office = forms.CharField(label="Jabatan", max_length=200, required=False)
    institution = forms.CharField(label="Instansi", max_length=200, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not values.get("official") and not values.get("name"):
            self.add_error("name", "Pilih pejabat atau tulis nama yang mewakili.")
        return values

    @property
    def deputy(self) -> Official | dict[str, str]:
        """The official, or the typed particulars."""
        values = self.cleaned_data
        if values["official"]:
            return values["official"]
        return {name: values[name] for name in ("name", "office", "institution")}


class KeysField(forms.Field):
    """The keys of ticked lines; the action takes those that are of the meeting."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> list[int]:
        try:
            return [int(key) for key in value or []]
        except ValueError as error:
            raise ValidationError("Pilihan tidak dikenal.") from error


class MarkAllForm(forms.Form):
    """Everybody was there, except the ticked."""

    status = forms.ChoiceField(
        label="Yang dicentang",
        choices=[(Status.ABSENT.value, "Tidak hadir"), (Status.EXCUSED.value, "Izin")],
        initial=Status.ABSENT.value,
        widget=forms.RadioSelect,
    )
    shown = KeysField(required=False)
    missing = KeysField(required=False)
