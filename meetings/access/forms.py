"""Django's sign-in forms, laid out by crispy; and the base of every row's form."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from crispy_forms.helper import FormHelper
from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm


class SignInForm(AuthenticationForm):
    error_messages = {
        "invalid_login": (
            "Nama pengguna atau kata sandi tidak cocok."
            " Periksa huruf besar dan kecilnya."
        ),
        "inactive": "Akun ini tidak aktif. Hubungi admin.",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "Nama pengguna"
        self.fields["password"].label = "Kata sandi"
        self.helper = bare_helper()


class ChangePasswordForm(PasswordChangeForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()


class TokenForm(forms.Form):
    name = forms.CharField(
        label="Dipakai oleh",
        max_length=80,
        help_text="Nama program yang akan membaca, misalnya “Dasbor kota”.",
    )
    uuid = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["uuid"] = uuid4()
        self.helper = bare_helper()


def bare_helper() -> FormHelper:
    """The template owns <form> and its token; the form's fields may still change."""
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    return helper


class RecordForm(forms.ModelForm):
    """A form of a row of the record: it carries the version, or a new row's UUID."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    uuid = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        if self.instance.pk:
            self.fields["version"].required = True
            self.initial["version"] = self.instance.version
            del self.fields["uuid"]
        else:
            self.initial["uuid"] = uuid4()
            del self.fields["version"]

    @property
    def values(self) -> dict[str, Any]:
        """The cleaned values of the model's own fields, for an action."""
        names = [name for name in self._meta.fields if name in self.cleaned_data]
        return {name: self.cleaned_data[name] for name in names}

    def theirs(self, current: Any) -> dict[str, Any]:
        """What a row holds now, by the names of this form's fields (for a 409)."""
        return {name: getattr(current, name) for name in self._meta.fields}

    @property
    def new_uuid(self) -> UUID:
        return self.cleaned_data.get("uuid") or uuid4()
