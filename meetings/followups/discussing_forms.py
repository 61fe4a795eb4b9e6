"""The form in which a meeting's decision on an earlier follow-up is recorded."""

from __future__ import annotations

from typing import Any

from django import forms

from meetings.access.forms import bare_helper
from meetings.access.policy import Permission, can
from meetings.agenda.fields import DayField
from meetings.followups.due_days import possible_after
from meetings.followups.models import CarriedOver, FollowUp

Decision = CarriedOver.Decision
State = FollowUp.State


class DecisionForm(forms.Form):
    """What was decided on one follow-up; only what can be done to it is offered."""

    decision = forms.ChoiceField(
        label="Keputusan rapat",
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih keputusannya."},
    )
    new_date = DayField(
        label="Tenggat baru",
        required=False,
        help_text="Hanya bila tenggatnya berubah, misalnya 30/11/2026.",
    )
    note = forms.CharField(
        label="Catatan atau alasan",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, row: CarriedOver, user: Any, **kwargs: Any) -> None:
        # Several of these stand on one page.
        kwargs["auto_id"] = f"id_{row.pk}_%s"
        super().__init__(*args, **kwargs)
        field: Any = self.fields["decision"]
        field.choices = choices_for(row.followup, user)
        possible = possible_after(row.meeting.date)
        self.fields["new_date"].validators.append(possible)
        if Decision.DATED not in dict(field.choices):
            del self.fields["new_date"]
        self.initial.update(
            version=row.version,
            decision=row.decision or None,
            note=row.note,
            new_date=row.new_date,
        )
        self.helper = bare_helper()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        decision, date = data.get("decision"), data.get("new_date")
        if decision == Decision.DATED and not date and "new_date" not in self.errors:
            self.add_error("new_date", "Isi tanggal tenggat yang baru.")
        if decision and decision != Decision.DATED and date:
            self.add_error(
                "decision", "Anda mengisi tanggal. Pilih Tenggat baru, atau kosongkan."
            )
        if decision == Decision.STOPPED and not data.get("note"):
            self.add_error("note", "Tulis alasan penghentiannya.")
        return data

    def over(self, current: CarriedOver) -> None:
        """Make what was typed ready to be sent again over what somebody else saved."""
        typed: Any = self.data
        again = typed.copy()
        again[self.add_prefix("version")] = str(current.version)
        self.data = again
        self.add_error(
            None,
            f"Sementara itu {current.decided_by} telah mencatat:"
            f" “{current.decision_text}”. Isian Anda belum disimpan. Periksa, lalu"
            " simpan lagi bila tetap diperlukan.",
        )


def choices_for(followup: FollowUp, user: Any) -> list[tuple[str, str]]:
    """The decisions that can be carried out on it as it is now."""
    if followup.state == State.VERIFIED:
        return labelled(Decision.CLOSED)
    if followup.state == State.CANCELLED:
        return labelled(Decision.STOPPED)
    found = [Decision.CONTINUED]
    meeting = followup.directive.meeting
    if can(user, Permission.FOLLOW_UP, meeting):
        found.append(Decision.DATED)
    if can(user, Permission.VERIFY, meeting):
        if followup.state == State.REPORTED:
            found.append(Decision.CLOSED)
        found.append(Decision.STOPPED)
    return labelled(*found)


def labelled(*decisions: CarriedOver.Decision) -> list[tuple[str, str]]:
    return [(each.value, str(each.label)) for each in decisions]
