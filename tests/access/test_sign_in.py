"""Signing in, out, and the password, each with its trace."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from meetings.access.backend import WithGrants
from meetings.access.models import User
from meetings.access.policy import grants_of
from tests import factories as f
from tests.trail import last_event, verbs

PASSWORD = "Kopi-tubruk-pagi-7"
SIGN_IN = "/masuk/"
CHANGE = "/kata-sandi/"
NEW = {"new_password1": "Teh-melati-sore-9", "new_password2": "Teh-melati-sore-9"}


@pytest.fixture
def user(leader):
    leader.set_password(PASSWORD)
    leader.save()
    return leader


def try_to_sign_in(user, password=PASSWORD, **more):
    typed = {"username": user.username, "password": password, **more}
    client = Client()
    return client, client.post(SIGN_IN, typed)


def test_the_page_is_open_to_everybody(db):
    assert Client().get(SIGN_IN).status_code == 200


def test_with_the_right_password_one_is_in(user):
    client, response = try_to_sign_in(user)

    assert (response.url, client.session["_auth_user_id"]) == ("/", str(user.pk))


def test_signing_in_is_audited(user):
    try_to_sign_in(user)

    event = last_event()
    assert (event.verb, event.actor_id) == ("user.signed_in", user.pk)


def test_with_a_wrong_password_one_stays_out(user):
    client, response = try_to_sign_in(user, "salah")

    assert (response.status_code, "_auth_user_id" in client.session) == (422, False)


def test_a_failed_attempt_is_audited_without_an_actor(user):
    try_to_sign_in(user, "salah")

    event = last_event()
    told = (event.verb, event.actor_id, event.target_id)
    assert told == ("user.sign_in_failed", None, str(user.pk))


def test_an_unknown_login_leaves_nothing_typed_in_the_trail(db):
    Client().post(SIGN_IN, {"username": PASSWORD, "password": "x"})

    assert verbs() == []


def test_a_refused_login_keeps_the_name_and_not_the_password(user):
    page = try_to_sign_in(user, "kata-salah")[1].content.decode()

    kept = (f'value="{user.username}"' in page, "kata-salah" in page)
    assert kept == (True, False)


def test_an_empty_form_is_refused(db):
    assert Client().post(SIGN_IN, {}).status_code == 422


def test_a_user_switched_off_stays_out(user):
    user.is_active = False
    user.save()

    assert try_to_sign_in(user)[1].status_code == 422


def test_who_is_switched_off_meanwhile_is_out(client_of, leader):
    client = client_of(leader)
    User.objects.update(is_active=False)

    assert client.get("/").url == "/masuk/?next=/"


def test_without_a_role_one_is_in_all_the_same(client_of, db):
    assert client_of(f.UserFactory()).get("/").status_code == 200


def test_user_and_roles_are_read_in_one_query(leader, django_assert_num_queries):
    with django_assert_num_queries(1):
        grants = grants_of(WithGrants().get_user(leader.pk))

    assert [each.role for each in grants] == ["leadership"]


def test_one_comes_back_to_where_one_was_going(user):
    response = try_to_sign_in(user, next="/rapat/?year=2026")[1]

    assert response.url == "/rapat/?year=2026"


@pytest.mark.parametrize(
    "elsewhere",
    ["https://jahat.example/", "//jahat.example/", "javascript:alert(1)", "\\\\jahat"],
)
def test_nobody_is_sent_to_a_foreign_host(user, elsewhere):
    response = try_to_sign_in(user, next=elsewhere)[1]

    assert response.url == "/"


def test_who_is_in_is_sent_on(client_of, user):
    assert client_of(user).get(SIGN_IN).url == "/"


def test_every_other_page_asks_to_sign_in(db):
    response = Client().get("/rapat/")

    assert response.url == "/masuk/?next=/rapat/"


@pytest.mark.parametrize(
    ("page", "back"),
    [
        ("http://testserver/rapat/1/acara/?x=1#a", "/rapat/1/acara/?x=1"),
        ("http://elsewhere.example/rapat/", "/rapat/1/acara/tambah/"),
        ("", "/rapat/1/acara/tambah/"),
    ],
)
def test_what_was_sent_leads_back_to_the_page_that_it_came_from(db, page, back):
    response = Client().post("/rapat/1/acara/tambah/", headers={"Referer": page})

    assert parse_qs(urlsplit(response.url).query) == {"next": [back]}


def test_signing_out_ends_the_session(client_of, user):
    client = client_of(user)

    response = client.post(reverse("access:sign_out"))

    assert (response.url, dict(client.session)) == (SIGN_IN, {})


def test_signing_out_is_audited(client_of, user):
    client_of(user).post(reverse("access:sign_out"))

    event = last_event()
    assert (event.verb, event.actor_id) == ("user.signed_out", user.pk)


def test_a_link_does_not_sign_out(client_of, user):
    client = client_of(user)

    response = client.get(reverse("access:sign_out"))

    assert (response.status_code, "_auth_user_id" in client.session) == (405, True)


def test_who_is_out_cannot_sign_out(db):
    response = Client().post(reverse("access:sign_out"))

    assert (response.url, verbs()) == ("/masuk/?next=/keluar/", [])


def test_the_password_changes(client_of, user):
    response = client_of(user).post(CHANGE, {"old_password": PASSWORD, **NEW})

    user.refresh_from_db()
    changed = user.check_password(NEW["new_password1"])
    assert (response.url, changed) == ("/kata-sandi/selesai/", True)


def test_changing_the_password_is_audited(client_of, user):
    client_of(user).post(CHANGE, {"old_password": PASSWORD, **NEW})

    assert verbs() == ["user.password_changed"]


def test_after_the_change_one_stays_in(client_of, user):
    client = client_of(user)

    page = client.post(CHANGE, {"old_password": PASSWORD, **NEW}, follow=True)

    assert page.status_code == 200


def test_with_a_wrong_old_password_nothing_changes(client_of, user):
    response = client_of(user).post(CHANGE, {"old_password": "salah", **NEW})

    user.refresh_from_db()
    kept = user.check_password(PASSWORD)
    assert (response.status_code, kept, verbs()) == (422, True, [])


@pytest.mark.parametrize("weak", ["pendek1", "password", "1029384756102"])
def test_a_weak_password_is_refused(client_of, user, weak):
    new = {"new_password1": weak, "new_password2": weak}

    response = client_of(user).post(CHANGE, {"old_password": PASSWORD, **new})

    assert response.status_code == 422
