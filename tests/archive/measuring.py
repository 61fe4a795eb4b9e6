"""Run every judged query, and set the measures side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import connection

from meetings.models import User
from tests.archive import rivals
from tests.archive.judged_world import Text, grades_of, ours, reader, texts
from tests.archive.judgements import CLASSES, Judged, judged
from tests.archive.judging import ndcg, recall

OURS = "kami"
Pair = tuple[float, float]  # recall@20, nDCG@10


@dataclass
class Run:
    """One query: what each engine found, and how good that is."""

    query: Judged
    suggested: str
    found: Mapping[str, list[str]]  # engine → places
    measures: Mapping[str, Pair]


def measured() -> list[Run]:
    """All queries, on the database as it is filled now."""
    everything, user = texts(), reader()
    if connection.vendor == "postgresql":
        rivals.prepare(everything)
    return [run(query, everything, user) for query in judged()]


def run(query: Judged, everything: list[Text], user: User) -> Run:
    keys, suggested = ours(query, user)
    lists = {OURS: keys}
    if connection.vendor == "postgresql":
        lists |= rivals.found_by(query.typed, user)
    places = {text.key: text.place for text in everything}
    found = {name: [places[key] for key in some] for name, some in lists.items()}
    grades = grades_of(query, everything)
    wanted = list(query.grades or grades)
    measures = {
        name: (recall(those, wanted), ndcg(those, grades))
        for name, those in found.items()
    }
    return Run(query, suggested, found, measures)


def mean(runs: Iterable[Run], engine: str) -> Pair:
    pairs = [run.measures[engine] for run in runs]
    return sum(a for a, _ in pairs) / len(pairs), sum(b for _, b in pairs) / len(pairs)


def table(runs: list[Run]) -> str:
    """Recall@20 and nDCG@10 of each engine, by class and in all."""
    engines = list(runs[0].measures)
    lines = [f"{'':14}{'n':>4}" + "".join(f"{name:>16}" for name in engines)]
    for kind in CLASSES:
        some = [run for run in runs if run.query.kind == kind]
        lines += [line(kind, some)]
    typed_right = [run for run in runs if run.query.kind != "slip"]
    lines += [line("all but slips", typed_right), line("all", runs)]
    return "\n".join(lines)


def line(name: str, runs: list[Run]) -> str:
    means = [mean(runs, engine) for engine in runs[0].measures]
    cells = "".join(f"{a:>9.3f} {b:>6.3f}" for a, b in means)
    return f"{name:14}{len(runs):>4}{cells}"
