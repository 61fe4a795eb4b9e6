"""Who is who in the city that does not exist: the same in every database."""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any

from meetings.generate.words import HERE, lexicon

FIRST_DAY, LAST_DAY = dt.date(2019, 1, 2), dt.date(2025, 12, 30)
RANKS = {
    "civil": (
        "Pembina Utama Muda (IV/c)",
        "Pembina Tingkat I (IV/b)",
        "Pembina (IV/a)",
        "Penata Tingkat I (III/d)",
    ),
    "military": ("Letkol Inf", "Mayor Inf", "Kapten Inf"),
    "police": ("AKBP", "Kompol", "AKP"),
    "none": ("",),
}
SERVICES = {"tni": "military", "polri": "police", "dprd": "none", "community": "none"}
TITLES = ("S.Sos., M.Si.", "S.H.", "S.STP., M.AP.", "S.E., M.M.", "S.T.", "S.Pd.", "")


@dataclass(frozen=True)
class Body:
    """An institution; ``parent`` is a name, '' for none."""

    name: str
    short_name: str
    kind: str
    parent: str
    is_forkopimda: bool
    protocol_order: int


@dataclass(frozen=True)
class Person:
    """An official whom nobody has ever met."""

    name: str
    title_after: str
    service: str
    rank: str
    number: str


@dataclass(frozen=True)
class Tenure:
    """One person in one office for a time; both days inclusive, None is open."""

    person: int  # place in City.people
    capacity: str
    starts: dt.date | None
    ends: dt.date | None
    snapshot: dict[str, str]  # what an attendance list keeps of the person


Span = tuple[str, dt.date | None, dt.date | None]  # capacity, first and last day


@dataclass(frozen=True)
class Office:
    """An office and who held it, one after the other."""

    body: int  # place in City.bodies
    name: str
    short_name: str
    protocol_order: int
    tenures: tuple[Tenure, ...]

    def on(self, date: dt.date) -> Tenure | None:
        """Who holds it on a date; None when that is not known."""
        return next(
            (
                each
                for each in self.tenures
                if (each.starts or date) <= date <= (each.ends or date)
            ),
            None,
        )


@dataclass(frozen=True)
class Forum:
    """A series of meetings; ``host`` and ``core`` are places in City.bodies."""

    name: str
    meeting: str
    host: int
    core: tuple[int, ...]
    topics: tuple[str, ...]


