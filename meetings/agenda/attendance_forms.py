"""Forms of the four kinds of attendance lines."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Prefetch

from meetings.agenda.forms import RecordForm, TimeInput
from meetings.agenda.models import Attendance, Meeting
from meetings.directory.models import Appointment, Official, Position

Kind = Attendance.Kind
Role = Attendance.Role
HOW = ["role", "status", "mode", "arrived", "left", "note"]
CLOCKS = {"arrived": TimeInput, "left": TimeInput}
CLOCK_HELP = {
    "arrived": "Bila datang terlambat.",
    "left": "Bila pulang lebih awal.",
}


class OfficialField(forms.ModelChoiceField):
    """People with the office that they hold that day, to tell namesakes apart."""

    def label_from_instance(self, official: Official) -> str:
        offices = [appointment.office for appointment in official.held]
        return " — ".join([official.full_name, *offices[:1]])


class PositionField(forms.ModelChoiceField):
    """Offices with their institution."""

    def label_from_instance(self, position: Position) -> str:
        return f"{position.name} — {position.institution.name}"


def officials_on(date: dt.date | None) -> Any:
    """Officials with ``held``: their appointments in force that day."""
    appointments = Appointment.objects.select_related("position")
    if date is not None:
        appointments = appointments.on(date)
    held = Prefetch("appointments", queryset=appointments, to_attr="held")
    return Official.objects.filter(merged_into=None).prefetch_related(held)


class AttendanceForm(RecordForm):
    """What the four forms share; ``kind`` says which line it makes."""

    kind = Kind.WALK_IN

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.meeting = meeting
        self.instance.kind = self.kind
        self.meeting = meeting
        if not self.instance.pk and "status" in self.fields:
            self.initial["status"] = Attendance.Status.PRESENT
        for name in ("position", "represents"):
            if name in self.fields:
                offices = Position.objects.filter(merged_into=None)
                self.fields[name].queryset = offices.select_related("institution")

    def clean_role(self) -> str:
        role = self.cleaned_data["role"]
        chairs = self.meeting.attendance.filter(role=Role.CHAIR)
        other = chairs.exclude(pk=self.instance.pk).first()
        if role == Role.CHAIR and other:
            raise ValidationError(f"Rapat ini sudah dipimpin oleh {other}.")
        return role

    @property
    def values(self) -> dict[str, Any]:
        return {"kind": self.kind, **super().values}


class OfficialForm(AttendanceForm):
    """A named official."""

    kind = Kind.OFFICIAL
    official = OfficialField(label="Pejabat", queryset=Official.objects.none())
    position = PositionField(
        label="Hadir dalam jabatan",
        queryset=Position.objects.none(),
        required=False,
        help_text="Kosong berarti jabatan yang dipegang pada tanggal rapat.",
    )
    represents = PositionField(
        label="Mewakili", queryset=Position.objects.none(), required=False
    )

    class Meta:
        model = Attendance
        fields = ["official", "position", "represents", *HOW]
        widgets = CLOCKS
        help_texts = CLOCK_HELP

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["official"].queryset = officials_on(self.meeting.date)

    def clean_official(self) -> Official:
        official = self.cleaned_data["official"]
        lines = self.meeting.attendance.filter(official=official)
        if lines.exclude(pk=self.instance.pk).exists():
            raise ValidationError("Pejabat ini sudah ada dalam daftar hadir.")
        return official


class OfficeForm(AttendanceForm):
    """An office whose holder's name is not known."""

    kind = Kind.OFFICE
    position = PositionField(label="Jabatan", queryset=Position.objects.none())
    represents = PositionField(
        label="Mewakili", queryset=Position.objects.none(), required=False
    )

    class Meta:
        model = Attendance
        fields = ["position", "capacity", "represents", *HOW]
        widgets = CLOCKS
        help_texts = {
            "capacity": "Kosong bila definitif atau tidak diketahui.",
            **CLOCK_HELP,
        }


class GroupForm(AttendanceForm):
    """Several people under one name."""

    kind = Kind.GROUP
    name = forms.CharField(
        label="Nama kelompok",
        max_length=300,
        help_text="Misalnya Kepala perangkat daerah.",
    )

    class Meta:
        model = Attendance
        fields = ["name", "head_count", "role", "status", "mode", "note"]
        help_texts = {"head_count": "Kosong bila tidak dihitung."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [
            choice
            for choice in Role.choices
            if choice[0] in (Role.PARTICIPANT, Role.GUEST)
        ]


class WalkInForm(AttendanceForm):
    """Somebody who is not in the directory."""

    kind = Kind.WALK_IN
    name = forms.CharField(label="Nama lengkap dengan gelar", max_length=300)
    represents = PositionField(
        label="Mewakili", queryset=Position.objects.none(), required=False
    )

    class Meta:
        model = Attendance
        fields = [
            "name",
            "rank",
            "office",
            "institution",
            "represents",
            *HOW,
        ]
        widgets = CLOCKS
        help_texts = CLOCK_HELP


FORMS: dict[str, type[AttendanceForm]] = {
    form.kind: form for form in (OfficialForm, OfficeForm, GroupForm, WalkInForm)
}
