"""Acts on minutes and directives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone

from meetings.access.models import User
from meetings.agenda.models import AgendaItem, Attendance, Meeting
from meetings.audit.models import Verb
from meetings.audit.trail import record
from meetings.concurrency import apply, claim, once
from meetings.directory.models import Institution, Position
from meetings.minutes.models import Addressee, Directive, Minutes, Revision
from meetings.minutes.revisions import content_of

Act = Revision.Act


class CannotRestore(Exception):
    """What the revision points at is no longer there."""


class AlreadyBack(Exception):
    """The removal was taken back before; what was written since stays."""


def minutes_of(meeting: Meeting) -> Minutes:
    """The minutes of a meeting, made when first needed."""
    return Minutes.objects.get_or_create(meeting=meeting)[0]


@transaction.atomic
def edit_minutes(
    minutes: Minutes, values: Mapping[str, Any], *, version: int, by: User | None
) -> Minutes:
    """Change opening, closing or source note. Raises Conflict."""
    minutes = claim(minutes, version)
    changes = apply(minutes, values)
    record(Verb.MINUTES_EDITED, minutes, by=by, changes=changes)
    return minutes


@transaction.atomic
def add_directive(
    meeting: Meeting, values: Mapping[str, Any], *, uuid: UUID, by: User | None
) -> Directive:
    """Append a directive. ``values`` holds the fields and ``addressees``."""
    meeting = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)

    def create() -> Directive:
        fields = {name: value for name, value in values.items() if name != "addressees"}
        last = meeting.directives.order_by("-position").first()
        directive = Directive.objects.create(
            meeting=meeting,
            meeting_classification=meeting.classification,
            uuid=uuid,
            position=last.position + 1 if last else 1,
            number=meeting.directives.current().count() + 1,
            **fields,
        )
        address(directive, values.get("addressees", []))
        keep(directive, Act.ADDED, by=by)
        renumber(meeting)
        record(Verb.DIRECTIVE_ADDED, directive, by=by, meeting=meeting.pk)
        return directive

    return once(Directive, uuid, create)


@transaction.atomic
def add_directives(
    meeting: Meeting, rows: Sequence[Mapping[str, Any]], *, uuid: UUID, by: User | None
) -> list[Directive]:
    """Append several at once: all or none. The same UUID adds them only once."""
    return [
        add_directive(meeting, values, uuid=uuid5(uuid, str(number)), by=by)
        for number, values in enumerate(rows)
    ]


@transaction.atomic
def edit_directive(
    directive: Directive, values: Mapping[str, Any], *, version: int, by: User
) -> Directive:
    """Change a directive and keep the new version as a revision. Raises Conflict."""
    directive = claim(directive, version)
    fields = {name: value for name, value in values.items() if name != "addressees"}
    changes = apply(directive, fields)
    if "addressees" in values:
        address(directive, values["addressees"])
    keep(directive, Act.EDITED, by=by)
    renumber(directive.meeting)
    record(
        Verb.DIRECTIVE_EDITED,
        directive,
        by=by,
        meeting=directive.meeting_id,
        fields=sorted(changes),
    )
    return directive


@transaction.atomic
def move_directive(directive: Directive, step: int, *, by: User) -> Directive:
    """Move by so many places (negative: up) under the same agenda item."""
    meeting = Meeting.objects.select_for_update(of=("self",)).get(
        pk=directive.meeting_id
    )
    directive.refresh_from_db()
    group = [
        other
        for other in printed_order(meeting)
        if heading(other) == heading(directive)
    ]
    here = next((i for i, other in enumerate(group) if other.pk == directive.pk), None)
    if here is None or step == 0 or not 0 <= here + step < len(group):
        return directive
    places = [each.position for each in group]
    mine = group.pop(here)
    group.insert(here + step, mine)
    for each, place in zip(group, places, strict=True):
        each.position = place
    Directive.objects.bulk_update(group, ["position"])
    renumber(meeting)
    record(Verb.DIRECTIVE_MOVED, mine, by=by, meeting=meeting.pk, step=step)
    return mine


@transaction.atomic
def remove_directive(directive: Directive, *, by: User) -> Directive:
    """Take a directive out of the record; its row and history stay."""
    directive = Directive.objects.select_for_update(of=("self",)).get(pk=directive.pk)
    if directive.removed_at is None:
        apply(directive, {"removed_at": timezone.now()})
        keep(directive, Act.REMOVED, by=by)
        renumber(directive.meeting)
        record(Verb.DIRECTIVE_REMOVED, directive, by=by, meeting=directive.meeting_id)
    return directive


@transaction.atomic
def restore_directive(directive: Directive, version: int, *, by: User) -> Directive:
    """Make the content of an earlier version current again, as a new version.

    Raises CannotRestore when its speaker or agenda item has gone, or when the meeting
    has been classified higher since; AlreadyBack when it is a removal that no longer
    holds.
    """
    directive = Directive.objects.select_for_update(of=("self",)).get(pk=directive.pk)
    revision = directive.revisions.get(version=version)
    if revision.act == Act.REMOVED and directive.removed_at is None:
        raise AlreadyBack(directive)
    content = revision.content
    lines = Attendance.objects.filter(meeting=directive.meeting_id)
    items = AgendaItem.objects.filter(meeting=directive.meeting_id)
    speaker = lines.filter(pk=content["speaker"]).first()
    item = items.filter(pk=content["agenda_item"]).first()
    lost = (content["speaker"] and not speaker) or (content["agenda_item"] and not item)
    if lost or content["classification"] < directive.meeting_classification:
        raise CannotRestore(directive)
    fields = {
        name: content[name]
        for name in ("kind", "ordinal", "text", "quote", "classification")
    }
    links = {"speaker": speaker, "agenda_item": item, "removed_at": None}
    apply(directive, fields | links)
    address(directive, [without_label(each) for each in content["addressees"]])
    keep(directive, Act.RESTORED, by=by)
    renumber(directive.meeting)
    record(
        Verb.DIRECTIVE_RESTORED,
        directive,
        by=by,
        meeting=directive.meeting_id,
        version=version,
    )
    return directive


@transaction.atomic
def reclassify(
    meeting: Meeting, classification: int, *, version: int, by: User
) -> Meeting:
    """Classify a meeting anew; directives below it rise with it. Raises Conflict."""
    meeting = claim(meeting, version)
    for directive in meeting.directives.filter(classification__lt=classification):
        apply(directive, {"classification": classification})
        keep(directive, Act.EDITED, by=by)
    before = meeting.classification
    apply(meeting, {"classification": classification})
    record(
        Verb.MEETING_RECLASSIFIED,
        meeting,
        by=by,
        classification=[before, classification],
    )
    return meeting


def address(directive: Directive, addressees: list[dict[str, Any]]) -> None:
    """Replace the addressees: ``{"institution": pk}``, ``{"position": pk}`` or
    ``{"group": text}``, in order."""
    directive.addressees.all().delete()
    # An old version may name an entry that has become part of another one since.
    institutions = merged(Institution, addressees, "institution")
    positions = merged(Position, addressees, "position")
    Addressee.objects.bulk_create(
        Addressee(
            directive=directive,
            order=order,
            institution_id=institutions.get(each.get("institution")),
            position_id=positions.get(each.get("position")),
            group=each.get("group", ""),
        )
        for order, each in enumerate(addressees)
    )


def merged(model: Any, addressees: list[dict[str, Any]], name: str) -> dict[Any, int]:
    """What each entry that is named has become; itself, if it was not merged."""
    keys = [each[name] for each in addressees if each.get(name)]
    if not keys:
        return {}
    found = model.objects.filter(pk__in=keys).values_list("pk", "merged_into")
    return {pk: became or pk for pk, became in found}


def without_label(addressee: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in addressee.items() if name != "label"}


def keep(directive: Directive, act: str, *, by: User | None) -> Revision:
    """Append the present state to the history."""
    return Revision.objects.create(
        directive=directive,
        version=directive.version,
        act=act,
        content=content_of(directive),
        by=by,
    )


def heading(directive: Directive) -> tuple[int, int]:
    """What a directive is printed under, as a sort key: agenda items in order, then
    what belongs to none, then the decisions of the meeting as a whole."""
    if directive.speaker_id is None:
        return (2, 0)
    if directive.agenda_item is None:
        return (1, 0)
    return (0, directive.agenda_item.position)


def printed_order(meeting: Meeting) -> list[Directive]:
    """The directives as they are printed."""
    rows = meeting.directives.current().select_related("agenda_item")
    return sorted(rows, key=lambda row: (*heading(row), row.position, row.pk))


def renumber(meeting: Meeting) -> None:
    """Give the printed numbers 1, 2, 3 … in printed order."""
    wrong = []
    for number, directive in enumerate(printed_order(meeting), start=1):
        if directive.number != number:
            directive.number = number
            wrong.append(directive)
    Directive.objects.bulk_update(wrong, ["number"])
