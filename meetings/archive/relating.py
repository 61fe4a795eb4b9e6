"""“Disinggung lagi”: other meetings where nearly the same was said.

What is weighed: the newest that share a rare stem with the directive, and the newest
of its matter. All of it through ``matching``: nothing unseen weighs or is told of.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from meetings.archive.browsing import all_that_is_seen
from meetings.archive.finding import matching
from meetings.archive.likeness import rarity_in, stems_in
from meetings.archive.match import Clause
from meetings.archive.models import DirectiveEntry
from meetings.archive.wanted import Wanted
from meetings.minutes.models import Directive
from meetings.minutes.said import Said, told

SAMPLE = 250  # of the newest tell how rare a stem is
WEIGHED = 250  # of each kind of candidates
RAREST = 6  # stems by which candidates are found
ALIKE = 0.5  # share from which the same is said
ALIKE_IN_MATTER = 0.3  # enough when it is said of the same matter
SHOWN = 5


@dataclass(frozen=True, order=True)
class Alike:
    """How much of the words another entry holds; sorted by that, then by day."""

    share: float
    key: int
    directive: int
    same_matter: bool


@dataclass(frozen=True)
class Related:
    """Another directive, and how it stands to the one that is read."""

    said: Said
    alike: Alike
    when: str  # ``sebelumnya``, ``sesudahnya`` or empty

    @property
    def percent(self) -> int:
        return round(self.alike.share * 100)


def related_to(directive: Directive, user: Any) -> list[Related]:
    """At most SHOWN that the reader sees, the newest first."""
    entry = DirectiveEntry.objects.filter(directive=directive).first()
    if entry is None:
        return []
    alike = {each.directive: each for each in most_alike(entry, user)}
    seen = Directive.objects.visible_to(user).filter(pk__in=alike)
    found = [
        Related(said, alike[said.item.id], when(said.meeting.date, entry.date))
        for said in told(seen)
    ]
    return sorted(found, key=lambda each: each.alike.key, reverse=True)


def most_alike(entry: DirectiveEntry, user: Any) -> list[Alike]:
    """The SHOWN that hold the most of the entry's words, and enough of them."""
    own, everything = stems_in(entry.body), all_that_is_seen(user)
    sample = matching(everything).values_list("body", flat=True)[:SAMPLE]
    rarity = rarity_in(stems_in(body) for body in sample)
    rare = tuple((stem,) for stem in rarity.rarest(own, RAREST))
    asked = [replace(everything, clauses=[Clause(rare)], own=True)] if rare else []
    if entry.topic is not None:
        asked.append(replace(everything, topics={entry.topic}))
    weighed = []
    for key, pk, body, topic in candidates(asked, entry.meeting_id):
        same = topic is not None and topic == entry.topic
        share = round(rarity.share(own, stems_in(body)), 6)
        if share >= (ALIKE_IN_MATTER if same else ALIKE):
            weighed.append(Alike(share, key, pk, same))
    return sorted(weighed, reverse=True)[:SHOWN]


def candidates(asked: list[Wanted], meeting: int) -> set[tuple[int, int, str, Any]]:
    """Key, directive, stems and matter of the newest of each, of other meetings."""
    found: set[tuple[int, int, str, Any]] = set()
    for wanted in asked:
        rows = matching(wanted).exclude(meeting=meeting)
        found.update(rows.values_list("key", "directive", "body", "topic")[:WEIGHED])
    return found


def when(date: dt.date | None, own: dt.date | None) -> str:
    if date is None or own is None or date == own:
        return ""
    return "sebelumnya" if date < own else "sesudahnya"
