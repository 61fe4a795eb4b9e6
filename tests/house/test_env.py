"""What the environment may say."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from rakor import env


def test_text_is_stripped(monkeypatch):
    monkeypatch.setenv("RAKOR_X", "  var ")

    assert env.text("RAKOR_X") == "var"


@pytest.mark.parametrize("blank", ["", "   "])
def test_an_empty_variable_counts_as_unset(monkeypatch, blank):
    monkeypatch.setenv("RAKOR_X", blank)

    assert env.text("RAKOR_X", "fallback") == "fallback"


def test_an_unset_variable_is_its_default(monkeypatch):
    monkeypatch.delenv("RAKOR_X", raising=False)

    assert env.text("RAKOR_X", "fallback") == "fallback"


@pytest.mark.parametrize("word", ["1", "true", "YES", "on"])
def test_a_flag_is_on(monkeypatch, word):
    monkeypatch.setenv("RAKOR_X", word)

    assert env.flag("RAKOR_X", default=False) is True


@pytest.mark.parametrize("word", ["0", "False", "no", "OFF"])
def test_a_flag_is_off(monkeypatch, word):
    monkeypatch.setenv("RAKOR_X", word)

    assert env.flag("RAKOR_X", default=True) is False


@pytest.mark.parametrize("default", [True, False])
def test_an_unset_flag_is_its_default(monkeypatch, default):
    monkeypatch.delenv("RAKOR_X", raising=False)

    assert env.flag("RAKOR_X", default=default) is default


def test_another_word_is_no_flag(monkeypatch):
    monkeypatch.setenv("RAKOR_X", "maybe")

    with pytest.raises(ImproperlyConfigured, match="RAKOR_X must be 1 or 0"):
        env.flag("RAKOR_X", default=True)


def test_words_are_separated_by_commas(monkeypatch):
    monkeypatch.setenv("RAKOR_X", "rapat.example, ,localhost ")

    assert env.words("RAKOR_X") == ["rapat.example", "localhost"]


def test_no_words_are_an_empty_list(monkeypatch):
    monkeypatch.delenv("RAKOR_X", raising=False)

    assert env.words("RAKOR_X") == []


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("sqlite:///var/rakor.sqlite3", "var/rakor.sqlite3"),
        ("sqlite:////srv/rakor.sqlite3", "/srv/rakor.sqlite3"),
        ("sqlite:///data%20baru/r.sqlite3", "data baru/r.sqlite3"),
    ],
)
def test_a_sqlite_address_names_a_file(url, path, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # it makes the folder

    assert env.database(url)["NAME"] == Path(path)


def test_sqlite_queues_its_writers():
    options = env.database("sqlite:///r.sqlite3")["OPTIONS"]

    assert options["transaction_mode"] == "IMMEDIATE"


def test_a_postgres_address_names_server_and_login():
    entry = env.database("postgres://ani:r%40hasia@db.example:5433/rapat")

    named = [entry[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "NAME")]
    assert named == ["ani", "r@hasia", "db.example", "5433", "rapat"]


def test_a_socket_directory_is_the_host():
    entry = env.database("postgresql:///rapat?host=/run/postgresql&sslmode=disable")

    assert (entry["HOST"], entry["OPTIONS"]) == (
        "/run/postgresql",
        {"sslmode": "disable"},
    )


def test_other_databases_are_refused():
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL must start with"):
        env.database("mysql://localhost/rapat")


@pytest.mark.parametrize(
    ("url", "port", "starttls", "tls"),
    [
        ("smtp://a%40b:p@mail.example", 587, True, False),
        ("smtps://a%40b:p@mail.example", 465, False, True),
        ("smtp+plain://a%40b:p@mail.example:2525", 2525, False, False),
    ],
)
def test_a_mail_server_is_an_address(url, port, starttls, tls):
    assert env.mail(url) == {
        "host": "mail.example",
        "port": port,
        "user": "a@b",
        "password": "p",
        "starttls": starttls,
        "tls": tls,
    }


def test_no_mail_server_is_no_host():
    assert env.mail("")["host"] == ""


@pytest.mark.parametrize("url", ["http://mail.example", "smtp://", "mail.example"])
def test_another_address_is_no_mail_server(url):
    with pytest.raises(ImproperlyConfigured, match="RAKOR_MAIL_URL"):
        env.mail(url)
