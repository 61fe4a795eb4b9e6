"""The facets of a search as links that narrow it down, or widen it again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import QueryDict

from meetings.archive.chosen import PARAMETER_OF, first_page, narrowed
from meetings.archive.facets import SHOWN, Tally, Value
from meetings.archive.filter_words import TITLES

FACETS = (
    "kinds",
    "speakers",
    "addressees",
    "forums",
    "topics",
    "years",
    "statuses",
    "classifications",
)


@dataclass(frozen=True)
class FacetLink:
    """One value: following the link takes it in, or out when it is chosen."""

    label: str
    count: int
    query: str
    chosen: bool


@dataclass(frozen=True)
class Facet:
    """Values of one filter: the most frequent, or all when the address says so."""

    title: str
    name: str
    links: list[FacetLink]
    total: int  # values that there are
    is_whole: bool  # all are shown, because somebody wants them
    others: str  # query string: all of them, or again the most frequent

    @property
    def is_cut(self) -> bool:
        return self.total > len(self.links)


def facets_of(tally: Tally, asked: QueryDict) -> Iterator[Facet]:
    """Facets that can still narrow something down, and those that already do."""
    for name in FACETS:
        parameter = PARAMETER_OF[name]
        chosen = asked.getlist(parameter)
        values = tally.facets.get(name, [])
        values = sorted(values, key=lambda value: value.key not in chosen)
        whole = parameter in asked.getlist("semua") and len(values) > SHOWN
        shown = values if whole else values[:SHOWN]
        links = [link(name, value, asked) for value in shown]
        if len(links) > 1 or any(each.chosen for each in links):
            others = unfolded(asked, "" if whole else parameter)
            yield Facet(TITLES[parameter], parameter, links, len(values), whole, others)


def link(name: str, value: Value, asked: QueryDict) -> FacetLink:
    chosen = value.key in asked.getlist(PARAMETER_OF[name])
    return FacetLink(value.label, value.count, narrowed(asked, name, value.key), chosen)


def unfolded(asked: QueryDict, parameter: str) -> str:
    """The query string that shows all values of that facet, or of none."""
    changed = first_page(asked)
    if parameter:
        changed["semua"] = parameter
    return changed.urlencode()