class City:
    """Everybody and everything that meetings refer to, by their places in lists."""

    def __init__(self) -> None:
        plan = tomllib.loads((HERE / "city.toml").read_text(encoding="utf-8"))
        self.name: str = plan["name"]
        self.groups: list[str] = plan["groups"]["names"]
        self.places: list[str] = plan["groups"]["places"]
        self.bodies: list[Body] = []
        self.offices: list[Office] = []
        self.people: list[Person] = []
        self._rng = Random(self.name)
        for row in plan["institution"]:
            self._found(row, parent="")
        for row in agencies(plan, self.name):
            self._found(row, parent=self.bodies[0].name)
        self.forums = [self._forum(row) for row in plan["series"]]

    def _found(self, row: dict[str, Any], *, parent: str) -> None:
        order = 10 * len(self.bodies) + 10
        self.bodies.append(
            Body(
                name=row["name"],
                short_name=row["short"],
                kind=row["kind"],
                parent=row.get("parent", parent),
                is_forkopimda=row.get("forkopimda", False),
                protocol_order=order,
            )
        )
        for place, names in enumerate(row["offices"]):
            name, _, short = names.partition(" | ")
            service = SERVICES.get(row["kind"], "civil")
            tenures = self._tenures(service, step=place)
            body = len(self.bodies) - 1
            self.offices.append(Office(body, name, short, order + place, tenures))

    def _tenures(self, service: str, *, step: int) -> tuple[Tenure, ...]:
        """A former and a present holder, with somebody acting in between or not."""
        kind = self._rng.random()
        if kind < 0.08:
            return ()  # nobody knows who
        changed = FIRST_DAY + dt.timedelta(days=self._rng.randint(300, 2200))
        spans: list[Span] = [("definitive", None, changed)]
        if kind < 0.3 and service == "civil":
            acted_until = changed + dt.timedelta(days=self._rng.randint(30, 150))
            spans.append(("plt", changed + dt.timedelta(days=1), acted_until))
            changed = acted_until
        spans.append(("definitive", changed + dt.timedelta(days=1), None))
        return tuple(
            self._tenure(service, step, capacity, starts, ends)
            for capacity, starts, ends in spans
        )

    def _tenure(
        self,
        service: str,
        step: int,
        capacity: str,
        starts: dt.date | None,
        ends: dt.date | None,
    ) -> Tenure:
        names, number = lexicon(), len(self.people) + 1
        given, family = names.given_names, names.family_names
        ranks = RANKS[service]
        person = Person(
            name=f"{self._rng.choice(given)} {self._rng.choice(family)}",
            title_after=self._rng.choice(TITLES) if service == "civil" else "",
            service=service,
            rank=ranks[min(step, len(ranks) - 1)],
            number=service_number(service, number),
        )
        self.people.append(person)
        return Tenure(number - 1, capacity, starts, ends, snapshot(person, capacity))

    def _forum(self, row: dict[str, Any]) -> Forum:
        places = {body.short_name: place for place, body in enumerate(self.bodies)}
        core = tuple(places[short] for short in row["core"])
        host = places[row["host"]]
        return Forum(row["name"], row["meeting"], host, core, tuple(row["topics"]))


def agencies(plan: dict[str, Any], city: str) -> list[dict[str, Any]]:
    """Regional agencies, districts and villages with their offices."""
    rows = []
    for kind, names in plan["agencies"].items():
        for both in names:
            name, _, short = both.partition(" | ")
            rows.append(agency(kind, f"{name} Kota {city}", short))
    villages = lexicon().villages
    districts = plan["districts"]["names"]
    for place, name in enumerate(districts):
        rows.append(district(name))
        rows += [village(v, name) for v in villages[place :: len(districts)]]
    return rows


def agency(kind: str, name: str, short: str) -> dict[str, Any]:
    head = "Inspektur" if kind == "inspectorate" else f"Kepala {name}"
    offices = [f"{head} | Kepala {short}", f"Sekretaris {name} | Sekretaris {short}"]
    offices += [f"Kepala Bidang {n} {name} | Kabid {n} {short}" for n in ("I", "II")]
    return {"kind": kind, "name": name, "short": short, "offices": offices}


def district(name: str) -> dict[str, Any]:
    title = f"Kecamatan {name}"
    offices = [f"Camat {name} | Camat {name}", f"Sekretaris {title} | Sekcam {name}"]
    return {"kind": "kecamatan", "name": title, "short": title, "offices": offices}


def village(name: str, of: str) -> dict[str, Any]:
    title = f"Kelurahan {name}"
    offices = [f"Lurah {name} | Lurah {name}"]
    row = {"kind": "kelurahan", "name": title, "short": title, "offices": offices}
    return {**row, "parent": f"Kecamatan {of}"}


def service_number(service: str, number: int) -> str:
    """A number that nobody has: a NIP of the year 1900, an NRP of nothing but zeros."""
    if service == "none":
        return ""
    return f"190001011900{number:06d}" if service == "civil" else f"0000{number:04d}"


def snapshot(person: Person, capacity: str) -> dict[str, str]:
    """What an attendance list keeps of a person in an office."""
    titled = (person.name, person.title_after)
    label = "NIP" if person.service == "civil" else "NRP"
    return {
        "name": ", ".join(part for part in titled if part),
        "rank": person.rank,
        "number_label": label if person.number else "",
        "number": person.number,
        "capacity": "" if capacity == "definitive" else capacity,
    }


@cache
def city() -> City:
    """The city, made once in a process."""
    return City()
