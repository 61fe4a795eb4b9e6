"""Freezing a record as an edition, and printing the copies of it that change."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format

from meetings.access.models import User
from meetings.agenda.models import Meeting
from meetings.documents.models import IssuedDocument
from meetings.documents.notula import notula_pdf
from meetings.documents.seal import Seal
from meetings.documents.signing import sign
from meetings.minutes.models import Edition
from meetings.minutes.record import Record
from meetings.minutes.snapshot import at_level, freeze, levels, sha256_of, thaw

# Crockford's letters: none that is mistaken for another. 32^12 codes, drawn at random.
CODE_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 12
Address = Callable[[str], str]  # the whole address at which a code is verified


@dataclass(frozen=True)
class Approval:
    """Who signed for an edition, as what and when."""

    by: str
    capacity: str
    at: Any

    @property
    def text(self) -> str:
        return ", ".join(part for part in (self.capacity, self.by) if part)


def publish(
    meeting: Meeting,
    content: Record,
    approval: Approval,
    *,
    address: Address,
    by: User,
) -> Edition:
    """Freeze the whole as the next edition and print each copy that changes."""
    frozen = {"record": freeze(content)}
    edition = Edition.objects.create(
        meeting=meeting,
        number=meeting.editions.count() + 1,
        content=frozen,
        sha256=sha256_of(frozen),
        approved_by=approval.by,
        approved_as=approval.capacity,
        approved_at=approval.at,
        issued_by=by,
        issued_at=timezone.now(),
    )
    # From the frozen data, as anybody could print it again.
    whole = thaw(frozen["record"])
    for level in levels(whole):
        print_copy(edition, at_level(whole, level), level, address=address)
    return edition


def print_copy(
    edition: Edition, copy: Record, level: int, *, address: Address
) -> IssuedDocument | None:
    """Print the copy of one class, unless its readers' copy stays as it was."""
    of_class = IssuedDocument.objects.light().filter(
        meeting=edition.meeting_id, classification=level
    )
    last = of_class.select_related("edition").order_by("copy").last()
    if last and copy == at_level(thaw(last.edition.content["record"]), level):
        return None
    code = new_code()
    seal = Seal(
        code=code,
        address=address(code),
        copy=last.copy + 1 if last else 1,
        issued=date_format(timezone.localtime(edition.issued_at), "j F Y"),
        supersedes=last.copy if last else 0,
        supersedes_issued=(
            date_format(timezone.localtime(last.issued_at), "j F Y") if last else ""
        ),
    )
    pdf = notula_pdf(copy, seal=seal, electronic=bool(settings.SIGNING_P12))
    if settings.SIGNING_P12:
        pdf = sign(pdf, address=seal.address)
    return IssuedDocument.objects.create(
        meeting_id=edition.meeting_id,
        edition=edition,
        copy=seal.copy,
        classification=level,
        number=copy.number,
        code=code,
        address=seal.address,
        pdf=pdf,
        size=len(pdf),
        sha256=hashlib.sha256(pdf).hexdigest(),
        issued_at=edition.issued_at,
        issued_by=edition.issued_by,
        supersedes=last,
    )


def new_code() -> str:
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
