"""Acts on the files of a meeting."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from meetings.access.models import User
from meetings.agenda.models import Attachment, Meeting
from meetings.audit.models import Verb
from meetings.audit.trail import record
from meetings.concurrency import apply, claim, once
from meetings.uploads import preview_of, sha256_of

PHOTO_TYPES = {"image/jpeg", "image/png"}


@transaction.atomic
def attach(
    meeting: Meeting,
    upload: Any,
    *,
    kind: str,
    media_type: str,
    uuid: UUID,
    by: User | None,
    in_minutes: bool = False,
) -> Attachment:
    """Keep a file with its meeting; ``media_type`` is that of its checked content.

    Only a picture can be a photo: another file of that kind becomes material. Only
    photos stand in the minutes.
    """

    def create() -> Attachment:
        pictured = media_type in PHOTO_TYPES
        fitting = kind if pictured or kind != Attachment.Kind.PHOTO else "material"
        name = upload.name.replace("\\", "/").rpartition("/")[2]
        attachment = Attachment(
            meeting=meeting,
            kind=fitting,
            in_minutes=in_minutes and fitting == Attachment.Kind.PHOTO,
            title=name.rpartition(".")[0][:200] or name[:200],
            file=upload,
            name=name[-200:],
            media_type=media_type,
            size=upload.size,
            sha256=sha256_of(upload),
            uuid=uuid,
        )
        if pictured:
            attachment.preview = preview_of(upload)
        attachment.save(force_insert=True)
        details = {"meeting": meeting.pk, "sha256": attachment.sha256}
        record(Verb.ATTACHMENT_ADDED, attachment, by=by, **details)
        return attachment

    return once(Attachment, uuid, create)


@transaction.atomic
def edit_attachment(
    attachment: Attachment, values: Mapping[str, Any], *, version: int, by: User
) -> Attachment:
    """Change kind, title or whether the minutes show it. Raises Conflict."""
    attachment = claim(attachment, version)
    changes = apply(attachment, values)
    record(Verb.ATTACHMENT_EDITED, attachment, by=by, changes=changes)
    return attachment


@transaction.atomic
def remove_attachment(attachment: Attachment, *, by: User) -> Attachment:
    """Take a file off the meeting; it stays stored, so that it can be taken back."""
    attachment = Attachment.objects.select_for_update().get(pk=attachment.pk)
    if attachment.removed_at is None:
        apply(attachment, {"removed_at": timezone.now()})
        record(Verb.ATTACHMENT_REMOVED, attachment, by=by)
    return attachment


@transaction.atomic
def restore_attachment(attachment: Attachment, *, by: User) -> Attachment:
    """Put a removed file back."""
    attachment = Attachment.objects.select_for_update().get(pk=attachment.pk)
    if attachment.removed_at is not None:
        apply(attachment, {"removed_at": None})
        record(Verb.ATTACHMENT_RESTORED, attachment, by=by)
    return attachment
