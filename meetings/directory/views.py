"""Files of the directory, behind the sign-in."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from meetings.directory.models import Stationery


@require_safe
def logo(request: HttpRequest, pk: int) -> FileResponse:
    """The letterhead's picture of an institution: for everybody who is signed in."""
    stationery = get_object_or_404(Stationery.objects.exclude(logo=""), institution=pk)
    try:
        picture = stationery.logo.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    return FileResponse(picture)
