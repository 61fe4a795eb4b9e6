"""One's own tokens for the API: make one, see them, revoke one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from meetings.access import tokens as acts
from meetings.access.forms import TokenForm
from meetings.access.models import ApiToken
from meetings.access.requests import UserRequest

FULL = f"Anda sudah mempunyai {acts.MOST} token. Cabut dahulu yang tidak dipakai lagi."


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: UserRequest) -> HttpResponse:
    """The list, and a new token, which is shown on this answer only."""
    form = TokenForm(request.POST or None)
    made, secret, status = None, "", 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        try:
            made, secret = acts.make_token(
                values["name"], uuid=values["uuid"], by=request.user
            )
        except acts.AlreadyMade:
            messages.info(request, "Token itu sudah dibuat dan tidak ditampilkan lagi.")
            return redirect("access:tokens")
        except acts.TooManyTokens:
            form.add_error(None, FULL)
            status = 409
        else:
            form = TokenForm()
    own = ApiToken.objects.visible_to(request.user)
    context = {"form": form, "made": made, "secret": secret, "tokens": own[:50]}
    return render(request, "registration/tokens.html", context, status=status)


@require_POST
def revoke_token(request: UserRequest, pk: int) -> HttpResponse:
    token = get_object_or_404(ApiToken.objects.visible_to(request.user), pk=pk)
    acts.revoke_token(token, by=request.user)
    messages.success(request, f"Token “{token.name}” dicabut.")
    return redirect("access:tokens")
