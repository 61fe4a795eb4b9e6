"""Forms of a plan of action, its actions, and what was achieved."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from crispy_forms.layout import Column, Fieldset, Layout, Row
from django import forms
from django.db.models import Q
from django.utils import timezone

from meetings.access import policy
from meetings.access.classification import Classification
from meetings.access.forms import RecordForm, bare_helper
from meetings.agenda.models import Series
from meetings.directory.models import Institution
from meetings.followups.models import Achievement, ActionPlan, FollowUp, PlannedAction
from meetings.followups.periods import PERIODS

TITLE = "Rencana Aksi Terpadu Penanganan Konflik Sosial"
TOO_LOW = "Klasifikasinya tidak boleh lebih rendah daripada klasifikasi forumnya."


class PlanForm(RecordForm):
    """A plan; which forum and year it is of does not change afterwards."""

    class Meta:
        model = ActionPlan
        fields = ["series", "year", "title", "legal_basis", "classification"]
        widgets = {"legal_basis": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "legal_basis": "Bila dikosongkan, dipakai dasar hukum forumnya.",
        }

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reached = [each for each in Classification.choices if each[0] <= user.clearance]
        self.fields["classification"].choices = reached
        if self.instance.pk:
            del self.fields["series"], self.fields["year"]
        else:
            self.fields["series"].queryset = forums_of(user)
            self.initial.setdefault("year", timezone.localdate().year)
            self.initial.setdefault("title", TITLE)
        self.helper.layout = Layout(
            "version" if self.instance.pk else "uuid",
            *([] if self.instance.pk else [Row(Column("series"), Column("year"))]),
            "title",
            "legal_basis",
            "classification",
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        forum = data.get("series") or getattr(self.instance, "series", None)
        if forum is None:
            return data
        if data.get("classification", forum.classification) < forum.classification:
            self.add_error("classification", TOO_LOW)
        data["legal_basis"] = data.get("legal_basis") or forum.legal_basis
        return data

    def _get_validation_exclusions(self) -> set[str]:
        """Whether the forum has a plan for that year already, the act decides."""
        known = super()._get_validation_exclusions()  # type: ignore[misc]  # Django's own
        return {*known, "series"}

    def theirs(self, current: Any) -> dict[str, Any]:
        names = [name for name in self._meta.fields if name in self.fields]
        return {name: getattr(current, name) for name in names}


def forums_of(user: Any) -> Any:
    """Active forums whose secretariat the user is, as far as cleared for them."""
    hosts = policy.may_host(user, Institution.objects.all())
    return Series.objects.filter(
        institution__in=hosts, active=True, classification__lte=user.clearance
    ).select_related("institution")


class FollowUpsField(forms.ModelMultipleChoiceField):
    """Follow-ups by their words; the words of a classified one are read on its page."""

    def label_from_instance(self, obj: Any) -> str:
        directive = obj.directive
        if directive.classification > Classification.ORDINARY:
            label = directive.get_classification_display()
            return f"{obj.lead.name}: tindak lanjut {obj.pk}, {label.lower()}"
        return f"{obj.lead.name}: {obj.description[:120]}"


class ActionForm(RecordForm):
    """One action of a plan."""

    supporting = forms.ModelMultipleChoiceField(
        label="Instansi terkait", queryset=Institution.objects.none(), required=False
    )
    followups = FollowUpsField(
        label="Tindak lanjut terkait",
        queryset=FollowUp.objects.none(),
        required=False,
        help_text="Dari rapat forum ini pada tahun rencana. Yang sudah terverifikasi"
        " dapat diambil sebagai capaian.",
    )

    class Meta:
        model = PlannedAction
        fields = [
            "problem",
            "action",
            "lead",
            "groups",
            "criterion",
            *(period.target_field for period in PERIODS),
            "note",
        ]
        widgets = {
            name: forms.Textarea(attrs={"rows": rows})
            for name, rows in (("problem", 3), ("action", 3), ("criterion", 2))
        }
        help_texts = {"groups": "Misalnya: seluruh camat; forum kerukunan."}

    def __init__(self, *args: Any, plan: ActionPlan, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.plan = plan
        unmerged = Institution.objects.filter(merged_into=None)
        self.fields["lead"].queryset = unmerged
        self.fields["supporting"].queryset = unmerged
        known = self.instance.pk is not None
        rows = list(self.instance.supporting.all()) if known else []
        self.linked = list(self.instance.followups.all()) if known else []
        self.linkable = self.linkable_by(user)
        self.fields["followups"].queryset = self.linkable
        if not self.linkable.exists():
            del self.fields["followups"]
        self.initial["supporting"] = [each.institution_id for each in rows]
        self.initial["followups"] = [each.pk for each in self.linked]
        self.helper.layout = Layout(
            "version" if known else "uuid",
            Fieldset("Apa yang dilakukan", "problem", "action", "criterion"),
            Fieldset("Oleh siapa", "lead", "supporting", "groups"),
            Fieldset(
                "Ukuran keberhasilan",
                Row(*(Column(period.target_field) for period in PERIODS)),
            ),
            *(["followups"] if "followups" in self.fields else []),
            "note",
        )

    def linkable_by(self, user: Any) -> Any:
        """Live ones of the forum in the plan's year that the user sees, and those that
        are linked already."""
        plan = self.instance.plan
        of_year = Q(met_on__year=plan.year)
        linked = Q(pk__in=[each.pk for each in self.linked])
        rows = FollowUp.objects.visible_to(user).live().told()
        return rows.filter(of_year | linked, series=plan.series_id).order_by(
            "met_on", "pk"
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("lead") in list(data.get("supporting") or ()):
            self.add_error(
                "supporting", "Penanggung jawab tidak perlu disebut lagi di sini."
            )
        return data

    @property
    def values(self) -> dict[str, Any]:
        seen = set(self.linkable.values_list("pk", flat=True))
        hidden = [each for each in self.linked if each.pk not in seen]
        return {
            **super().values,
            "supporting": list(self.cleaned_data["supporting"]),
            "followups": [*self.cleaned_data.get("followups", ()), *hidden],
        }

    def theirs(self, current: Any) -> dict[str, Any]:
        helpers = current.supporting.select_related("institution")
        return {
            **super().theirs(current),
            "supporting": [each.institution for each in helpers],
            "followups": self.linkable.filter(planned_actions=current),
        }


class AchievementForm(forms.ModelForm):
    """What was achieved in a period; ``version`` is the number that it follows."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    uuid = forms.UUIDField(widget=forms.HiddenInput)

    class Meta:
        model = Achievement
        fields = ["text", "evidence", "note"]
        widgets = {
            "text": forms.Textarea(attrs={"rows": 5}),
            "evidence": forms.Textarea(attrs={"rows": 3}),
            "note": forms.Textarea(attrs={"rows": 2}),
        }
        help_texts = {
            "evidence": "Misalnya: berita acara 12 April 2026; foto kegiatan.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("uuid", uuid4())
        self.initial.setdefault("version", 0)
        self.helper = bare_helper()

    def theirs(self, current: Achievement) -> dict[str, Any]:
        return {name: getattr(current, name) for name in self._meta.fields}
