"""One address, two answers."""

import pytest
from django.test import RequestFactory
from django_htmx.middleware import HtmxDetails

from meetings.htmx import go, wants_piece


def request(**headers):
    asked = RequestFactory().get("/", headers=headers)
    asked.htmx = HtmxDetails(asked)
    return asked


@pytest.mark.parametrize(
    ("headers", "piece"),
    [
        ({}, False),
        ({"HX-Request": "true"}, True),
        ({"HX-Request": "true", "HX-Boosted": "true"}, False),
        ({"HX-Request": "true", "HX-History-Restore-Request": "true"}, False),
    ],
)
def test_who_wants_a_piece(headers, piece):
    assert wants_piece(request(**headers)) is piece


def test_a_browser_is_redirected():
    answer = go(request(), "/rapat/")

    assert (answer.status_code, answer["Location"]) == (302, "/rapat/")


def test_htmx_is_told_to_load_the_page():
    answer = go(request(**{"HX-Request": "true"}), "/rapat/")

    assert (answer.status_code, answer["HX-Redirect"]) == (204, "/rapat/")
