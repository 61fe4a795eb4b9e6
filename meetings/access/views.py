"""Sign in and out; Django's own views, with their trace."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib.auth import logout
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.contrib.auth.views import LoginView, PasswordChangeView
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.views.decorators.http import require_POST, require_safe

from meetings.access.forms import ChangePasswordForm, SignInForm
from meetings.access.models import User
from meetings.access.requests import UserRequest
from meetings.audit.models import Verb
from meetings.audit.trail import record


class SignIn(LoginView):
    template_name = "registration/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.htmx:  # the session ended under an open page, which keeps its text
            return HttpResponse(status=HTTPStatus.UNAUTHORIZED)
        return super().get(request, *args, **kwargs)

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        with transaction.atomic():
            response = super().form_valid(form)
            record(Verb.SIGNED_IN, form.get_user(), by=form.get_user())
        return response

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        # Only for a login that exists: what else was typed may be a password.
        username = form.cleaned_data.get("username", "")
        user = User.objects.filter(username=username).first()
        if user is not None:
            record(Verb.SIGN_IN_FAILED, user, by=None)
        return self.render_to_response(self.get_context_data(form=form), status=422)


@require_POST
def sign_out(request: UserRequest) -> HttpResponse:
    record(Verb.SIGNED_OUT, request.user, by=request.user)
    logout(request)
    return redirect("access:sign_in")


class ChangePassword(PasswordChangeView):
    request: UserRequest
    template_name = "registration/change_password.html"
    form_class = ChangePasswordForm
    success_url = reverse_lazy("access:change_password_done")

    def form_valid(self, form: PasswordChangeForm) -> HttpResponse:
        with transaction.atomic():
            response = super().form_valid(form)
            record(Verb.PASSWORD_CHANGED, self.request.user, by=self.request.user)
        return response

    def form_invalid(self, form: PasswordChangeForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)


@require_safe
def change_password_done(request: UserRequest) -> HttpResponse:
    return render(request, "registration/change_password_done.html")
