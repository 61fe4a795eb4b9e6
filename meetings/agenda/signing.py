"""Attendants sign the line at which they have just checked in; acts and their key.

The page is public. Its key is given to whoever checked in, for that line as it then
stands: it dies after a while, with any correction of the line, and with the signature.
"""

from __future__ import annotations

from typing import Any

from django.core.signing import BadSignature, TimestampSigner
from django.db import transaction

from meetings.access.models import User
from meetings.agenda.models import Attendance, CheckIn, Signature
from meetings.audit.models import Verb
from meetings.audit.trail import record

SECONDS = 15 * 60
KEYS = TimestampSigner(salt="meetings.agenda.signing")


class CannotSign(Exception):
    """The key is not good (any more), or the line is signed already."""


def key_of(line: Attendance) -> str:
    return KEYS.sign(f"{line.pk}.{line.version}")


def line_of(check_in: CheckIn, key: str) -> Attendance:
    """The line that the key opens. Raises CannotSign."""
    try:
        pk, version = KEYS.unsign(key, max_age=SECONDS).split(".")
    except BadSignature as error:
        raise CannotSign from error
    rows = check_in.meeting.attendance.filter(
        pk=pk, version=version, status=Attendance.Status.PRESENT, signature__isnull=True
    )
    line = rows.first()
    if line is None:
        raise CannotSign
    return line


@transaction.atomic
def sign(check_in: CheckIn, key: str, image: Any) -> Signature:
    """Put the checked picture on the line. Raises CannotSign. The actor is unknown."""
    line = line_of(check_in, key)
    # Locked first, asked again after: of two at once the second finds it signed.
    Attendance.objects.select_for_update(of=("self",)).get(pk=line.pk)
    line = line_of(check_in, key)
    still = CheckIn.objects.open().filter(pk=check_in.pk, token=check_in.token)
    if not still.exists():
        raise CannotSign
    signature = Signature.objects.create(attendance=line, image=image)
    record(Verb.SIGNED, line, by=None, meeting=line.meeting_id, line=line.pk)
    return signature


@transaction.atomic
def erase_signature(line: Attendance, *, by: User) -> bool:
    """Take the signature off the line, if there is one, and its file from the disk."""
    signature = Signature.objects.filter(attendance=line).first()
    if signature is None:
        return False
    stored = signature.image
    signature.delete()
    transaction.on_commit(lambda: stored.storage.delete(str(stored.name)))
    record(Verb.SIGNATURE_ERASED, line, by=by, meeting=line.meeting_id, line=line.pk)
    return True
