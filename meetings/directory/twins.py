"""Entries that look as if they mean the same; a suspicion, for a person to judge."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from meetings.directory.models import Institution, Official, Position

# The spelling before 1972, still alive in names: Soekarno, Djoko, Tjahjo.
OLD_SPELLING = (("oe", "u"), ("dj", "j"), ("tj", "c"), ("sj", "sy"))


def folded(name: str) -> str:
    """A name as it sounds: letters only, new spelling, no letter doubled.

    Titles typed into the name (before a full stop or after a comma) do not count.
    """
    name = re.sub(r"\b\w{1,4}\.\s*(?=\w)", "", name.casefold().split(",")[0])
    for old, new in OLD_SPELLING:
        name = name.replace(old, new)
    name = re.sub(r"[^a-z0-9]", "", name)
    return re.sub(r"([a-z])\1", r"\1", name)


def institution_keys(entry: Institution) -> set[Any]:
    return {folded(entry.name), folded(entry.short_name)} - {""}


def position_keys(entry: Position) -> set[Any]:
    """The full name only: two assistants are both called Asisten for short."""
    return {(entry.institution_id, folded(entry.name))}


def official_keys(entry: Official) -> set[Any]:
    """The name; two with different numbers are told apart in ``suspected``."""
    number = {("number", entry.number)} if entry.number else set()
    return {("name", folded(entry.name))} | number


def suspected(entries: Iterable[Any], keys: Callable[[Any], set[Any]]) -> list[Any]:
    """Pairs (first, second) that share a key, each pair once, in the order given."""
    holders: dict[Any, list[Any]] = {}
    pairs: dict[tuple[int, int], tuple[Any, Any]] = {}
    for entry in entries:
        for key in keys(entry):
            for other in holders.setdefault(key, []):
                if not plainly_two(other, entry):
                    pairs[other.pk, entry.pk] = (other, entry)
            holders[key].append(entry)
    return list(pairs.values())


def plainly_two(one: Any, other: Any) -> bool:
    """Namesakes with a number each: two people, not one told twice."""
    if not isinstance(one, Official):
        return False
    return bool(one.number and other.number and one.number != other.number)


def all_suspected() -> dict[str, list[Any]]:
    """By the word in the address: institutions, offices, officials."""
    institutions = Institution.objects.filter(merged_into=None)
    positions = Position.objects.filter(merged_into=None).select_related("institution")
    officials = Official.objects.filter(merged_into=None)
    return {
        "instansi": suspected(institutions, institution_keys),
        "jabatan": suspected(positions, position_keys),
        "pejabat": suspected(officials, official_keys),
    }
