"""How a feed is handed to who holds its token."""

from __future__ import annotations

import datetime as dt
import hashlib

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date


def handed_out(
    request: HttpRequest,
    content: bytes,
    content_type: str,
    since: dt.datetime | None = None,
) -> HttpResponseBase:
    """The feed, or 304 when the asker has it as it is."""
    response = HttpResponse(content, content_type=content_type)
    etag = f'"{hashlib.sha256(content).hexdigest()}"'
    response["ETag"] = etag
    if since:
        response["Last-Modified"] = http_date(since.timestamp())
    # It may be kept, but is asked for anew each time: rights may have ended.
    response["Cache-Control"] = "private, no-cache"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"
    modified = int(since.timestamp()) if since else None
    found = get_conditional_response(request, etag, modified, response)
    return found or response
