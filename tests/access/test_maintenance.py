"""While the record is being moved, everybody gets one page."""

import pytest
from django.test import Client


@pytest.fixture
def guest(settings):
    settings.MAINTENANCE = True
    return Client()


@pytest.mark.parametrize("path", ["/", "/masuk/", "/rapat/1/", "/tidak-ada/"])
def test_every_address_says_so_without_reading_a_row(guest, path):
    response = guest.get(path)

    assert (response.status_code, response.headers["Retry-After"]) == (503, "600")
    assert "Rakor sedang dipelihara" in response.content.decode()


def test_nothing_is_taken_in(guest):
    assert guest.post("/masuk/", {"username": "ani"}).status_code == 503


def test_no_proxy_keeps_the_page(guest):
    assert guest.get("/").headers["Cache-Control"] == "no-store"


def test_it_carries_the_security_policy(guest):
    assert "default-src" in guest.get("/").headers["Content-Security-Policy"]


def test_otherwise_rakor_is_open(db):
    assert Client().get("/masuk/").status_code == 200
