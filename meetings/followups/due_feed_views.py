"""The calendar of due dates: a public address that only its token guards."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from meetings.access.requests import UserRequest
from meetings.agenda.limits import too_often
from meetings.feed_answer import handed_out
from meetings.followups import due_feed as feeds
from meetings.followups.models import DueFeed

FEEDS_A_MINUTE = 60  # of one network address, as for other feeds


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def own_feed(request: UserRequest) -> HttpResponse:
    """Make the calendar's address, and tell it this once."""
    context: dict[str, Any] = {}
    if request.method == "POST":
        token = feeds.make_feed(by=request.user)
        path = reverse("followups:due_feed", args=[token])
        context["address"] = request.build_absolute_uri(path)
    else:
        context["feed"] = DueFeed.objects.filter(user=request.user).first()
    return render(request, "followups/due_feed.html", context)


@require_POST
def revoke_feed(request: UserRequest) -> HttpResponse:
    feeds.revoke_feed(by=request.user)
    messages.success(request, "Kalender dicabut. Alamatnya tidak berlaku lagi.")
    return redirect("followups:own_feed")


@login_not_required
@require_safe
def due_feed(request: HttpRequest, token: str) -> HttpResponseBase:
    if too_often(request, "umpan", most=FEEDS_A_MINUTE):
        return render(request, "agenda/too_often.html", {"hint": " "}, status=429)
    feed = feeds.opened_by(token)
    if feed is None:
        raise Http404
    today, address = timezone.localdate(), request.build_absolute_uri
    content = feeds.calendar(feed, today, address)
    return handed_out(request, content, "text/calendar; charset=utf-8")
