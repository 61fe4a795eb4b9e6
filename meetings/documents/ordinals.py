"""A speaker's own "Pertama, Kedua, …" on paper."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from meetings.agenda.roll import Attendee
from meetings.documents.selection import changed, spoken
from meetings.minutes.record import Item, Record


def without_broken_lists(record: Record) -> Record:
    """Ordinals only where a list is whole.

    "Pertama" and "Ketiga" would tell a reader that something between them is hidden.
    """
    broken = _broken(record)

    def change(item: Item, _: Attendee | None) -> Item:
        plain = replace(item, ordinal=None, ordinal_word="")
        return plain if item.id in broken else item

    return changed(record, change) if broken else record


def _broken(record: Record) -> set[int]:
    """The directives of lists that do not count from one on, by key."""
    lists: dict[int, list[list[Item]]] = defaultdict(list)
    for item, speaker, _ in spoken(record):
        if item.ordinal is None:
            continue
        own = lists[speaker.id if speaker else 0]
        if item.ordinal == 1 or not own:
            own.append([])
        own[-1].append(item)
    return {
        item.id
        for own in lists.values()
        for each in own
        if [item.ordinal for item in each] != list(range(1, len(each) + 1))
        for item in each
    }
