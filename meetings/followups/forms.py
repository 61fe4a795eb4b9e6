"""Forms of the secretariat: what follows from a directive, and until when."""

from __future__ import annotations

from typing import Any

from crispy_forms.layout import Column, Field, Fieldset, Layout, Row
from django import forms
from django.db.models import Case, Value, When

from meetings.access.forms import RecordForm, bare_helper
from meetings.agenda.fields import DayField
from meetings.directory.models import Institution, Official
from meetings.followups.due_days import possible_after
from meetings.followups.models import FollowUp, Progress
from meetings.minutes.models import Directive

DUE = ("due_kind", "due_date", "due_wording")


class FollowUpForm(RecordForm):
    """One follow-up; of a live one the due date has a form of its own."""

    supporting = forms.ModelMultipleChoiceField(
        label="Instansi terkait",
        queryset=Institution.objects.none(),
        # In a list of many a plain click would drop those that are chosen.
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    class Meta:
        model = FollowUp
        fields = [
            "description",
            "lead",
            "person",
            "due_kind",
            "due_date",
            "due_wording",
            "criterion",
            "priority",
        ]
        field_classes = {"due_date": DayField}
        widgets = {"description": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            "description": "Bila dikosongkan, dipakai bunyi butirnya.",
            "person": "Bila ada. Kewajibannya tetap pada instansi.",
            "due_date": "Hanya bila bertanggal, misalnya 30/11/2026.",
            "due_wording": "Sebagaimana diucapkan, misalnya: secepatnya.",
        }

    def __init__(self, *args: Any, directive: Directive, live: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.instance.directive = directive
        self.fields["description"].required = False
        unmerged = Institution.objects.filter(merged_into=None)
        self.fields["lead"].queryset = unmerged
        self.fields["person"].queryset = Official.objects.filter(merged_into=None)
        self.fields["person"].empty_label = "Tidak disebut"
        if self.instance.pk:
            rows = self.instance.supporting.all()
            self.initial["supporting"] = [each.institution_id for each in rows]
        else:
            self.initial.update(description=directive.text, **duties_in(directive))
        chosen = Case(
            When(pk__in=self.initial["supporting"], then=Value(0)), default=Value(1)
        )
        order = Institution._meta.ordering or ()
        self.fields["supporting"].queryset = unmerged.order_by(chosen, *order)
        dated = not (self.instance.pk and live)
        possible = possible_after(directive.meeting.date)
        self.fields["due_date"].validators.append(possible)
        if not dated:
            for name in DUE:
                del self.fields[name]
        self.helper.layout = follow_up_layout(new=not self.instance.pk, dated=dated)

    def clean_description(self) -> str:
        text = self.cleaned_data["description"].strip()
        return text or self.instance.directive.text

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        dated = data.get("due_kind") == FollowUp.Due.DATE
        if dated and not data.get("due_date") and "due_date" not in self.errors:
            self.add_error("due_date", "Isi tanggal tenggatnya.")
        if not dated and data.get("due_date"):
            self.add_error(
                "due_kind", "Anda mengisi tanggal. Pilih Bertanggal, atau kosongkan."
            )
        if data.get("lead") in list(data.get("supporting") or ()):
            self.add_error(
                "supporting", "Penanggung jawab tidak perlu disebut lagi di sini."
            )
        return data

    @property
    def values(self) -> dict[str, Any]:
        supporting = list(self.cleaned_data["supporting"])
        return {**super().values, "supporting": supporting}

    def theirs(self, current: Any) -> dict[str, Any]:
        rows = current.supporting.select_related("institution")
        names = [name for name in self._meta.fields if name in self.fields]
        return {
            **{name: getattr(current, name) for name in names},
            "supporting": [each.institution for each in rows],
        }


def duties_in(directive: Directive) -> dict[str, Any]:
    """Whose duty it seems to be: the first that it addresses leads, others support."""
    rows = directive.addressees.select_related("position")
    named = [
        each.institution_id or each.position.institution_id
        for each in rows
        if each.institution_id or each.position
    ]
    lead, *others = list(dict.fromkeys(named)) or [None]
    return {"lead": lead, "supporting": others}


def follow_up_layout(*, new: bool, dated: bool) -> Layout:
    due = Fieldset(
        "Tenggat", Row(Column("due_kind"), Column("due_date")), "due_wording"
    )
    return Layout(
        "uuid" if new else "version",
        Fieldset("Apa yang harus dilakukan", "description", "criterion", "priority"),
        Fieldset(
            "Oleh siapa",
            "lead",
            Field("supporting", wrapper_class="tick-list"),
            "person",
        ),
        *([due] if dated else []),
    )


class DueForm(forms.Form):
    """A due date that is given later, or another one."""

    due_date = DayField(
        label="Tanggal tenggat", help_text="Misalnya Jumat depan, atau 30/11/2026."
    )
    reason = forms.CharField(label="Alasan atau dasar", max_length=500, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, followup: FollowUp, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["version"] = followup.version
        possible = possible_after(followup.directive.meeting.date)
        self.fields["due_date"].validators.append(possible)
        self.helper = bare_helper()

    def theirs(self, current: FollowUp) -> dict[str, Any]:
        """The due date that holds now, and why (for a 409)."""
        dated = current.progress.filter(kind=Progress.Kind.DATED).last()
        return {
            "due_date": current.due_date or current.due_text,
            "reason": dated.text if dated else "",
        }
