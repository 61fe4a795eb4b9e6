"""Every check, in the order of the form, and what they find in a record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from meetings.minutes.checks.addressees import (
    lapsed_addressee,
    no_addressee,
    unknown_addressee,
)
from meetings.minutes.checks.attendance import (
    chair_absent,
    nameless_line,
    no_chair,
    nobody_present,
    speaker_absent,
    unrepresented,
)
from meetings.minutes.checks.classes import above_meeting, says_secret
from meetings.minutes.checks.confirming import open_proposal
from meetings.minutes.checks.directives import announced, no_text, ordinals
from meetings.minutes.checks.finding import Check, Finding, Severity
from meetings.minutes.checks.names import name_in_list, name_in_text
from meetings.minutes.checks.particulars import (
    empty_item,
    no_closing,
    no_date,
    no_opening,
    no_place,
    no_title,
    not_held,
    nothing_recorded,
    untitled_item,
)
from meetings.minutes.checks.signing import no_recorder, signatory
from meetings.minutes.checks.weekdays import no_such_date, weekday
from meetings.minutes.record import Record

CHECKS: tuple[Check, ...] = (
    not_held,
    no_title,
    no_date,
    no_place,
    untitled_item,
    no_chair,
    chair_absent,
    nobody_present,
    nameless_line,
    unrepresented,
    name_in_list,
    signatory,
    no_recorder,
    no_opening,
    nothing_recorded,
    empty_item,
    no_text,
    speaker_absent,
    ordinals,
    announced,
    no_addressee,
    lapsed_addressee,
    unknown_addressee,
    weekday,
    no_such_date,
    name_in_text,
    above_meeting,
    says_secret,
    open_proposal,
    no_closing,
)


def findings(record: Record, settings: Mapping[str, str]) -> tuple[Finding, ...]:
    """What is wrong with the record, in the order of the form.

    ``settings`` gives severities by slug (``CheckSetting.objects.chosen()``); a check
    that it does not name has its default, and a slug that no check has does nothing.
    """
    return tuple(
        Finding(gap.message, gap.url_name, gap.url_pk, check.slug, check.title, taken)
        for check in CHECKS
        if (taken := severity_of(check, settings)) != Severity.OFF
        for gap in check.find(record)
    )


def blocking(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those with which the minutes are not issued."""
    return tuple(each for each in found if each.severity == Severity.BLOCKING)


def warnings(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those that may stay, when somebody has looked at them."""
    return tuple(each for each in found if each.severity == Severity.WARNING)


def severity_of(check: Check, settings: Mapping[str, str]) -> str:
    """How strictly the check is taken; without the essential nothing is printed."""
    return check.default if check.essential else settings.get(check.slug, check.default)
