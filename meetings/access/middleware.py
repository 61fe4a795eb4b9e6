"""Where to go on after signing in."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from meetings.access.policy import CLOSED

SEALED = re.compile(r"constraint failed: issued_\w+_(is|are)_sealed")


class SignInFirst(LoginRequiredMiddleware):
    """Everybody signs in; what was sent meanwhile leads back to the page it came from.

    An address that is only posted to would answer a browser that returns with 405.
    """

    def handle_no_permission(
        self, request: HttpRequest, view_func: Any
    ) -> HttpResponseRedirect:
        page = page_of(request)
        if not page:
            return super().handle_no_permission(request, view_func)
        return redirect_to_login(
            page, self.get_login_url(view_func), self.get_redirect_field_name(view_func)
        )


class SealedAnswer:
    """What the database's seal refuses is told in words: somebody issued meanwhile."""

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response: HttpResponseBase = self.get_response(request)
        return response

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        if isinstance(exception, IntegrityError) and SEALED.search(str(exception)):
            return render(request, "403.html", {"reason": CLOSED}, status=403)
        return None


def page_of(request: HttpRequest) -> str:
    """The path of the own page on which a form was sent; "" when there is none."""
    referer = request.headers.get("Referer", "")
    own = url_has_allowed_host_and_scheme(referer, {request.get_host()})
    if request.method != "POST" or not own:
        return ""
    parts = urlsplit(referer)
    return parts._replace(scheme="", netloc="", fragment="").geturl()
