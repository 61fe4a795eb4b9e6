"""Acts that send the invitation by e-mail, each recipient with a result of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import partial
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from meetings.access.classification import Classification
from meetings.access.models import User
from meetings.agenda.calendar_file import calendar_of
from meetings.agenda.invitation_views import text_of
from meetings.agenda.models import Attendance, Meeting
from meetings.audit.models import Verb
from meetings.audit.trail import record
from meetings.documents.invitation import IncompleteLetter, invitation_pdf
from meetings.documents.letter import letter_of
from meetings.documents.models import InvitationMail
from meetings.outbox import UNREACHABLE, attempt

State = InvitationMail.State
# Whoever still waits after this long may be written to again: the worker has died.
PATIENCE = dt.timedelta(minutes=10)
REPLACED = "Digantikan oleh pengiriman berikutnya."


class NotMailable(Exception):
    """The meeting's invitation does not go by e-mail; ``str()`` says why."""


def check(meeting: Meeting) -> None:
    """Raise NotMailable, in the reader's words."""
    if not settings.EMAIL_HOST:
        raise NotMailable("Pengiriman pos-el belum diatur pada server ini.")
    if meeting.classification > Classification.ORDINARY:
        raise NotMailable("Undangan rapat berklasifikasi tidak dikirim lewat pos-el.")
    if meeting.status == Meeting.Status.HELD:
        raise NotMailable("Rapat ini sudah selesai.")
    if meeting.date is None:
        raise NotMailable("Tanggal rapat belum ditetapkan.")


@transaction.atomic
def send(
    meeting: Meeting, lines: Iterable[Attendance], *, url: str, batch: UUID, by: User
) -> list[InvitationMail]:
    """Queue one mail for each line and have them sent once this is committed.

    ``url`` is the address of the meeting's page, for the mail. Lines that wait already
    are left to wait. Raises NotMailable.
    """
    meeting = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    check(meeting)
    if InvitationMail.objects.filter(batch=batch).exists():
        return []
    waiting = InvitationMail.objects.filter(
        meeting=meeting, state__in=[State.QUEUED, State.SENDING]
    )
    old = waiting.filter(queued_at__lt=timezone.now() - PATIENCE)
    old.update(state=State.FAILED, reason=REPLACED, finished_at=timezone.now())
    still = set(waiting.values_list("line", flat=True))
    mails = InvitationMail.objects.bulk_create(
        InvitationMail(
            meeting=meeting,
            line=line,
            name=line.label[:300],
            address=line.official.email,
            batch=batch,
            user=by,
        )
        for line in lines
        if line.pk not in still and line.official
    )
    if mails:
        record(Verb.INVITATION_MAILED, meeting, by=by, recipients=len(mails))
        keys = [mail.pk for mail in mails]
        transaction.on_commit(partial(deliver.enqueue, meeting.pk, keys, url))
    return mails


@task()
def deliver(meeting_key: int, keys: list[int], url: str) -> None:
    """Send what is queued through one connection; a mail is sent by one worker only."""
    meetings = Meeting.objects.select_related(
        "series", "institution__parent", "institution__stationery"
    )
    meeting = meetings.get(pk=meeting_key)
    message = partial(EmailMessage, **content_of(meeting, url))
    connection = get_connection()
    reachable = True
    for mail in InvitationMail.objects.filter(pk__in=keys):
        own = InvitationMail.objects.filter(pk=mail.pk)
        if not own.filter(state=State.QUEUED).update(state=State.SENDING):
            continue
        reason = UNREACHABLE
        if reachable:
            reason, reachable = attempt(connection, message(to=[mail.address]))
        state = State.FAILED if reason else State.SENT
        own.filter(state=State.SENDING).update(
            state=state, reason=reason, finished_at=timezone.now()
        )
    connection.close()


def content_of(meeting: Meeting, url: str) -> dict[str, Any]:
    """Subject, text and attachments: the calendar entry, and the letter once it is
    complete."""
    cancelled = meeting.status == Meeting.Status.CANCELLED
    occasion = "Pembatalan" if cancelled else "Undangan"
    entry = calendar_of(meeting, url, timezone.now())
    attachments = [("rapat.ics", entry, "text/calendar")]
    try:
        letter = None if cancelled else invitation_pdf(letter_of(meeting))
    except IncompleteLetter:
        letter = None
    if letter:
        attachments.append(("undangan.pdf", letter, "application/pdf"))
    return {
        # A subject is one line, whatever was typed.
        "subject": " ".join(f"{occasion}: {meeting}".split()),
        "body": text_of(meeting, url).replace("*", ""),
        "attachments": attachments,
    }
