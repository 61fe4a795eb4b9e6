"""What narrows a search, each as a link that takes it off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from meetings.archive.chosen import FILTERS, PARAMETERS, values_in, without_value
from meetings.archive.facets import Tally
from meetings.archive.filter_words import NAMED, TITLES, Names, label_of, names_in


@dataclass(frozen=True)
class Chip:
    """A chosen value; following the link takes it off."""

    title: str
    label: str
    query: str


def chips_of(asked: QueryDict, tally: Tally, user: Any) -> list[Chip]:
    names = names_in([asked], user, known=names_told(tally))
    return [
        Chip(
            TITLES[parameter],
            label_of(parameter, value, names),
            without_value(asked, parameter, value),
        )
        for parameter in FILTERS
        for value in values_in(asked, parameter)
    ]


def names_told(tally: Tally) -> Names:
    """Those that the facets tell anyway."""
    return {
        (parameter, int(value.key)): value.label
        for parameter in NAMED
        for value in tally.facets.get(PARAMETERS[parameter], [])
    }
