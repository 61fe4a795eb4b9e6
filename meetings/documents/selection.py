"""A record with some of its directives changed or left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from meetings.agenda.roll import Attendee
from meetings.minutes.record import Item, Record, Section, Turn

# Given a directive and who said it (None: the meeting): what stands in its place.
Change = Callable[[Item, Attendee | None], Item | None]


def changed(record: Record, change: Change) -> Record:
    """The record with each directive changed; where the change is None it goes.

    Turns that are left without a directive go, too; the agenda stays as announced.
    """
    unassigned = record.unassigned and _section(record.unassigned, change)
    return replace(
        record,
        agenda=tuple(_section(section, change) for section in record.agenda),
        unassigned=unassigned if unassigned and unassigned.turns else None,
        decisions=_items(record.decisions, None, change),
    )


def spoken(record: Record) -> Iterator[tuple[Item, Attendee | None, Section | None]]:
    """Every directive in printed order, with its speaker and its agenda item."""
    for section in record.sections:
        for turn in section.turns:
            yield from ((item, turn.speaker, section) for item in turn.items)
    yield from ((item, None, None) for item in record.decisions)


def _section(section: Section, change: Change) -> Section:
    turns = [_turn(turn, change) for turn in section.turns]
    return replace(section, turns=tuple(turn for turn in turns if turn.items))


def _turn(turn: Turn, change: Change) -> Turn:
    return replace(turn, items=_items(turn.items, turn.speaker, change))


def _items(
    items: tuple[Item, ...], speaker: Attendee | None, change: Change
) -> tuple[Item, ...]:
    new = (change(item, speaker) for item in items)
    return tuple(item for item in new if item is not None)
