"""What merging a duplicate into the entry that stays would change, before it does."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any

from meetings.directory.links import LINKS, Link
from meetings.directory.models import Appointment, Institution, Official, Position

# What the entry that stays takes over where its own is empty.
FILLED = {
    Institution: ("short_name",),
    Position: ("short_name",),
    Official: ("title_before", "title_after", "rank", "phone", "email"),
}
BELOW = "Entri yang dipertahankan berada di bawah entri gandanya. Ubah dahulu induknya."
CROSSED = (
    "Sebuah jabatan entri yang dipertahankan sudah digabungkan ke jabatan entri"
    " gandanya. Tukar arahnya, atau pisahkan dahulu jabatan itu."
)
OVERLAP = (
    "Pada masa yang sama tercatat dua pemegang definitif: {} dan {}. Gabungkan dahulu"
    " keduanya bila orangnya sama, atau betulkan masa jabatannya."
)


@dataclass
class Steps:
    """Plain values: what is done, what the trail keeps and what an undo goes by."""

    # table, key, the entry it becomes, whether it was active
    merged: list[tuple[str, int, int, bool]] = field(default_factory=list)
    # table, field, keys of the rows, from and to which entry
    moved: list[tuple[str, str, list[int], int, int]] = field(default_factory=list)
    # table, key, and of each field what it was and what it becomes
    changed: list[tuple[str, int, dict[str, list[Any]]]] = field(default_factory=list)
    # table, the values of the row by column
    dropped: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def plain(self) -> dict[str, Any]:
        return dict(json.loads(json.dumps(asdict(self), default=str)))


@dataclass
class MergePlan:
    duplicate: Any
    kept: Any
    steps: Steps = field(default_factory=Steps)
    clashes: list[str] = field(default_factory=list)
    joined: list[str] = field(default_factory=list)  # offices that become one
    filled: list[str] = field(default_factory=list)  # what is filled in, in words
    fused: list[str] = field(default_factory=list)  # terms that become one

    @property
    def digest(self) -> str:
        """SHA-256 of all that it would do, as 64 hex digits."""
        told = [self.steps.plain(), self.clashes]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()

    @property
    def counts(self) -> list[tuple[str, int]]:
        """How many rows of which kind move, in the reader's words."""
        counts: Counter[str] = Counter()
        for table, name, keys, *_ in self.steps.moved:
            if name != "merged_into":
                link = next(each for each in all_links() if each.table == table)
                counts[str(link.model._meta.verbose_name_plural)] += len(keys)
        return sorted(counts.items())


def all_links() -> list[Link]:
    return [link for links in LINKS.values() for link in links]


def make(duplicate: Any, kept: Any) -> MergePlan:
    """Plan to merge ``duplicate`` into ``kept``: two entries of one kind, unmerged."""
    plan = MergePlan(duplicate, kept)
    pairs = [(duplicate, kept)]
    if isinstance(kept, Institution):
        if duplicate.pk in above(kept):
            plan.clashes.append(BELOW)
        if kept.positions.filter(merged_into__institution=duplicate).exists():
            plan.clashes.append(CROSSED)
        pairs += same_offices(duplicate, kept)
        plan.joined = [str(office) for office, _ in pairs[1:]]
    for one, other in pairs:
        fill(plan, one, other)
        joined = {office.pk for office, _ in pairs[1:]}
        for link in LINKS[type(one)]:
            move(plan, link, one, other, joined)
        table = one._meta.object_name
        plan.steps.merged.append((table, one.pk, other.pk, one.active))
    return plan


def above(institution: Institution) -> set[int]:
    """The keys of all that it stands below."""
    parents = dict(Institution.objects.values_list("pk", "parent"))
    found: set[int] = set()
    key = institution.parent_id
    while key is not None and key not in found:
        found.add(key)
        key = parents.get(key)
    return found


def same_offices(
    duplicate: Institution, kept: Institution
) -> list[tuple[Position, Position]]:
    """Offices of one name in both: the kept one, or what it was merged into."""
    own = {
        office.name.casefold(): office.merged_into or office
        for office in kept.positions.select_related("merged_into")
    }
    pairs = [
        (office, own[office.name.casefold()])
        for office in duplicate.positions.filter(merged_into=None)
        if office.name.casefold() in own
    ]
    return [(office, twin) for office, twin in pairs if office != twin]


