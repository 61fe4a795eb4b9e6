"""The record frozen: to plain data and back, and what a reader of one class gets. Pure.

``thaw(freeze(record)) == record``. The canonical JSON of a frozen record is what its
SHA-256 is taken over: keys sorted, no spaces, UTF-8.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, fields, is_dataclass, replace
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from meetings.access.classification import Classification
from meetings.minutes.record import Duty, Erratum, Item, Record, Section, Turn, items_of

# Approved is the record without what issuing writes, and without the letterhead. What a
# meeting opened with does not change once its draft is handed in (``carrying_over``).
NOT_APPROVED = (
    "carried",
    "followups",
    "number",
    "issued",
    "letterhead",
    "minutes_state",
    "minutes_state_label",
)


def freeze(content: Any) -> dict[str, Any]:
    """A record, or other dataclass of plain data, as JSON holds it: tuples have become
    lists."""
    plain: dict[str, Any] = json.loads(json.dumps(asdict(content)))
    return plain


def thaw(plain: dict[str, Any]) -> Record:
    """The record of a frozen one. Raises KeyError or TypeError for anything else."""
    record: Record = build(Record, plain)
    return record


def build(kind: Any, value: Any) -> Any:
    """The value as that type of the record's fields: dataclass, tuple, or as it is."""
    if get_origin(kind) in (Union, UnionType):
        if value is None:
            return None
        kind = next(each for each in get_args(kind) if each is not NoneType)
    if get_origin(kind) is tuple:
        return tuple(build(get_args(kind)[0], each) for each in value)
    if isinstance(kind, type) and is_dataclass(kind):
        known = {
            name: build(each, value[name])
            for name, each in hints(kind).items()
            if name in value  # a field that came later has its default
        }
        return kind(**known)
    return value


@cache
def hints(kind: Any) -> dict[str, Any]:
    types = get_type_hints(kind)
    return {field.name: types[field.name] for field in fields(kind)}


def sha256_of(plain: Any) -> str:
    """SHA-256 of the canonical JSON, as 64 hex digits."""
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def digest(record: Record) -> str:
    """SHA-256 of what is approved: of all that is printed, but what issuing writes."""
    plain = freeze(each_item(record, without_hints))
    for name in NOT_APPROVED:
        plain.pop(name)
    return sha256_of(plain)


def without_hints(item: Item) -> Item:
    """Without what only the checks read."""
    return replace(item, lapsed=(), proposed=False)


def levels(record: Record) -> tuple[int, ...]:
    """The classes for which the record has a copy of its own, lowest first."""
    classes = {item.classification for item in items_of(record)}
    classes |= {duty.classification for duty in record.carried}
    return tuple(sorted({record.own_classification, *classes}))


def at_level(record: Record, level: int) -> Record:
    """The copy for readers cleared up to a class: it betrays nothing above."""
    return only(
        record,
        lambda item: item.classification <= level,
        carried=lambda duty: duty.classification <= level,
    )


def only(
    record: Record,
    wanted: Callable[[Item], bool],
    *,
    carried: Callable[[Duty], bool],
) -> Record:
    """The record with those directives and what follows from them, with those duties of
    earlier meetings, numbered anew, and the class of what is left.

    Speakers stay on the attendance list; a turn of which nothing is left goes.
    """
    sections = [kept(section, wanted) for section in record.agenda]
    rest = kept(record.unassigned, wanted) if record.unassigned else None
    copy = replace(
        record,
        agenda=tuple(sections),
        unassigned=rest if rest and rest.turns else None,
        decisions=tuple(item for item in record.decisions if wanted(item)),
    )
    there = {None, *(item.id for item in items_of(copy))}
    return renumbered(
        replace(
            copy,
            errata=tuple(each for each in record.errata if each.item_id in there),
            carried=tuple(duty for duty in record.carried if carried(duty)),
            followups=tuple(each for each in record.followups if each.item_id in there),
        )
    )


def kept(section: Section, wanted: Callable[[Item], bool]) -> Section:
    turns = (
        replace(turn, items=tuple(item for item in turn.items if wanted(item)))
        for turn in section.turns
    )
    return replace(section, turns=joined(turn for turn in turns if turn.items))


def joined(turns: Any) -> tuple[Turn, ...]:
    """Turns of one speaker that now stand side by side become one."""
    found: list[Turn] = []
    for turn in turns:
        if found and found[-1].speaker == turn.speaker:
            found[-1] = replace(found[-1], items=found[-1].items + turn.items)
        else:
            found.append(turn)
    return tuple(found)


def renumbered(record: Record) -> Record:
    """Printed numbers 1, 2, 3 … of what is there, and the highest class of it."""
    items = items_of(record)
    numbers = {item.id: number for number, item in enumerate(items, start=1)}
    classes = [item.classification for item in items]
    classes += [duty.classification for duty in record.carried]
    highest = max([record.own_classification, *classes])
    changed = each_item(record, lambda item: replace(item, number=numbers[item.id]))
    return replace(
        changed,
        errata=tuple(relabelled(each, numbers) for each in record.errata),
        carried=in_lines(record.carried),
        followups=tuple(
            replace(each, directive=numbers[each.item_id])
            for each in in_lines(record.followups)
            if each.item_id in numbers
        ),
        classification=highest,
        classification_label=str(Classification(highest).label),
    )


def in_lines(duties: Iterable[Duty]) -> tuple[Duty, ...]:
    """Numbered 1, 2, 3 … as they stand."""
    return tuple(replace(each, number=n) for n, each in enumerate(duties, start=1))


def relabelled(erratum: Erratum, numbers: dict[int, int]) -> Erratum:
    """An erratum of a directive calls it by its number in this copy."""
    if erratum.item_id is None:
        return erratum
    _, _, what = erratum.paragraph.partition(", ")
    return replace(erratum, paragraph=f"Butir {numbers[erratum.item_id]}, {what}")


def each_item(record: Record, change: Callable[[Item], Item]) -> Record:
    """The record with every directive changed like this."""

    def in_section(section: Section) -> Section:
        turns = (
            replace(turn, items=tuple(change(item) for item in turn.items))
            for turn in section.turns
        )
        return replace(section, turns=tuple(turns))

    return replace(
        record,
        agenda=tuple(in_section(section) for section in record.agenda),
        unassigned=in_section(record.unassigned) if record.unassigned else None,
        decisions=tuple(change(item) for item in record.decisions),
    )
