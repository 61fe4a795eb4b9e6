"""The page that sends the invitation by e-mail and tells how it went."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from meetings.access.requests import UserRequest
from meetings.agenda.models import Attendance, Meeting
from meetings.agenda.views import recordable
from meetings.documents import mailing
from meetings.documents.mail_forms import MailForm
from meetings.documents.models import InvitationMail
from meetings.htmx import answer, wants_piece


@require_http_methods(["GET", "HEAD", "POST"])
def mail_invitation(request: UserRequest, pk: int) -> HttpResponse:
    meeting = recordable(request, pk)
    lines = meeting.attendance.exclude(official=None).exclude(official__email="")
    form = MailForm(request.POST or None, lines=lines.select_related("official"))
    refused = ""
    if request.method == "POST" and form.is_valid():
        url = request.build_absolute_uri(meeting.get_absolute_url())
        chosen, batch = form.cleaned_data["lines"], form.cleaned_data["batch"]
        try:
            mails = mailing.send(meeting, chosen, url=url, batch=batch, by=request.user)
        except mailing.NotMailable as error:
            refused = str(error)
        else:
            told = f"{len(mails)} undangan dikirim; lihat hasilnya di bawah ini."
            messages.info(request, told if mails else "Undangan itu sudah dikirim.")
            return redirect("documents:mail_invitation", meeting.pk)
    sent = request.POST if request.method == "POST" else request.GET
    chosen_so_far = request.method == "POST" or wants_piece(request)
    boxes = set(sent.getlist("lines")) if chosen_so_far else None
    context = page_context(meeting, form, boxes, refused=refused)
    page, piece = "documents/mail_invitation.html", "documents/_mail_list.html"
    status = 409 if refused else 422 if form.errors else 200
    return answer(request, page, piece, context, status=status)


def page_context(
    meeting: Meeting, form: MailForm, chosen: set[str] | None, *, refused: str
) -> dict[str, Any]:
    """The recipients with their last mail, ticked as the reader had them."""
    last: dict[int | None, InvitationMail] = {}
    for mail in InvitationMail.objects.filter(meeting=meeting, line__isnull=False):
        last[mail.line_id] = mail
    lines = list(form.offered)
    rows = [
        (line, last.get(line.pk), ticked(line, last.get(line.pk), chosen))
        for line in lines
    ]
    without = meeting.attendance.filter(official__email="")
    try:
        mailing.check(meeting)
    except mailing.NotMailable as error:
        refused = str(error)
    waiting = any(mail and mail.is_open for _, mail, _ in rows)
    return {
        "meeting": meeting,
        "form": form,
        "rows": rows,
        "without": without,
        "refused": refused,
        "waiting": waiting,
    }


def ticked(
    line: Attendance, mail: InvitationMail | None, chosen: set[str] | None
) -> bool:
    """Whether the box is ticked: at first those whom no mail has reached."""
    if chosen is not None:
        return str(line.pk) in chosen
    return mail is None or mail.state == InvitationMail.State.FAILED
