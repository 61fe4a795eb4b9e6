"""From what was typed and chosen to what is looked for: words, and keys of rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from meetings.access.badges import badges_of
from meetings.archive.match import Clause
from meetings.archive.meanings import Meanings
from meetings.archive.naming import Names
from meetings.archive.query import FILTERS, Query, Term, Wish
from meetings.archive.wishes import WISHES

MOST_VALUES = 50  # of one filter
BACKWARDS = "Tanggal “sejak” jatuh sesudah “sampai”, sehingga tidak ada yang cocok."
ONLY_WORDS = "OR menghubungkan kata dengan kata; saringan di sebelahnya tetap berlaku."
NOTHING_ASKED = "Tidak ada kata yang dapat dicari di dalamnya; yang tampil semua butir."
KNOWN_FILTERS = f"Yang dikenal: {', '.join(f'{name}:' for name in FILTERS)}"


@dataclass
class Wanted:
    """Everything must hold; inside one set of keys any of them is enough."""

    user: Any
    badges: frozenset[str] | None = None  # of the reader; None for who sees all
    clauses: list[Clause] = field(default_factory=list)
    exact: list[str] = field(default_factory=list)
    unwanted: list[Clause] = field(default_factory=list)
    unwanted_exact: list[str] = field(default_factory=list)
    speakers: set[int] = field(default_factory=set)  # offices
    people: set[int] = field(default_factory=set)
    addressees: set[int] = field(default_factory=set)  # institutions
    offices: set[int] = field(default_factory=set)  # that are addressed
    groups: set[str] = field(default_factory=set)  # badges of groups in words
    kinds: set[str] = field(default_factory=set)
    topics: set[int] = field(default_factory=set)
    forums: set[int] = field(default_factory=set)
    years: set[int] = field(default_factory=set)
    classifications: set[int] = field(default_factory=set)
    statuses: set[str] = field(default_factory=set)
    since: dt.date | None = None
    until: dt.date | None = None
    above: int = 0  # only directives of a greater key: those recorded since
    loose: bool = False  # any clause is enough: nothing holds all of them
    own: bool = False  # only in the directive's own words
    nobody: bool = False  # a filter names something that does not exist
    without: list[Wanted] = field(default_factory=list)  # one filter each: left out
    notes: list[str] = field(default_factory=list)  # told to who asked
    hints: list[str] = field(default_factory=list)  # told when nothing is found
    names: Any = None  # tells what a name in a filter means

    def falls_short(self, total: int) -> bool:
        """Of so many that are found, none holds all that was asked."""
        return self.loose or not total


def want(
    query: Query,
    chosen: Mapping[str, Any],
    meanings: Meanings,
    *,
    user: Any,
    names: Any = None,
) -> Wanted:
    """What the query and the chosen facets ask for; what is unclear goes to notes."""
    known = names or Names(meanings)
    wanted = Wanted(user=user, names=known, badges=badges_of(user))
    wanted.clauses = clauses_of(query.any_of, meanings)
    wanted.exact = [t.exact for g in query.any_of if len(g) == 1 for t in g if t.exact]
    for term in query.unwanted:
        if term.exact:
            wanted.unwanted_exact.append(term.exact)
        else:
            wanted.unwanted.append(Clause(meanings.same(term.stems)))
    for wish in query.wishes:
        if wish.unwanted:
            leave_out(wanted, wish)
        else:
            WISHES[wish.filter](wanted, wish)
    for name, values in chosen.items():
        setattr(wanted, name, narrowed(getattr(wanted, name), values))
    if chosen.get("addressees"):  # of what was typed, only what is among the chosen
        wanted.offices, wanted.groups = set(), set()
    if wanted.since and wanted.until and wanted.since > wanted.until:
        wanted.notes.append(BACKWARDS)
    tell(wanted, query)
    return wanted


def leave_out(wanted: Wanted, wish: Wish) -> None:
    """What the filter would find is not wanted; nothing, when it is not understood."""
    part = Wanted(user=wanted.user, names=wanted.names)
    WISHES[wish.filter](part, wish)
    wanted.notes += part.notes
    if not part.nobody:
        wanted.without.append(part)


def tell(wanted: Wanted, query: Query) -> None:
    """What of the query is not searched for, and why."""
    for word in query.passed_over:
        told = f"Kata “{word}” terlalu umum, sehingga tidak ikut dicari."
        (wanted.hints if query.any_of else wanted.notes).append(told)
    for name in query.empty:
        wanted.notes.append(f"“{name}” belum diberi isi, sehingga tidak menyaring.")
    for name in query.others:
        wanted.hints.append(f"“{name}:” bukan kata saring. {KNOWN_FILTERS}.")
    if query.joins_filters:
        wanted.notes.append(ONLY_WORDS)
    if query.asks_nothing:
        wanted.notes.append(NOTHING_ASKED)


def narrowed(typed: Any, chosen: Any) -> Any:
    """A facet that was clicked narrows further what was typed."""
    if isinstance(chosen, set):
        return (typed & chosen) or chosen if typed else chosen
    return chosen if chosen is not None else typed


def clauses_of(groups: Iterable[list[Term]], meanings: Meanings) -> list[Clause]:
    """One clause for each group; words typed side by side may be one name."""
    found: list[Clause] = []
    run: list[str] = []

    def end_of_run() -> None:
        found.extend(Clause(meanings.same(phrase)) for phrase in meanings.cut(run))
        run.clear()

    for group in groups:
        if len(group) == 1 and not group[0].exact:
            run += group[0].stems
            continue
        end_of_run()
        phrases = [p for term in group for p in forms(term, meanings)]
        found.append(Clause(tuple(dict.fromkeys(phrases))))
    end_of_run()
    return list(dict.fromkeys(found))


def forms(term: Term, meanings: Meanings) -> tuple[tuple[str, ...], ...]:
    """An exact phrase is only itself; another term all that means the same."""
    return (term.stems,) if term.exact else meanings.same(term.stems)
