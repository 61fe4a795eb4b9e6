"""Every act on a follow-up is a step of it, and an event in the trail."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from meetings.access.models import User
from meetings.audit.models import Verb
from meetings.audit.trail import record
from meetings.directory.models import Institution
from meetings.followups.models import FollowUp, Progress

Kind = Progress.Kind
VERBS = {
    Kind.ADDED: Verb.FOLLOW_UP_ADDED,
    Kind.EDITED: Verb.FOLLOW_UP_EDITED,
    Kind.DATED: Verb.FOLLOW_UP_DATED,
    Kind.PROGRESSED: Verb.PROGRESS_REPORTED,
    Kind.PROPOSED: Verb.FOLLOW_UP_PROPOSED,
    Kind.VERIFIED: Verb.FOLLOW_UP_VERIFIED,
    Kind.RETURNED: Verb.FOLLOW_UP_RETURNED,
    Kind.CANCELLED: Verb.FOLLOW_UP_CANCELLED,
    Kind.OFFERED: Verb.DELEGATION_OFFERED,
    Kind.ACCEPTED: Verb.DELEGATION_ACCEPTED,
    Kind.REFUSED: Verb.DELEGATION_REFUSED,
    Kind.WITHDRAWN: Verb.DELEGATION_WITHDRAWN,
}


def claimed(followup: FollowUp) -> FollowUp:
    """The follow-up, locked until the transaction ends, with what its acts ask for."""
    rows = FollowUp.objects.whole().select_for_update(of=("self",))
    return rows.get(pk=followup.pk)


def append(
    followup: FollowUp,
    kind: Progress.Kind,
    *,
    was: str,
    by: User | None,
    institution: Institution | None = None,
    uuid: UUID | None = None,
    details: Mapping[str, Any] | None = None,
    **values: Any,
) -> Progress:
    """Write down the step that led to the follow-up's present version.

    ``was`` is the state before it; ``details`` go to the trail only.
    """
    step = Progress.objects.create(
        followup=followup,
        number=followup.version,
        kind=kind,
        state_from=was,
        state_to=followup.state,
        by=by,
        institution_id=institution.pk if institution else None,
        institution_name=institution.name if institution else "",
        uuid=uuid or uuid4(),
        **values,
    )
    told = {name: value for name, value in values.items() if value not in ("", None)}
    told |= {"step": step.pk, "institution": step.institution_id}
    record(VERBS[kind], followup, by=by, **told | dict(details or {}))
    return step


def in_words(changes: Mapping[str, list[str]]) -> str:
    """What was changed, a line each: ``prioritas: Biasa → Tinggi``."""
    lines = []
    for name, pair in changes.items():
        if name == "supporting":
            label, choices = "instansi terkait", {}
        else:
            field: Any = FollowUp._meta.get_field(name)
            label = str(field.verbose_name)
            choices = {str(key): str(text) for key, text in field.choices or ()}
        before, after = (choices.get(each, each) or "–" for each in pair)
        lines.append(f"{label}: {before} → {after}")
    return "\n".join(lines)[:4000]
