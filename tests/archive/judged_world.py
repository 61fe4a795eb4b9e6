"""The demo among generated noise, and each directive by the name of its place."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import dataclass

from django.core.management import call_command

from meetings.archive.indexing import context_of, with_context
from meetings.archive.models import DirectiveEntry
from meetings.archive.searching import find
from meetings.demo import source
from meetings.demo.gatherings import identity
from meetings.generate import rows
from meetings.models import User
from tests.archive.judgements import Judged

# After the last meeting of the demo: what is new is a part of the order.
NOW = dt.datetime(2026, 12, 15, 3, tzinfo=dt.UTC)
MEETINGS, SEED = 100, 1
EACH = 20  # directives of a generated meeting


@dataclass(frozen=True)
class Text:
    """What is printed of one directive: its own words, and those around it."""

    key: int  # of its entry
    place: str
    own: str
    around: str

    @property
    def printed(self) -> str:
        return f"{self.own}\n{self.around}".lower()

    @property
    def is_generated(self) -> bool:
        return self.place.startswith("generated/")


def fill() -> None:
    call_command("load_demo", stdout=io.StringIO())
    call_command("generate", meetings=MEETINGS, seed=SEED, verbosity=0)


def reader() -> User:
    """Who sees everything."""
    return User.objects.get(username="sekretariat")


def texts() -> list[Text]:
    named, found = names(), []
    keys = dict(DirectiveEntry.objects.values_list("directive", "key"))
    for row in with_context(list(keys)):
        own = "\n".join(each for each in (row.text, row.quote) if each)
        around = "\n".join(each for each in context_of(row) if each)
        found.append(Text(keys[row.pk], named[row.uuid], own, around))
    return found


def names() -> dict:
    """UUID → place: ``banjir-2025-10/2``, or ``generated/7/19``."""
    demo = {
        identity(meeting["key"], "directive", str(n)): f"{meeting['key']}/{n}"
        for meeting in source.tables()["meeting"]
        for n in range(len(meeting.get("directives", [])))
    }
    made = {
        rows.identity(rows.DIRECTIVE, SEED, serial, n): f"generated/{serial}/{n}"
        for serial in range(MEETINGS)
        for n in range(EACH)
    }
    return demo | made


def grades_of(query: Judged, everything: list[Text]) -> dict[str, int]:
    """The judged ones, and the generated ones that the rule makes 1."""
    by_rule = {
        text.place: 1
        for text in everything
        if text.is_generated and query.generated and query.touches(text.printed)
    }
    return by_rule | dict(query.grades)


def ours(query: Judged, user: User) -> tuple[list[int], str]:
    """Keys of the first page by relevance, and what was suggested.

    Who has mistyped a word follows the suggestion.
    """
    found = find(query.typed, {}, user)
    suggested = found.suggestion
    if query.leads_to and suggested:
        found = find(suggested, {}, user)
    return [*found.keys, *found.partly_keys], suggested
