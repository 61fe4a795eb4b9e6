"""The public page behind a personal link: a speaker answers for their own words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from meetings.agenda.limits import too_often
from meetings.minutes import confirming
from meetings.minutes.confirmation_forms import ProposalForm
from meetings.minutes.models import ConfirmationLink, Directive
from meetings.minutes.standing import State, digest_of, standing_of

# Speakers of one office share a network address; nobody guesses 128 bits at this rate.
ANSWERS_A_MINUTE = 120
# As the page sends it: which directive, and in which wording it was seen.
SEEN = re.compile(r"([0-9]{1,15}):([0-9a-f]{64})")
# Messengers fetch an address to show a preview of it: that is no reader.
PREVIEW = re.compile(r"whatsapp|telegram|facebook|bot\b|preview", re.IGNORECASE)
CHANGED = (
    "Bunyi butir diubah sekretariat setelah halaman ini dibuka. Jawaban Anda belum"
    " tercatat; bacalah bunyi yang sekarang, lalu jawab lagi."
)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """What the speaker said, to be confirmed, or put in other words."""
    if too_often(request, "confirm", most=ANSWERS_A_MINUTE):
        return render(request, "minutes/too_often.html", status=429)
    link = confirming.opened_by(token, timezone.now())
    if link is None:
        raise Http404
    if request.method == "POST":
        return answer(request, link, token)
    if request.method == "GET" and not PREVIEW.search(
        request.headers.get("User-Agent", "")
    ):
        confirming.note_opening(link)
    return page(request, link)


def answer(request: HttpRequest, link: ConfirmationLink, token: str) -> HttpResponse:
    seen = understood(request.POST.getlist("butir"))
    if not seen:
        return HttpResponseBadRequest()
    try:
        if request.POST.get("jawaban") == "usul":
            return propose(request, link, token, seen)
        confirming.confirm(link, seen)
    except confirming.Changed:
        return page(request, link, problem=CHANGED, status=409)
    except confirming.Closed as error:
        raise Http404 from error
    messages.success(request, "Terima kasih. Konfirmasi Anda tercatat.")
    return redirect("minutes:confirm", token)


def propose(
    request: HttpRequest, link: ConfirmationLink, token: str, seen: dict[int, str]
) -> HttpResponse:
    """What was typed stays on the page, whatever becomes of it."""
    pk, digest = next(iter(seen.items()))
    directive = confirming.directives_of(link).filter(pk=pk).first()
    if directive is None:
        raise confirming.Changed(link)
    form = ProposalForm(request.POST, directive=directive)
    if not form.is_valid():
        return page(request, link, form=form, status=422)
    try:
        confirming.propose(link, pk, digest, **form.cleaned_data)
    except confirming.Changed:
        return page(request, link, form=form, problem=CHANGED, status=409)
    messages.success(
        request, "Usulan Anda diteruskan kepada sekretariat untuk diputuskan."
    )
    return redirect("minutes:confirm", token)


def understood(values: Iterable[str]) -> dict[int, str]:
    """Which directives were seen in which wording; empty when any is no such value."""
    found = [SEEN.fullmatch(value) for value in values]
    return {int(m[1]): m[2] for m in found if m} if all(found) else {}


def page(
    request: HttpRequest,
    link: ConfirmationLink,
    *,
    form: ProposalForm | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    said = [shown(each, form) for each in confirming.directives_of(link)]
    context = {
        "meeting": link.speaker.meeting,
        "speaker": link.speaker,
        "link": link,
        "said": said,
        "unanswered": [
            each
            for each in said
            if each["standing"].state in {State.UNANSWERED, State.CHANGED}
        ],
        "problem": problem,
    }
    return render(request, "minutes/confirm.html", context, status=status)


def shown(directive: Directive, form: ProposalForm | None) -> dict[str, Any]:
    """A directive as the page shows it, with the form that came back for it."""
    came_back = form is not None and form.directive.pk == directive.pk
    return {
        "directive": directive,
        "standing": standing_of(directive),
        "seen": f"{directive.pk}:{digest_of(directive)}",
        "form": form if came_back else ProposalForm(directive=directive),
        "typed": came_back,
    }
