"""The signature of an attendant: drawn on the public page, seen by the secretariat."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from meetings.access.policy import Permission
from meetings.access.requests import UserRequest
from meetings.agenda import signing
from meetings.agenda.attachment_views import serve
from meetings.agenda.attendance_views import recordable_line
from meetings.agenda.limits import too_often
from meetings.agenda.models import CheckIn, Signature
from meetings.agenda.views import status
from meetings.uploads import signature_of

# A whole room signs from one network address, each perhaps a second time.
SIGNATURES_A_MINUTE = 120


class SignatureForm(forms.Form):
    """What was drawn, or a picture of it."""

    signature = forms.FileField(
        label="Gambar tanda tangan (PNG)",
        error_messages={
            "required": "Bidang tanda tangan masih kosong.",
            "empty": "Bidang tanda tangan masih kosong.",
        },
        widget=forms.FileInput(attrs={"accept": "image/png"}),
    )

    def clean_signature(self) -> Any:
        return signature_of(self.cleaned_data["signature"])


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: HttpRequest, token: str) -> HttpResponse:
    """Where whoever has just checked in may sign; nobody has to."""
    rows = CheckIn.objects.open().select_related("meeting")
    opened = get_object_or_404(rows, token=token)
    key = request.GET.get("kunci", "")
    if request.method == "POST" and too_often(
        request, f"sign {token}", most=SIGNATURES_A_MINUTE
    ):
        return render(request, "agenda/too_often.html", status=429)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = SignatureForm(*sent)
    try:
        line = signing.line_of(opened, key)
        if form.is_valid():
            signing.sign(opened, key, form.cleaned_data["signature"])
            messages.success(request, f"Tanda tangan {line.name} tersimpan.")
            return redirect("agenda:attend", token)
    except signing.CannotSign:
        messages.info(
            request,
            "Tanda tangan tidak dapat dibubuhkan lagi di sini. Bila perlu, hubungi"
            " sekretariat rapat.",
        )
        return redirect("agenda:attend", token)
    context = {"form": form, "line": line, "meeting": opened.meeting, "token": token}
    return render(request, "agenda/sign.html", context, status=status(form))


@require_safe
@never_cache
def signature(request: UserRequest, pk: int) -> FileResponse:
    """The picture, which this server has painted itself."""
    line = recordable_line(request, pk, Permission.KEEP)
    drawn = get_object_or_404(Signature, attendance=line)
    return serve(drawn.image, content_type="image/png")


@require_POST
def erase_signature(request: UserRequest, pk: int) -> HttpResponse:
    line = recordable_line(request, pk)
    if signing.erase_signature(line, by=request.user):
        messages.success(request, f"Tanda tangan {line} dihapus.")
    url = reverse("agenda:attendance", args=[line.meeting_id])
    return redirect(f"{url}#hadir-{line.pk}")
