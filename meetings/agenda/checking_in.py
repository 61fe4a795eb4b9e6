"""Attendants check in themselves: acts, and whom a few letters may show.

The page is public. It tells nobody who is invited beyond the names that begin as the
visitor typed, and it shows nothing but name, office and institution of those.
"""

from __future__ import annotations

import re
import unicodedata

from django.db import transaction

from meetings.access.classification import Classification
from meetings.access.models import User
from meetings.agenda.actions import lock
from meetings.agenda.models import Attendance, CheckIn, Meeting
from meetings.agenda.models.check_in import new_token
from meetings.audit.models import Verb
from meetings.audit.trail import record
from meetings.concurrency import apply

Kind = Attendance.Kind
Status = Attendance.Status
FEWEST_LETTERS = 3
MOST_SHOWN = 5
# Typed without their dots, titles would match half of the list.
TITLES = {"dra", "drs", "prof", "haji", "hajjah"}


class NotNow(Exception):
    """Only an unclassified meeting in session has a check-in."""


class AlreadyMarked(Exception):
    """The line no longer waits: checked in, marked by the recorder, or too late."""


@transaction.atomic
def open_check_in(meeting: Meeting, *, by: User) -> CheckIn:
    """Open the check-in, or give it a new address, which kills the old one.

    Raises NotNow.
    """
    meeting = lock(meeting)
    if (
        meeting.status != Meeting.Status.IN_SESSION
        or meeting.classification != Classification.ORDINARY
    ):
        raise NotNow(meeting)
    check_in, created = CheckIn.objects.update_or_create(
        meeting=meeting, defaults={"token": new_token()}
    )
    record(Verb.CHECK_IN_OPENED, meeting, by=by, renewed=not created)
    return check_in


@transaction.atomic
def confirm(check_in: CheckIn, line: Attendance, mode: str) -> Attendance:
    """The attendant says "I am here". Raises AlreadyMarked. The actor is unknown."""
    rows = Attendance.objects.select_for_update(of=("self",))
    current = rows.filter(pk=line.pk, status=Status.INVITED).first()
    # It may have been closed, or got another address, since the page was asked for.
    still = CheckIn.objects.open().filter(pk=check_in.pk, token=check_in.token)
    if current is None or not still.exists():
        raise AlreadyMarked(line)
    apply(current, {"status": Status.PRESENT, "mode": mode})
    record(
        Verb.CHECKED_IN,
        current,
        by=None,
        meeting=current.meeting_id,
        line=current.pk,
        mode=mode,
    )
    return current


def waiting_for(meeting: Meeting, text: str) -> list[Attendance]:
    """Invited people whose name has, for each typed word, one that begins with it.

    At most five and in the order of the list; nobody for less than three letters.
    """
    typed = [word for word in words_of(text) if len(word) >= FEWEST_LETTERS]
    if not typed:
        return []
    people = meeting.attendance.filter(
        status=Status.INVITED, kind__in=[Kind.OFFICIAL, Kind.WALK_IN]
    ).select_related("official")
    found = [line for line in people if begins(line, typed)]
    return found[:MOST_SHOWN]


def begins(line: Attendance, typed: list[str]) -> bool:
    name = line.official.name if line.official else line.name
    own = words_of(name)
    return all(any(word.startswith(start) for word in own) for start in typed)


def words_of(name: str) -> list[str]:
    """The words of a name, folded, without titles.

    >>> words_of("Dr. H. Áhmad Sari, S.H., M.Si.")
    ['ahmad', 'sari']
    """
    plain = unicodedata.normalize("NFKD", name.split(",")[0]).casefold()
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words = [word for word in bare.split() if "." not in word]
    parts = [part for word in words for part in re.findall(r"\w+", word)]
    return [part for part in parts if part not in TITLES]
