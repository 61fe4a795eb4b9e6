"""The API itself: who may in, how often, and how errors are told (RFC 9457).

A session opens nothing here, only a token does: so no page of another site can make a
browser read, and GET is all there is.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, Throttled, ValidationError
from ninja.security import HttpBearer
from ninja.throttling import BaseThrottle

from meetings.access.models import ApiToken
from meetings.access.tokens import opened_by
from meetings.agenda.limits import over, seconds_left
from meetings.archive.api.wording import NO_OTHER, TITLES, worded

PREFIX = "/api/v1/"
MOST_A_MINUTE = 120
PROBLEM = "application/problem+json"


class ByToken(HttpBearer):
    """``Authorization: Bearer rakor_…``"""

    def authenticate(self, request: HttpRequest, token: str) -> ApiToken | None:
        return opened_by(token)


class PerToken(BaseThrottle):
    def allow_request(self, request: HttpRequest) -> bool:
        token: ApiToken = request.auth  # type: ignore[attr-defined]  # ninja sets it
        return not over(f"api {token.pk}", most=MOST_A_MINUTE)

    def wait(self) -> float:
        return seconds_left()


class ReadApi(NinjaAPI):
    def get_openapi_schema(self, **how: Any) -> Any:
        """With errors under the media type under which they are told."""
        schema = super().get_openapi_schema(**how)
        for address in schema["paths"].values():
            for code, response in address["get"]["responses"].items():
                if int(code) >= 400:
                    content = response["content"]
                    content[PROBLEM] = content.pop("application/json")
        return schema

    def validation_error_from_error_contexts(self, error_contexts: Any) -> Any:
        """With what the address does know, for whoever asks something else."""
        error = super().validation_error_from_error_contexts(error_contexts)
        known = [
            name
            for context in error_contexts
            if context.model.__ninja_param_source__ == "query"
            for name in context.model.__ninja_flatten_map__
        ]
        for each in error.errors:
            each["ctx"] = each.get("ctx", {}) | {"known": ", ".join(known) or NO_OTHER}
        return error


api = ReadApi(
    title="Rakor",
    version="1",
    description="Arahan, keputusan, dan rapat, sejauh pemilik token dapat membacanya.",
    docs_url=None,
    urls_namespace="api",
    auth=ByToken(),
    throttle=PerToken(),
)


def problem(status: int, detail: str = "", **more: Any) -> HttpResponse:
    data = {"type": "about:blank", "title": TITLES[status], "status": status}
    data |= {"detail": detail or TITLES[status]} | more
    return JsonResponse(data, status=status, content_type=PROBLEM)


@api.exception_handler(Http404)
def unseen(request: HttpRequest, exception: Any) -> HttpResponse:
    return problem(404)


@api.exception_handler(AuthenticationError)
def unknown(request: HttpRequest, exception: Any) -> HttpResponse:
    response = problem(
        401, "Sertakan token yang masih berlaku: Authorization: Bearer …"
    )
    response["WWW-Authenticate"] = "Bearer"
    return response


@api.exception_handler(Throttled)
def too_often(request: HttpRequest, exception: Any) -> HttpResponse:
    return problem(429, f"Paling banyak {MOST_A_MINUTE} permintaan per menit.")


@api.exception_handler(ValidationError)
def unclear(request: HttpRequest, exception: ValidationError) -> HttpResponse:
    return problem(422, errors=[worded(each) for each in exception.errors])


def nowhere(request: HttpRequest, **path: str) -> HttpResponse:
    """Every other address; the page for people that lose their way is no answer."""
    raise Http404


def only_read(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    response = problem(405, "Hanya GET.")
    response["Allow"] = "GET"
    return response


def opened(view: Callable[..., Any]) -> Callable[..., Any]:
    """Without the sign-in of the pages, for GET only, and kept by no cache."""

    @csrf_exempt  # whatever is not GET is refused here
    @login_not_required
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        read = view if request.method == "GET" else only_read
        try:
            response = read(request, *args, **kwargs)
        except Http404:  # where nothing is
            response = problem(404)
        response["Cache-Control"] = "private, no-store"
        return response

    return answered


def opened_addresses() -> tuple[list[Any], str, str]:
    """For ``path("api/v1/", …)``."""
    addresses: Any = api.urls
    patterns, app, namespace = addresses
    patterns = [*patterns, path("<path:rest>", nowhere, name="nowhere")]
    for pattern in patterns:
        pattern.callback = opened(pattern.callback)
    return patterns, app, namespace


def or_problem(page: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """An error page; a program that asked the API is told the same as a problem."""

    @wraps(page)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = page(request, *args, **kwargs)
        asked = request.path_info.startswith(PREFIX)
        return problem(response.status_code) if asked else response

    return answered
