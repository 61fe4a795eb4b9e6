"""The cast: one person for each part that somebody plays in these tests."""

from __future__ import annotations

import os

import pytest
from django.conf import settings
from django.test import Client, override_settings
from hypothesis import settings as hypothesis_settings

from tests import factories as f
from tests.crowd import crowd  # noqa: F401
from tests.issued import (  # noqa: F401
    approve,
    approved,
    chair,
    correct,
    issued,
    propose,
    ready,
)
from tests.planned import (  # noqa: F401
    action,
    aide,
    crew,
    doer,
    go,
    keeper,
    team,
    year_plan,
)

# The same examples every time, however busy the machine is.
hypothesis_settings.register_profile("rakor", deadline=None, derandomize=True)
hypothesis_settings.load_profile("rakor")


def pytest_addoption(parser):
    parser.addoption(
        "--share",
        action="store_true",
        help="the suite runs twice, on SQLite and PostgreSQL: what needs only one of"
        " them runs once, and each browser flow at one width on each",
    )


def pytest_collection_modifyitems(config, items):
    """What asks no database runs on the first engine only."""
    on_postgres = os.environ.get("DATABASE_URL", "").startswith("postgres")
    if config.getoption("share") and on_postgres:
        once = [item for item in items if not asks_a_database(item)]
        config.hook.pytest_deselected(items=once)
        items[:] = [item for item in items if asks_a_database(item)]


def asks_a_database(item) -> bool:
    wanted = {"db", "transactional_db", "page", "browser"} & set(item.fixturenames)
    return bool(wanted) or item.get_closest_marker("django_db") is not None


@pytest.fixture(scope="session", autouse=True)
def _plain_static_names():
    """Papers print without collected files, also in what a module makes ready."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(STORAGES={**settings.STORAGES, "staticfiles": plain}):
        yield


@pytest.fixture(autouse=True)
def _settings(settings, tmp_path):
    """Quick passwords, uploads that vanish."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.MEDIA_ROOT = tmp_path / "uploads"


@pytest.fixture
def on_postgres() -> bool:
    return "postgresql" in settings.DATABASES["default"]["ENGINE"]


@pytest.fixture
def host(db):
    """The institution that organises the meetings of the cast."""
    return f.host()


@pytest.fixture
def meeting(host):
    return f.MeetingFactory(institution=host)


@pytest.fixture
def secretariat(db):
    return f.CAST["secretariat"](None)


@pytest.fixture
def leader(db):
    return f.CAST["leader"](None)


@pytest.fixture
def official(meeting):
    """An official who is on the meeting's attendance list."""
    return f.CAST["official"](meeting)


@pytest.fixture
def agency(meeting):
    """Staff of an institution that is on the meeting's attendance list."""
    return f.CAST["agency"](meeting)


@pytest.fixture
def admin_user(db):
    return f.CAST["admin_user"](None)


@pytest.fixture
def outsider(db):
    """An official who has nothing to do with the meeting."""
    return f.CAST["outsider"](None)


@pytest.fixture
def client_of():
    """``client_of(user)``: a browser in which that user is signed in."""

    def signed_in(user) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return signed_in
