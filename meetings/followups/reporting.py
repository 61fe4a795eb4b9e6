"""Acts of those who have the duty: report how far it is, and that it is done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from meetings.access.models import User
from meetings.concurrency import apply, once
from meetings.directory.models import Institution
from meetings.followups.models import Evidence, FollowUp, Progress
from meetings.followups.parties import case_of, duties_of, party_of
from meetings.followups.states import Act, check
from meetings.followups.steps import Kind, append, claimed
from meetings.uploads import preview_of, sha256_of

PICTURES = {"image/jpeg", "image/png"}


@transaction.atomic
def report(
    followup: FollowUp,
    *,
    percent: int,
    text: str,
    files: Sequence[tuple[Any, str]] = (),
    done: bool = False,
    as_of: dt.date | None = None,
    uuid: UUID,
    by: User,
) -> Progress:
    """Say how far it is; ``done`` proposes in one go that it be verified.

    ``as_of`` is the day that it tells of, today unless told; what is in time is what
    was reported in time, whatever day it tells of.
    ``files`` are uploads with the media type of their checked content. Raises NotLive,
    NotYourDuty or WrongState. The same report sent twice is one.
    """

    def create() -> Progress:
        row = claimed(followup)
        was = row.state
        after = check(Act.REPORT, case_of(row), party_of(by, row))
        institution = duties_of(by, row)[0]
        apply(row, {"state": after, "percent": 100 if done else percent})
        step = append(
            row,
            Kind.PROGRESSED,
            was=was,
            by=by,
            institution=institution,
            uuid=uuid,
            percent=row.percent,
            text=text,
            as_of=as_of or timezone.localdate(),
            details={"evidence": [sha256_of(upload) for upload, _ in files]},
        )
        for upload, media_type in files:
            keep(step, upload, media_type)
        if done:
            propose(row, institution, by)
        return step

    return once(Progress, uuid, create)


def propose(followup: FollowUp, institution: Institution, by: User) -> None:
    """Hand what has just been reported to who verifies."""
    was = followup.state
    after = check(Act.PROPOSE, case_of(followup), party_of(by, followup))
    values = {"state": after, "reported_by": by, "reported_at": timezone.now()}
    apply(followup, values)
    append(
        followup, Kind.PROPOSED, was=was, by=by, institution=institution, percent=100
    )


def keep(step: Progress, upload: Any, media_type: str) -> Evidence:
    """Store a file with the report that it came with; of a picture a small one, too."""
    name = upload.name.replace("\\", "/").rpartition("/")[2]
    evidence = Evidence(
        progress=step,
        file=upload,
        name=name[-200:],
        media_type=media_type,
        size=upload.size,
        sha256=sha256_of(upload),
    )
    if media_type in PICTURES:
        evidence.preview = preview_of(upload)
    evidence.save(force_insert=True)
    return evidence
