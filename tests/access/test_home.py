"""The error pages."""

import pytest
from django.test import Client, RequestFactory

from meetings import home


@pytest.fixture
def guest():
    return Client(raise_request_exception=False)


def test_a_page_that_is_not_there_says_so(client_of, leader):
    response = client_of(leader).get("/tidak-ada/")

    assert (response.status_code, response.templates[0].name) == (404, "404.html")


def test_what_is_not_allowed_says_so(client_of, leader):
    response = client_of(leader).get("/rapat/baru/")

    assert (response.status_code, response.templates[0].name) == (403, "403.html")


def test_a_form_without_its_token_says_so(leader):
    client = Client(enforce_csrf_checks=True)
    client.force_login(leader)

    response = client.post("/keluar/")

    assert (response.status_code, response.templates[0].name) == (403, "403_csrf.html")


def test_a_bad_request_has_a_page(client_of, leader):
    request = RequestFactory().get("/")
    request.user = leader

    assert home.bad_request(request, None).status_code == 400


def test_a_failure_has_a_page_that_needs_nothing():
    response = home.server_error(RequestFactory().get("/"))

    assert response.status_code == 500


def test_every_answer_carries_the_security_policy(client_of, leader):
    policy = client_of(leader).get("/tidak-ada/").headers["Content-Security-Policy"]

    assert "unsafe" not in policy
