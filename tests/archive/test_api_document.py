"""The API against its own OpenAPI document (schemathesis), in this process."""

from __future__ import annotations

import hypothesis
import pytest
import schemathesis
from django.conf import settings
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from schemathesis import Case
from schemathesis.specs.openapi.checks import ignored_auth

from meetings.archive.statuses import STATUSES
from meetings.models import Directive, Meeting
from tests import factories as f
from tests.archive.results import said

DOCUMENT = "/api/v1/openapi.json"
EXAMPLES = 8  # of each address, with and without a token


@pytest.fixture(autouse=True)
def _one_connection():
    """A request to the WSGI application would end the test's own."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def office(meeting, secretariat):
    """A little of everything, so that answers are not empty."""
    meeting.series = f.SeriesFactory()
    meeting.save()
    item = f.AgendaItemFactory(meeting=meeting, topic=f.TopicFactory())
    said(meeting, quote="Siaga.", agenda_item=item)
    said(meeting, classification=2, speaker=None, kind="decision")
    f.AppointmentFactory()
    issued = f.MeetingFactory(institution=meeting.institution)
    f.FollowUpFactory(directive=said(issued))
    f.edition_of(f.approved(issued, state="issued"))
    f.token_of(secretariat, "terbuka")
    return meeting


def try_out(authorization, allowed):
    """Ask every address what its own description allows, and a little beyond."""
    document = schemathesis.openapi.from_wsgi(DOCUMENT, get_wsgi_application())
    tried = set()
    for result in document.get_all_operations():
        operation = result.ok()
        tried.add(operation.label)

        @hypothesis.settings(
            max_examples=EXAMPLES,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(hypothesis.HealthCheck),
        )
        @hypothesis.given(case=operation.as_strategy())
        def answers_as_described(case: Case):
            cache.clear()  # the limit is tried in test_api.py
            # Uncompressed: the WSGI transport does not unpack.
            headers = {"Accept-Encoding": "identity", **authorization}
            response = case.call(headers=headers)
            # It takes our header for one of its own; the test without one asks that.
            case.validate_response(response, excluded_checks=[ignored_auth])
            assert response.status_code in allowed

        answers_as_described()
    return tried


def test_with_a_token_it_answers_as_it_says(office):
    headers = {"Authorization": "Bearer terbuka"}

    tried = try_out(headers, allowed={200, 404, 422})

    assert len(tried) == 8


def test_without_a_token_it_answers_nothing(office):
    assert len(try_out({}, allowed={401})) == 8


def test_the_document_is_for_everybody_and_holds_no_server(client, db):
    document = client.get(DOCUMENT).json()

    assert document["info"]["title"] == "Rakor"
    assert document["servers"] == []
    assert "http" not in str(document["paths"])


CHOICES = {"status": list(STATUSES), "jenis": Directive.Kind.values}


@pytest.mark.parametrize("name", CHOICES)
def test_what_can_be_chosen_is_told_in_the_document(name, client, db):
    document = client.get(DOCUMENT).json()
    asked = document["paths"]["/api/v1/directives"]["get"]["parameters"]
    (told,) = (each["schema"] for each in asked if each["name"] == name)

    assert told["items"]["enum"] == CHOICES[name]


@pytest.mark.parametrize("slugs", [*CHOICES.values(), Meeting.Status.values])
def test_what_can_be_chosen_is_told_in_the_manual(slugs):
    manual = (settings.BASE_DIR / "docs" / "api.md").read_text(encoding="utf-8")

    assert ", ".join(f"`{slug}`" for slug in slugs) in manual
