"""The matrices of follow-ups in the record of a meeting, in the words of the form.

``minutes`` reads the record and knows no follow-ups; what of them is printed joins it
here. A draft has them as they are now, an edition as they were when it was issued.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from meetings.access.classification import Classification
from meetings.agenda.models import Meeting
from meetings.agenda.roll import attendee_of
from meetings.followups.carrying_over import told_whole
from meetings.followups.models import CarriedOver, FollowUp
from meetings.minutes.reading import is_issued, read, read_many
from meetings.minutes.record import Duty, Record, items_of
from meetings.minutes.snapshot import in_lines, renumbered

WHOLE_MEETING = "Keputusan rapat"


def read_whole(meeting: Meeting, user: Any) -> Record:
    """As ``reading.read``, with the follow-ups that the user may see."""
    seen = FollowUp.objects.visible_to(user)
    record = read(meeting, user, carried_seen([meeting], seen))
    if is_issued(meeting):
        return record
    return renumbered(joined([meeting], [record], seen)[0])


def read_many_whole(meetings: Sequence[Meeting], user: Any) -> list[Record]:
    """The same for many meetings, in as many queries as for one."""
    seen = FollowUp.objects.visible_to(user)
    records = read_many(meetings, user, carried_seen(meetings, seen))
    drafts = [each for each in meetings if not is_issued(each)]
    known = {record.id: record for record in records}
    whole = joined(drafts, [known[each.pk] for each in drafts], seen)
    known |= {record.id: renumbered(record) for record in whole}
    return [known[each.pk] for each in meetings]


def with_all(meeting: Meeting, record: Record) -> Record:
    """The record of every class, with all that was carried into it or follows from it.

    Its directives keep their numbers: each copy of it gets its own.
    """
    whole = joined([meeting], [record], FollowUp.objects.all())[0]
    classes = [duty.classification for duty in whole.carried]
    highest = max([whole.classification, *classes])
    label = str(Classification(highest).label)
    return replace(whole, classification=highest, classification_label=label)


def carried_seen(meetings: Iterable[Meeting], seen: Any) -> list[int]:
    """Keys of the follow-ups that were carried into issued meetings and are seen."""
    issued = [each.pk for each in meetings if is_issued(each)]
    if not issued:
        return []
    rows = CarriedOver.objects.filter(meeting__in=issued, followup__in=seen)
    return list(rows.values_list("followup", flat=True))


def joined(
    meetings: Sequence[Meeting], records: Sequence[Record], followups: Any
) -> list[Record]:
    """The records with those of the ``followups`` (a queryset) that belong to them."""
    carried, own = defaultdict(list), defaultdict(list)
    seen = followups.order_by().values("pk")
    rows = CarriedOver.objects.filter(meeting__in=meetings, followup__in=seen)
    for row in rows.order_by("position"):
        carried[row.meeting_id].append(carried_line(row))
    found = followups.there().filter(meeting__in=meetings)
    for followup in told_whole(found.exclude(state="cancelled")).order_by("pk"):
        own[followup.directive.meeting_id].append(own_line(followup))
    return [
        with_duties(record, carried[record.id], own[record.id]) for record in records
    ]


def with_duties(record: Record, carried: list[Duty], own: list[Duty]) -> Record:
    """Those of its own stand in the order of its directives."""
    order = {item.id: place for place, item in enumerate(items_of(record))}
    there = [duty for duty in own if duty.item_id in order]
    there.sort(key=lambda duty: order[duty.item_id or 0])
    return replace(record, carried=in_lines(carried), followups=in_lines(there))


def carried_line(row: CarriedOver) -> Duty:
    """What a meeting opened with, and what it decided."""
    return Duty(
        id=row.followup_id,
        number=row.position,
        item_id=None,
        directive=row.directive_number,
        source="; ".join(
            part for part in (row.source_text, row.speaker or WHOLE_MEETING) if part
        ),
        text=row.description,
        lead=row.lead,
        supporting=row.supporting,
        remark=row.decision_text,
        **standing(row, row.progress, row.evidence),
        classification=row.classification,
        classification_label=str(row.get_classification_display()),
    )


def own_line(followup: Any) -> Duty:
    """What follows from a directive of the meeting itself."""
    directive = followup.directive
    speaker = attendee_of(directive.speaker).introduction if directive.speaker else ""
    helpers = [each.institution.name for each in followup.supporting.all()]
    return Duty(
        id=followup.pk,
        number=0,
        item_id=directive.pk,
        directive=directive.number,
        source=speaker or WHOLE_MEETING,
        text=followup.description,
        lead=followup.lead.name,
        supporting="; ".join(helpers),
        remark=followup.criterion,
        **standing(followup, followup.last_report or "", followup.files),
        classification=directive.classification,
        classification_label=str(Classification(directive.classification).label),
    )


def standing(row: Any, progress: str, evidence: int) -> dict[str, Any]:
    """Due date, state and progress, of a follow-up or of how one stood."""
    return {
        "due": row.due_in_full,
        "state": row.state,
        "state_label": str(row.get_state_display()),
        "percent": row.percent,
        "progress": progress,
        "evidence": evidence,
    }
