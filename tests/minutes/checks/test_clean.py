"""Where nothing is wrong nothing is found; what the demo lacks is told honestly."""

from importlib import import_module
from pkgutil import iter_modules

import pytest

from meetings.demo import loading
from meetings.minutes import checks
from meetings.minutes.checks.finding import Check, Severity
from meetings.minutes.checks.registry import CHECKS, blocking, findings, warnings
from meetings.minutes.reading import read_with
from meetings.models import Directive, Meeting
from tests.minutes.checks import clean as c


def test_a_clean_record_raises_nothing():
    assert c.found(c.meeting()) == []


def test_every_check_is_registered_once():
    modules = [
        import_module(f"{checks.__name__}.{each.name}")
        for each in iter_modules(checks.__path__)
    ]
    written = {
        value.slug
        for module in modules
        for value in vars(module).values()
        if isinstance(value, Check)
    }

    assert sorted(each.slug for each in CHECKS) == sorted(written)


BARE = c.meeting(place="", opening="", status="planned", status_label="Direncanakan")


def severities(settings):
    return {each.slug: each.severity for each in findings(BARE, settings)}


def test_each_finding_has_the_severity_of_its_check():
    assert severities({}) == {"not-held": "blocking", "no-place": "warning"}


def test_the_setting_goes_before_the_default():
    settings = {"not-held": "off", "no-place": "blocking", "no-opening": "warning"}

    assert severities(settings) == {"no-place": "blocking", "no-opening": "warning"}


def test_a_slug_that_no_check_has_does_nothing():
    assert severities({"long-gone": "blocking"}) == severities({})


def test_what_cannot_be_printed_blocks_whatever_is_set():
    found = findings(c.meeting(title=""), {"no-title": "off"})

    assert [each.severity for each in found] == ["blocking"]


def test_findings_are_parted_by_severity():
    found = findings(BARE, {})

    parted = [[each.slug for each in part(found)] for part in (blocking, warnings)]
    assert parted == [["not-held"], ["no-place"]]


def test_a_finding_leads_to_where_it_is_mended():
    assert findings(BARE, {})[0].url == "/rapat/7/"


@pytest.mark.django_db
def test_of_the_real_rakor_only_what_the_press_release_leaves_out_is_missed():
    loading.load()
    real = Meeting.objects.get(date="2024-11-26")

    found = findings(read_with(real, Directive.objects.current()), {})

    assert [(each.slug, each.severity) for each in found] == [
        ("signatory", Severity.WARNING)
    ]