def fill(plan: MergePlan, duplicate: Any, kept: Any) -> None:
    """Take over what only the duplicate knows; a service number goes along whole."""
    table = kept._meta.object_name
    changes = {
        name: ["", getattr(duplicate, name)]
        for name in FILLED[type(kept)]
        if not getattr(kept, name) and getattr(duplicate, name)
    }
    if isinstance(kept, Official) and duplicate.number and not kept.number:
        plan.steps.changed.append(
            (table, duplicate.pk, {"number": [duplicate.number, ""]})
        )
        changes["service"] = [str(kept.service), str(duplicate.service)]
        changes["number"] = ["", duplicate.number]
    if changes:
        plan.steps.changed.append((table, kept.pk, changes))
        plan.filled += [
            f"{kept._meta.get_field(name).verbose_name}: {after}"
            for name, (_, after) in changes.items()
            if name != "service"
        ]


def move(plan: MergePlan, link: Link, one: Any, other: Any, joined: set[int]) -> None:
    """Let the rows of a link point at the kept entry, as far as they may."""
    staying: set[int] = set(joined) if link.table == "Position" else set()
    if link.table == "Position" and link.field == "institution":
        # Offices merged earlier stay where their name is remembered.
        merged = one.positions.exclude(merged_into=None)
        staying |= set(merged.values_list("pk", flat=True))
    if link.table == "Appointment":
        staying |= fuse(plan, link.field, one, other)
    clashing = link.clashes(one, other)
    if clashing and not link.stays:
        plan.clashes.append(link.told)
    staying |= set(clashing)
    found = link.rows(one).values_list("pk", flat=True)
    keys = [pk for pk in found if pk not in staying]
    if keys:
        step = (link.table, link.field, keys, one.pk, other.pk)
        plan.steps.moved.append(step)


def fuse(plan: MergePlan, end: str, one: Any, other: Any) -> set[int]:
    """Make one term of two that say the same; return the keys of those that go.

    ``end`` is the field that changes: "position" or "official".
    """
    fixed = {"position": "official_id", "official": "position_id"}[end]
    terms = list(other.appointments.select_related("official", "position"))
    gone = set()
    for term in one.appointments.select_related("official", "position"):
        same = [
            each
            for each in terms
            if getattr(each, fixed) == getattr(term, fixed) and alike(each, term)
        ]
        if len(same) == 1:
            join(plan, term, same[0])
            gone.add(term.pk)
        else:
            terms.append(term)
    if end == "position":
        plan.clashes += overlaps(terms)
    return gone


def alike(one: Appointment, other: Appointment) -> bool:
    """Whether they may be one term, told twice."""
    decrees = {one.decree, other.decree} - {""}
    return one.capacity == other.capacity and overlap(one, other) and len(decrees) < 2


def overlap(one: Appointment, other: Appointment) -> bool:
    first, last = dt.date.min, dt.date.max
    return (one.starts or first) <= (other.ends or last) and (
        other.starts or first
    ) <= (one.ends or last)


def join(plan: MergePlan, term: Appointment, kept: Appointment) -> None:
    """Widen the kept term to hold both; an unknown start yields to a known one."""
    starts = min((day for day in (term.starts, kept.starts) if day), default=None)
    ends = None
    if term.ends and kept.ends:
        ends = max(term.ends, kept.ends)
    after = {"starts": starts, "ends": ends, "decree": kept.decree or term.decree}
    changes = {
        name: [getattr(kept, name), value]
        for name, value in after.items()
        if getattr(kept, name) != value
    }
    if changes:
        plan.steps.changed.append(("Appointment", kept.pk, changes))
    for name, value in after.items():
        setattr(kept, name, value)
    fields = [each.attname for each in term._meta.concrete_fields]
    values = {name: getattr(term, name) for name in fields}
    plan.steps.dropped.append(("Appointment", values))
    plan.fused.append(str(kept))


def overlaps(terms: list[Appointment]) -> list[str]:
    """What the database would refuse, in words: two definitive holders at once."""
    definitive = [term for term in terms if term.capacity == "definitive"]
    return [
        OVERLAP.format(one.official, other.official)
        for number, one in enumerate(definitive)
        for other in definitive[number + 1 :]
        if overlap(one, other)
    ]
