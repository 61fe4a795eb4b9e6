"""Who comes to a made-up meeting."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

from meetings.generate.city import City, Forum
from meetings.generate.words import lexicon

ATTENDEES, GROUPS, WALK_INS = 40, 3, 3
OFFICES = ATTENDEES - GROUPS - WALK_INS
ROLES = ("secretary", "recorder", "moderator")
MODES = ("in_person", "in_person", "in_person", "online", "")


@dataclass(frozen=True)
class Line:
    """One line of the attendance list; places point into the city's lists."""

    fields: dict[str, Any] = field(default_factory=dict)  # of Attendance
    person: int | None = None
    office: int | None = None
    represents: int | None = None

    @property
    def was_there(self) -> bool:
        return self.fields["status"] == "present"


def attendance(
    place: City, forum: Forum, date: dt.date, rng: Random
) -> tuple[Line, ...]:
    """Forty lines in protocol order, exactly one of them chairs."""
    invited = offices_of(place, forum, rng)
    lines = [line_of(place, office, date, rng) for office in invited]
    lead(lines, place, forum, rng)
    stand_in(lines, place)
    groups = rng.sample(place.groups, GROUPS)
    lines += [group(name, rng) for name in groups]
    lines += [walk_in(rng) for _ in range(WALK_INS)]
    return tuple(lines)


def offices_of(place: City, forum: Forum, rng: Random) -> list[int]:
    """The host's and the core's offices first, then others, in protocol order."""
    inner = {forum.host, *forum.core}
    ours = [n for n, office in enumerate(place.offices) if office.body in inner]
    others = [n for n, office in enumerate(place.offices) if office.body not in inner]
    core = rng.sample(ours, min(len(ours), OFFICES - 10))
    return sorted([*core, *rng.sample(others, OFFICES - len(core))])


def line_of(place: City, number: int, date: dt.date, rng: Random) -> Line:
    """The office with whoever holds it that day, or without a name."""
    office = place.offices[number]
    tenure = office.on(date)
    fields = {
        "kind": "official" if tenure else "office",
        "office": office.name,
        "institution": place.bodies[office.body].name,
        "role": "participant",
        "status": rng.choices(("present", "excused", "absent"), (90, 6, 4))[0],
        "mode": rng.choice(MODES),
        **(tenure.snapshot if tenure else {}),
    }
    if fields["status"] != "present":
        fields["mode"] = ""
    return Line(fields, tenure.person if tenure else None, number)


def lead(lines: list[Line], place: City, forum: Forum, rng: Random) -> None:
    """Give the highest who came the chair, and three others their tasks."""
    named = [n for n, line in enumerate(lines) if line.person is not None]
    chair, *rest = [n for n in named if lines[n].was_there] or named
    give(lines, chair, role="chair", status="present")
    hosts = [n for n in rest if place.offices[lines[n].office or 0].body == forum.host]
    others = [n for n in rest if n not in hosts]
    for role, number in zip(ROLES, [*hosts, *rng.sample(others, 3)], strict=False):
        give(lines, number, role=role)


def stand_in(lines: list[Line], place: City) -> None:
    """Let up to two deputies represent the head of their institution."""
    done = 0
    for number in range(1, len(lines) - 1):
        head, deputy = lines[number], lines[number + 1]
        if done == 2 or head.office is None or deputy.office != head.office + 1:
            continue
        upper, lower = place.offices[head.office], place.offices[deputy.office]
        if upper.body != lower.body or head.was_there or not deputy.was_there:
            continue
        give(lines, number, status="represented")
        fields = {**deputy.fields, "represents_office": upper.name}
        lines[number + 1] = replace(deputy, fields=fields, represents=head.office)
        done += 1


def group(name: str, rng: Random) -> Line:
    """Several people in one line, counted or not."""
    count = rng.choice((None, rng.randint(4, 40)))
    fields = {"kind": "group", "name": name[0].upper() + name[1:], "status": "present"}
    return Line({**fields, "head_count": count, "mode": rng.choice(MODES)})


def walk_in(rng: Random) -> Line:
    """Somebody whom the directory does not know."""
    names = lexicon()
    name = f"{rng.choice(names.given_names)} {rng.choice(names.family_names)}"
    return Line(
        {
            "kind": "walk_in",
            "name": name,
            "office": rng.choice(("Dosen", "Peneliti", "Pendamping", "Konsultan")),
            "institution": "Universitas Antah Berantah",
            "role": rng.choice(("resource_person", "guest")),
            "status": "present",
            "mode": rng.choice(MODES),
        }
    )


def give(lines: list[Line], number: int, **values: str) -> None:
    """Change fields of one line."""
    line = lines[number]
    lines[number] = replace(line, fields={**line.fields, **values})
