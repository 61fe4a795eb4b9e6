"""How many of what was found fall under each value of each filter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import CharField, QuerySet
from django.db.models import Value as Constant
from django.db.models.functions import StrIndex, Substr

from meetings.access.badges import ADDRESSED, HOST, key_of
from meetings.access.classification import Classification
from meetings.agenda.models import Series, Topic
from meetings.archive import statuses
from meetings.archive.finding import COUNTED, is_rare, matching, spans_of
from meetings.archive.lately import Spans, first_of
from meetings.archive.models import DirectiveEntry
from meetings.archive.newest import Read, asked
from meetings.archive.statuses import STATUSES
from meetings.archive.wanted import Wanted
from meetings.directory.models import Institution, Position
from meetings.minutes.models import Directive
from meetings.wording import thousands

SHOWN = 8  # values of one facet
COLUMNS = (
    "key",
    "kind",
    "classification",
    "year",
    "series",
    "topic",
    "position",
    "represents",
    "addressed",
)
ROWS = f"SELECT {', '.join(COLUMNS)} FROM c"
# Badges stand in order of the alphabet, so those of whom a directive addresses come
# before that of its host, which every directive wears.
ADDRESSED_BADGES = Substr("readers", 1, StrIndex("readers", Constant(HOST)))
NAMES: dict[str, tuple[Any, str]] = {
    "forums": (Series, "name"),
    "topics": (Topic, "title"),
    "speakers": (Position, "name"),
    "addressees": (Institution, "name"),
}
LABELS: dict[str, dict[Any, str]] = {
    "statuses": STATUSES,
    "kinds": dict(Directive.Kind.choices),
    "classifications": {k: str(v) for k, v in Classification.choices},
}


@dataclass(frozen=True)
class Value:
    """One line of a facet: what the address says, what is shown, how many."""

    key: str
    label: str
    count: int


@dataclass(frozen=True)
class Tally:
    """``keys`` are what was found, the newest first, COUNTED + 1 of them at the most;
    the facets count these."""

    keys: list[int]
    facets: dict[str, list[Value]]

    @property
    def total(self) -> int:
        return len(self.keys)

    @property
    def is_capped(self) -> bool:
        return self.total > COUNTED

    @property
    def text(self) -> str:
        """``1.234``, or ``10.000+``."""
        shown = thousands(min(self.total, COUNTED))
        return f"{shown}+" if self.is_capped else shown


def tally(wanted: Wanted, *, with_names: bool = True) -> Tally:
    """Count the newest COUNTED of what is found.

    The rows come in one query and are counted here: to count them in the database takes
    twice as long. Without names there are only facets that need none.
    """

    def found(spans: Spans) -> QuerySet[Any]:
        entries = matching(wanted, Read.FIRST, spans)
        with_badges = entries.annotate(addressed=ADDRESSED_BADGES)
        return with_badges.values_list("directive_id", *COLUMNS)

    most = COUNTED + 1
    spans = spans_of(wanted, most)
    try:
        sql, params = first_of(found, DirectiveEntry, spans, most)
    except EmptyResultSet:  # Django knows without asking that nothing can match
        return Tally([], {})
    rows = asked(
        f"WITH c AS MATERIALIZED ({sql}) {ROWS} UNION ALL {statuses.COUNTED}",
        params,
        by_index=bool(spans) or is_rare(wanted),
    )
    became = {status: count for key, status, count, *_ in rows if key is None}
    found_rows = [row for row in rows if row[0] is not None]
    return told(found_rows, became, with_names=with_names)


def told(
    rows: Sequence[tuple[Any, ...]], became: Mapping[str, int], *, with_names: bool
) -> Tally:
    """The facets of rows of ``COLUMNS``, and of how often each status ``became``."""
    if not rows:
        return Tally([], {})
    keys, kinds, classes, years, forums, topics, offices, others, addressed = zip(
        *rows, strict=True
    )
    represented = (b for a, b in zip(offices, others, strict=True) if b != a)
    counts: dict[str, Mapping[Any, int]] = {
        "kinds": Counter(kinds),
        "years": Counter(years),
        "classifications": Counter(classes),
        "forums": Counter(forums),
        "topics": Counter(topics),
        "speakers": Counter(offices) + Counter(represented),
        "statuses": became,
        "addressees": bodies_in(Counter(addressed)),
    }
    named = {facet: counts.pop(facet) for facet in NAMES}
    facets = {
        facet: values_of(found, LABELS.get(facet, {}))
        for facet, found in counts.items()
    }
    names = names_of(named) if with_names else {}
    facets |= {facet: values_of(named[facet], found) for facet, found in names.items()}
    facets["years"].sort(key=lambda value: value.key, reverse=True)
    return Tally(sorted(keys, reverse=True), facets)


def bodies_in(texts: Mapping[str, int]) -> Counter[int]:
    """How often each institution is addressed, of how often each text of badges is."""
    found: Counter[str] = Counter()
    for text, count in texts.items():
        for worn in text.split():
            found[worn] += count
    return Counter(
        {key_of(worn): n for worn, n in found.items() if worn.startswith(ADDRESSED)}
    )


def names_of(counts: Mapping[str, Iterable[int | None]]) -> dict[str, dict[int, str]]:
    """The names of the keys of each facet, in one query."""
    found: dict[str, dict[int, str]] = {facet: {} for facet in NAMES}
    parts = [
        model.objects.order_by()
        .filter(pk__in=[key for key in counts[facet] if key is not None])
        .values_list(Constant(facet, output_field=CharField()), "pk", name)
        for facet, (model, name) in NAMES.items()
    ]
    for facet, key, name in parts[0].union(*parts[1:], all=True):
        found[facet][key] = name
    return found


def values_of(counts: Mapping[Any, int], labels: Mapping[Any, str]) -> list[Value]:
    """The most frequent first; what is of none is not told."""
    values = [
        Value(str(key), labels.get(key, str(key)), count)
        for key, count in counts.items()
        if key is not None
    ]
    return sorted(values, key=lambda value: (-value.count, value.label))
