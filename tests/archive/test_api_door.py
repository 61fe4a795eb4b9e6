"""The door of the read API: who may in, how often, and what leaves its trace."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from meetings import home
from meetings.archive.api import site
from meetings.models import ApiToken, Grant, Meeting
from tests.archive.programs import ROOT, bearer, results
from tests.archive.results import said
from tests.trail import last_event, verbs

PROBLEM = "application/problem+json"


@pytest.mark.parametrize(
    "header", [None, "Bearer", "Bearer ", "Bearer salah", "Basic c2FsYWg=", "secret"]
)
def test_without_a_live_token_nothing_is_told(header, db):
    headers = {"Authorization": header} if header else {}

    response = Client(headers=headers).get(f"{ROOT}/meetings")

    assert response.status_code == 401
    assert response["WWW-Authenticate"] == "Bearer"
    assert "token yang masih berlaku" in response.json()["detail"]


def test_a_revoked_token_is_dead(secretariat):
    client = bearer(secretariat, revoked_at=timezone.now())

    assert client.get(f"{ROOT}/meetings").status_code == 401


def test_an_expired_token_is_dead(secretariat):
    past = timezone.now() - dt.timedelta(days=2)
    end = past + dt.timedelta(days=1)
    client = bearer(secretariat, created_at=past, expires_at=end)

    assert client.get(f"{ROOT}/meetings").status_code == 401


def test_the_token_of_an_inactive_user_is_dead(desk, secretariat):
    secretariat.is_active = False
    secretariat.save()

    assert desk.get(f"{ROOT}/meetings").status_code == 401


def test_who_has_no_role_reads_no_meetings(meeting, desk, secretariat):
    Grant.objects.filter(user=secretariat).delete()

    assert results(desk, "/meetings") == []


def test_the_last_use_is_noted_once_an_hour(desk):
    desk.get(f"{ROOT}/meetings")
    first = ApiToken.objects.get().last_used_at
    desk.get(f"{ROOT}/meetings")
    assert ApiToken.objects.get().last_used_at == first

    ApiToken.objects.update(last_used_at=first - dt.timedelta(hours=1))
    desk.get(f"{ROOT}/meetings")

    assert ApiToken.objects.get().last_used_at >= first


def test_too_many_requests_have_to_wait(desk, monkeypatch):
    monkeypatch.setattr(site, "MOST_A_MINUTE", 2)
    codes = [desk.get(f"{ROOT}/topics").status_code for _ in range(2)]

    response = desk.get(f"{ROOT}/topics")

    assert codes == [200, 200]
    assert response.status_code == 429
    assert 1 <= int(response["Retry-After"]) <= 60
    assert response.json()["title"] == "Terlalu sering"


def test_one_token_does_not_slow_another(desk, leader, monkeypatch):
    monkeypatch.setattr(site, "MOST_A_MINUTE", 1)
    desk.get(f"{ROOT}/topics")

    assert bearer(leader).get(f"{ROOT}/topics").status_code == 200


# The trail


def test_reading_what_is_ordinary_leaves_no_trace(meeting, desk):
    directive = said(meeting)
    for address in ("directives", f"directives/{directive.pk}", "meetings"):
        desk.get(f"{ROOT}/{address}")

    assert verbs() == []


def test_a_classified_directive_leaves_its_trace(meeting, desk):
    directive = said(meeting, classification=2)

    desk.get(f"{ROOT}/directives/{directive.pk}")

    event, token = last_event(), ApiToken.objects.get()
    assert (event.verb, event.target_id) == ("record.read", str(meeting.pk))
    assert event.details == {"token": token.pk}


def test_a_list_with_classified_directives_leaves_its_trace(meeting, desk):
    said(meeting)
    directive = said(meeting, classification=2)

    desk.get(f"{ROOT}/directives")

    event, token = last_event(), ApiToken.objects.get()
    assert (event.target_type, event.target_id) == ("apitoken", str(token.pk))
    assert event.details == {"token": token.pk, "directives": [directive.pk]}


def test_classified_meetings_leave_their_trace(meeting, desk):
    Meeting.objects.update(classification=2)

    desk.get(f"{ROOT}/meetings")
    desk.get(f"{ROOT}/meetings/{meeting.pk}")

    assert verbs() == ["record.read", "record.read"]
    assert (last_event().target_type, last_event().details) == (
        "meeting",
        {"token": ApiToken.objects.get().pk},
    )


# What there is not


def test_what_is_unseen_is_a_problem_in_indonesian(desk):
    response = desk.get(f"{ROOT}/meetings/987654")

    assert response.status_code == 404
    assert response["Content-Type"] == PROBLEM
    assert response.json() == {
        "type": "about:blank",
        "title": "Tidak ditemukan",
        "status": 404,
        "detail": "Tidak ditemukan",
    }


@pytest.mark.parametrize("path", ["", "foo", "directives/77/", "a/b", "topics/%0Ab"])
def test_an_address_that_there_is_not_is_a_problem(path, client, db):
    response = client.get(f"{ROOT}/{path}")

    assert (response.status_code, response["Content-Type"]) == (404, PROBLEM)
    assert response.json()["title"] == "Tidak ditemukan"


def test_beside_the_api_a_page_says_so(client_of, leader):
    response = client_of(leader).get("/api/v2/foo")

    assert (response.status_code, response.templates[0].name) == (404, "404.html")


@pytest.mark.parametrize(
    "method", ["post", "put", "patch", "delete", "head", "options"]
)
@pytest.mark.parametrize("name", ["directives", "openapi-json", "api-root", "nowhere"])
def test_there_is_get_and_nothing_else(method, name, desk):
    args = ["foo"] if name == "nowhere" else []

    response = getattr(desk, method)(reverse(f"api:{name}", args=args))

    assert (response.status_code, response["Allow"]) == (405, "GET")
    assert response["Content-Type"] == PROBLEM


def test_what_is_posted_from_elsewhere_is_refused_as_a_problem(db):
    client = Client(enforce_csrf_checks=True)

    for path in ("topics", "openapi.json", "foo"):
        response = client.post(f"{ROOT}/{path}")

        assert (response.status_code, response["Content-Type"]) == (405, PROBLEM)


def test_too_many_parameters_are_a_problem(desk):
    response = desk.get(f"{ROOT}/topics?{'a&' * 1001}")

    assert (response.status_code, response["Content-Type"]) == (400, PROBLEM)
    assert response.json()["title"] == "Permintaan tidak dapat diproses"


@pytest.mark.parametrize(
    ("page", "status"), [(home.permission_denied, 403), (home.server_error, 500)]
)
def test_what_fails_is_a_problem(page, status):
    response = page(RequestFactory().get(f"{ROOT}/topics"))

    assert (response.status_code, response["Content-Type"]) == (status, PROBLEM)


def test_nothing_is_kept_by_a_cache(desk):
    assert desk.get(f"{ROOT}/topics")["Cache-Control"] == "private, no-store"
