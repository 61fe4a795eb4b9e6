"""A form with the token of an earlier session: what was typed is not lost."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

OWN = {"Origin": "http://testserver"}
TYPED = {"text": "Pompa <b>diuji</b>.", "percent": "50", "old_password": "rahasia-1"}


@pytest.fixture
def send(leader):
    """``send(headers)``: what the app answers to a form without its token."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(leader)

    def send(headers=OWN, data=TYPED, browser=client):
        return browser.post("/kata-sandi/?dari=sini", data, headers=headers)

    return send


@pytest.mark.parametrize("headers", [OWN, {"Referer": "http://testserver/rapat/"}])
def test_it_is_there_to_be_sent_again(send, headers):
    answer = send(headers)

    page = answer.content.decode()
    assert (answer.status_code, "Kirim lagi" in page) == (403, True)
    assert 'name="text" value="Pompa &lt;b&gt;diuji&lt;/b&gt;."' in page
    assert 'name="percent" value="50"' in page
    assert 'action="/kata-sandi/?dari=sini"' in page
    assert "Pompa &lt;b&gt;diuji&lt;/b&gt;.</p>" in page


def test_a_password_is_never_shown_again(send):
    page = send().content.decode()

    assert "rahasia-1" not in page
    assert "Kata sandi tidak disimpan" in page


def test_files_are_chosen_again(send):
    paper = SimpleUploadedFile("posko.jpg", b"x")

    page = send(data={"text": "Foto.", "uploads": paper}).content.decode()

    assert "Pilih lagi berkasnya: posko.jpg" in page
    assert 'type="file" id="berkas_1" name="uploads"' in page
    assert "Kata sandi" not in page


FOREIGN = [
    {},
    {"Origin": "null"},
    {"Origin": "http://jahat.example"},
    {"Origin": "http://jahat.example", "Referer": "http://testserver/"},
    {"Origin": "http://testserver.jahat.example"},
    {"Referer": "http://[jahat"},
    {"Referer": "//testserver/"},
]


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
def test_what_comes_from_elsewhere_is_only_refused(send, headers):
    answer = send(headers)

    assert (answer.status_code, "Pompa" in answer.content.decode()) == (403, False)
    assert answer.templates[0].name == "403_csrf.html"


def test_who_is_not_signed_in_sends_nothing_again(send, db):
    answer = send(browser=Client(enforce_csrf_checks=True))

    assert answer.templates[0].name == "403_csrf.html"


def test_over_https_a_plain_page_is_not_ours(leader):
    client = Client(enforce_csrf_checks=True)
    client.force_login(leader)

    answer = client.post("/keluar/", {"text": "A."}, headers=OWN, secure=True)

    assert answer.templates[0].name == "403_csrf.html"


def test_the_page_sends_what_was_typed(send, leader):
    client = Client(enforce_csrf_checks=True)
    client.force_login(leader)
    page = send(browser=client).content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]

    again = send(browser=client, data={**TYPED, "csrfmiddlewaretoken": token})

    assert again.status_code == 422


def test_htmx_gets_the_token_and_keeps_its_page(send):
    plain, piece = send(), send({**OWN, "HX-Request": "true"})

    assert (piece.status_code, bool(piece["X-Fresh-Token"])) == (403, True)
    assert "X-Fresh-Token" not in plain
