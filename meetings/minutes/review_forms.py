"""What reviewers write."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4, uuid5

from django import forms

from meetings.access.forms import bare_helper
from meetings.minutes.models import Directive


class CommentForm(forms.Form):
    """A remark, on one directive or on the whole."""

    directive = forms.ModelChoiceField(
        queryset=Directive.objects.none(), required=False, widget=forms.HiddenInput
    )
    text = forms.CharField(
        label="Catatan", max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )
    uuid = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, directives: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["directive"]
        field.queryset = directives
        self.initial.setdefault("uuid", uuid4())
        self.helper = bare_helper()

    @property
    def new_uuid(self) -> UUID:
        """The same remark sent twice is one; another text from the same page is not."""
        data = self.cleaned_data
        about = data["directive"].pk if data["directive"] else 0
        return uuid5(data["uuid"], f"{about} {data['text']}")


class SendBackForm(forms.Form):
    """Why the minutes go back."""

    reason = forms.CharField(
        label="Yang harus diperbaiki",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    uuid = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("uuid", uuid4())
        self.helper = bare_helper()


class CapacityForm(forms.Form):
    """In which capacity somebody signs for it."""

    capacity = forms.CharField(
        label="Sebagai",
        max_length=200,
        help_text="Jabatan Anda dalam hal ini, misalnya: Pj. Wali Kota.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()


class ApproveForm(CapacityForm):
    """The approval of what was read, and of nothing else."""

    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)
