"""One's own tokens: made, shown once, revoked."""

from __future__ import annotations

import re
import uuid

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings.access import tokens
from meetings.models import ApiToken
from tests import factories as f
from tests.house.test_queries import MOST, queries
from tests.trail import last_event, verbs

PAGE = "/akun/token/"


@pytest.fixture
def browser(official, client_of):
    return client_of(official)


def make(browser, **typed):
    return browser.post(PAGE, {"name": "Dasbor", "uuid": uuid.uuid4(), **typed})


def secret_on(response):
    return re.search(r"rakor_[\w-]{43}", response.content.decode())[0]


def test_a_token_opens_the_api(browser):
    secret = secret_on(make(browser))

    client = Client(headers={"Authorization": f"Bearer {secret}"})

    assert client.get("/api/v1/meetings").status_code == 200


def test_only_its_hash_is_kept_and_the_page_shows_it_once(browser):
    secret = secret_on(make(browser))

    token = ApiToken.objects.get()
    assert secret not in str(vars(token))
    assert secret not in browser.get(PAGE).content.decode()
    assert token.name in browser.get(PAGE).content.decode()


def test_making_one_is_an_event_without_its_secret(browser):
    secret = secret_on(make(browser))

    event = last_event()
    assert (event.verb, event.target_label) == ("api_token.made", "Dasbor")
    assert secret not in str(vars(event))


def test_the_answer_with_the_token_is_kept_by_no_cache(browser):
    assert "no-store" in make(browser)["Cache-Control"]


def test_a_form_sent_twice_makes_one(browser):
    same = uuid.uuid4()
    make(browser, uuid=same)

    response = make(browser, uuid=same)

    assert response.status_code == 302
    assert ApiToken.objects.count() == 1


def test_a_token_without_a_name_is_refused(browser):
    assert make(browser, name=" ").status_code == 422
    assert verbs() == []


def test_nobody_has_too_many(browser, official, monkeypatch):
    monkeypatch.setattr(tokens, "MOST", 1)
    f.token_of(official, "lain", revoked_at=timezone.now())
    make(browser)

    response = make(browser)

    assert response.status_code == 409
    assert "Cabut dahulu" in response.content.decode()
    assert ApiToken.objects.live().count() == 1


def test_a_token_is_revoked(browser, official):
    token = f.token_of(official, "a")
    url = reverse("access:revoke_token", args=[token.pk])

    browser.post(url)
    browser.post(url)

    token.refresh_from_db()
    assert not token.is_live
    assert verbs() == ["api_token.revoked"]
    assert "Dicabut" in browser.get(PAGE).content.decode()


def test_revoking_is_not_for_others(official, leader, client_of):
    token = f.token_of(official, "a")

    response = client_of(leader).post(reverse("access:revoke_token", args=[token.pk]))

    assert response.status_code == 404
    assert ApiToken.objects.live().count() == 1


def test_revoking_takes_a_post(browser, official):
    token = f.token_of(official, "a")

    assert (
        browser.get(reverse("access:revoke_token", args=[token.pk])).status_code == 405
    )


def test_the_page_asks_no_more_for_more_tokens(browser, official):
    counts = []
    for size in (2, 20):
        for number in range(size):
            f.token_of(official, f"{size} {number}")
        counts.append(queries(browser, PAGE))

    assert counts[0] == counts[1]
    assert counts[0] <= MOST
