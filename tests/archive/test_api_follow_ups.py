"""What became of directives, as the read API tells it."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from tests import factories as f
from tests.archive.programs import ROOT, results
from tests.archive.results import said
from tests.house.test_queries import MOST, fill, queries

PAST = dt.date(2020, 1, 1)


def followed(meeting, to=None, **values):
    """A directive of issued minutes, and what follows from it."""
    directive = said(meeting)
    directive.addressees.create(institution=to or f.InstitutionFactory())
    followup = f.FollowUpFactory(directive=directive, **values)
    f.edition_of(f.approved(meeting, state="issued"))
    return followup


def told_of(followup, client):
    address = f"{ROOT}/directives/{followup.directive_id}"
    return client.get(address).json()["follow_ups"]


def test_a_follow_up_is_told_in_slugs_and_words(meeting, desk):
    due = {"due_kind": "date", "due_date": dt.date(2999, 12, 31)}
    followup = followed(meeting, state="in_progress", **due)

    assert told_of(followup, desk) == [
        {
            "id": followup.pk,
            "url": f"http://testserver{followup.get_absolute_url()}",
            "state": {"slug": "in_progress", "label": "Berjalan"},
            "lead": {"id": followup.lead_id, "name": followup.lead.name},
            "due_kind": {"slug": "date", "label": "Bertanggal"},
            "due_date": "2999-12-31",
            "is_overdue": False,
            "verified_on": None,
        }
    ]


def test_wherever_a_directive_is_told_it_is_told_the_same(meeting, desk):
    followup = followed(meeting)
    f.FollowUpFactory(directive=followup.directive)

    (listed,) = results(desk, "/directives")
    recorded = desk.get(f"{ROOT}/meetings/{meeting.pk}").json()["directives"]

    assert len(listed["follow_ups"]) == 2
    assert listed["follow_ups"] == told_of(followup, desk)
    assert [each["follow_ups"] for each in recorded] == [listed["follow_ups"]]


def test_a_plan_is_not_told(meeting, desk):
    followup = f.FollowUpFactory(directive=said(meeting))

    assert told_of(followup, desk) == []


@pytest.mark.parametrize(
    ("due", "late"),
    [
        ({"due_kind": "date", "due_date": PAST}, True),
        ({"due_kind": "none"}, False),
        ({"due_kind": "ongoing"}, False),
        ({"due_kind": "date", "due_date": PAST, "state": "cancelled"}, False),
    ],
)
def test_what_is_open_beyond_its_date_is_overdue(due, late, meeting, desk):
    (told,) = told_of(followed(meeting, **due), desk)

    assert told["is_overdue"] is late
    assert told["due_kind"]["slug"] == due["due_kind"]


@time_machine.travel("2026-03-20 20:00+00:00")
def test_the_day_of_the_verification_is_that_of_the_office(meeting, desk):
    known = {"state": "verified", "percent": 100}
    for verb in ("reported", "verified"):
        known |= {f"{verb}_by": f.UserFactory(), f"{verb}_at": timezone.now()}

    (told,) = told_of(followed(meeting, **known), desk)

    assert (told["state"]["label"], told["verified_on"]) == (
        "Terverifikasi",
        "2026-03-21",
    )


# Queries


@pytest.mark.parametrize(
    "address",
    [
        "directives?",
        "directives?q=pompa+vaksim&status=open&",
        "meetings?",
        "institutions?",
        "positions?",
        "officials?",
        "topics?",
    ],
)
def test_lists_ask_no_more_for_more_rows(address, host, desk):
    counts = []
    for size in (2, 20):
        for _ in range(size):
            meeting = f.MeetingFactory(institution=host, series=f.SeriesFactory())
            f.AgendaItemFactory(meeting=meeting, topic=f.TopicFactory())
            followed(meeting, to=host)
            f.AppointmentFactory()
        counts.append(queries(desk, f"{ROOT}/{address}page_size=100"))

    assert counts[0] == counts[1]
    assert counts[0] <= MOST


def test_a_meeting_asks_no_more_for_a_long_record(meeting, host, desk):
    other = f.MeetingFactory(institution=host)
    for each, size in ((meeting, 10), (other, 200)):
        fill(each, size)
        for directive in each.directives.all()[: size // 2]:
            f.FollowUpFactory(directive=directive)
        f.edition_of(f.approved(each, state="issued"))

    counts = [queries(desk, f"{ROOT}/meetings/{m.pk}") for m in (meeting, other)]

    assert counts[0] == counts[1]
    assert counts[0] <= MOST
