"""The facets of a search as links that narrow it down, or widen it again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import QueryDict

from meetings.archive.chosen import PARAMETER_OF, narrowed
from meetings.archive.facets import SHOWN, Tally, Value

TITLES = {
    "kinds": "Jenis",
    "speakers": "Oleh",
    "addressees": "Ditujukan kepada",
    "forums": "Forum",
    "topics": "Pokok bahasan",
    "years": "Tahun",
    "statuses": "Tindak lanjut",
    "classifications": "Klasifikasi",
}


@dataclass(frozen=True)
class FacetLink:
    """One value: following the link takes it in, or out when it is chosen."""

    label: str
    count: int
    query: str
    chosen: bool


@dataclass(frozen=True)
class Facet:
    title: str
    name: str
    links: list[FacetLink]


def facets_of(tally: Tally, asked: QueryDict) -> Iterator[Facet]:
    """Facets that can still narrow something down, and those that already do."""
    for name, title in TITLES.items():
        chosen = asked.getlist(PARAMETER_OF[name])
        values = tally.facets.get(name, [])
        values = sorted(values, key=lambda value: value.key not in chosen)
        links = [link(name, value, asked) for value in values[:SHOWN]]
        if len(links) > 1 or any(each.chosen for each in links):
            yield Facet(title, PARAMETER_OF[name], links)


def link(name: str, value: Value, asked: QueryDict) -> FacetLink:
    chosen = value.key in asked.getlist(PARAMETER_OF[name])
    return FacetLink(value.label, value.count, narrowed(asked, name, value.key), chosen)
