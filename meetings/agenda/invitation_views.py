"""The page of the invitation letter."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from meetings.access.requests import UserRequest
from meetings.agenda import inviting
from meetings.agenda.invitation_forms import InvitationForm
from meetings.agenda.views import recordable, status
from meetings.audit.conflict import conflict_page
from meetings.concurrency import Conflict


@require_http_methods(["GET", "HEAD", "POST"])
def edit_invitation(request: UserRequest, pk: int) -> HttpResponse:
    meeting = recordable(request, pk)
    letter = inviting.invitation_of(meeting)
    form = InvitationForm(request.POST or None, instance=letter)
    here = reverse("agenda:edit_invitation", args=[meeting.pk])
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            inviting.edit_invitation(
                letter, form.values, version=version, by=request.user
            )
        except Conflict as conflict:
            return conflict_page(request, form, conflict, back_url=here)
        messages.success(request, "Surat undangan disimpan.")
        return redirect(here)
    context = {"form": form, "meeting": meeting}
    return render(request, "agenda/invitation_form.html", context, status=status(form))
