"""Django's sign-in forms, laid out by crispy."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
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


def bare_helper() -> FormHelper:
    """The template owns <form> and its token; the form's fields may still change."""
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    return helper
