"""One address, two answers: the whole page, or the piece of it that htmx replaces."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render


def answer(
    request: HttpRequest,
    page: str,
    fragment: str,
    context: dict[str, Any],
    *,
    status: int = 200,
) -> HttpResponse:
    """``fragment`` to htmx, and to all others the ``page`` that includes it.

    The view names both, never the client.
    """
    return render(
        request, fragment if wants_piece(request) else page, context, status=status
    )


def wants_piece(request: HttpRequest) -> bool:
    """Whether htmx asks for a piece (not for a whole page through its history)."""
    htmx: Any = getattr(request, "htmx", False)
    return bool(htmx) and not htmx.boosted and not htmx.history_restore_request


def go(request: HttpRequest, to: Any, *args: Any) -> HttpResponse:
    """Redirect; htmx is told to load the page as a browser would."""
    response = redirect(to, *args)
    if wants_piece(request):
        return HttpResponse(status=204, headers={"HX-Redirect": response["Location"]})
    return response
