"""What a check is, what it finds, and where that is mended."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.urls import reverse

from meetings.minutes.models import CheckSetting
from meetings.minutes.record import Record

Severity = CheckSetting.Severity


@dataclass(frozen=True)
class Gap:
    """Something that is missing or wrong, and the page on which to mend it."""

    message: str
    url_name: str
    url_pk: int

    @property
    def url(self) -> str:
        return reverse(self.url_name, args=[self.url_pk])


@dataclass(frozen=True)
class Finding(Gap):
    """A gap with the check that found it and how strictly that is taken."""

    slug: str
    title: str
    severity: str


Find = Callable[[Record], Iterable[Gap]]


@dataclass(frozen=True)
class Check:
    """A question to a record. ``slug`` is stable: settings are kept under it."""

    slug: str
    title: str
    default: Severity
    find: Find
    # Without it no page can be rendered: it always blocks.
    essential: bool = False


def check(slug: str, title: str, default: Severity) -> Callable[[Find], Check]:
    """Make a function a check whose severity the admin may change."""
    return lambda find: Check(slug, title, default, find)


def essential(slug: str, title: str) -> Callable[[Find], Check]:
    """Make a function a check without which the minutes cannot be printed."""
    return lambda find: Check(slug, title, Severity.BLOCKING, find, essential=True)
