"""What the settings make of the environment, as an office runs them."""

import runpy

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

FILE = settings.BASE_DIR / "rakor" / "settings.py"


@pytest.fixture
def settings_with(monkeypatch):
    def settings_with(**environment):
        for name in ("DEBUG", "HTTPS", "SECRET_KEY", "ALLOWED_HOSTS"):
            monkeypatch.setenv(name, environment.get(name, ""))
        return runpy.run_path(str(FILE))

    return settings_with


def test_without_a_secret_key_it_does_not_start(settings_with):
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY"):
        settings_with()


def test_an_office_is_secure_without_further_settings(settings_with):
    office = settings_with(SECRET_KEY="x")

    assert (
        office["DEBUG"],
        office["SECURE_SSL_REDIRECT"],
        office["SESSION_COOKIE_SECURE"],
        office["CSRF_COOKIE_SECURE"],
    ) == (False, True, True, True)


def test_forms_are_trusted_from_the_own_hosts_only(settings_with):
    office = settings_with(SECRET_KEY="x", ALLOWED_HOSTS="rakor.example")

    assert office["CSRF_TRUSTED_ORIGINS"] == ["https://rakor.example"]


def test_an_office_without_a_certificate_stays_on_http(settings_with):
    office = settings_with(SECRET_KEY="x", HTTPS="0")

    assert "SECURE_SSL_REDIRECT" not in office


def test_development_needs_no_secret_key(settings_with):
    assert settings_with(DEBUG="1")["SECRET_KEY"] != ""
