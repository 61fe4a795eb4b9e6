"""A real Chromium before a real server, on the engine that the tests run on."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg2
import pytest
from django.db import connections
from playwright.sync_api import expect

from tests.documents.mail_server import free_port, running

# Playwright's own event loop runs in the thread of the tests, also of those after it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

# A busy machine is slow, not wrong.
expect.set_options(timeout=20_000)

ROOT = Path(__file__).parents[2]
PASSWORD = "rakor-demo-2024"
WIDTHS = {
    "desktop": {"width": 1280, "height": 900},
    "phone": {"width": 390, "height": 844},
}
CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
CHROMIUM += ["--disable-component-update", "--disable-sync", "--no-first-run"]


def pytest_collection_modifyitems(config, items):
    own = [item for item in items if Path(__file__).parent in item.path.parents]
    for item in own:
        item.add_marker(pytest.mark.browser)
    if config.getoption("share"):
        # The suite runs twice: each engine takes one width, to save time, and the first
        # one what has none.
        on_postgres = os.environ.get("DATABASE_URL", "").startswith("postgres")
        gone = [item for item in own if ("phone" in item.name) != on_postgres]
        config.hook.pytest_deselected(items=gone)
        items[:] = [item for item in items if item not in gone]


@pytest.fixture(scope="session")
def browser_type_launch_args():
    """Debian's Chromium, which knows no other host than ours."""
    chromium = shutil.which("chromium")
    assert chromium, "Chromium is missing: run .ci/system.sh chromium"
    return {"executable_path": chromium, "args": CHROMIUM}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    """Colours are as they will be at once, not halfway through a transition."""
    return {**browser_context_args, "reduced_motion": "reduce"}


@pytest.fixture(scope="session", autouse=True)
def _close_the_rows_of_the_loop(playwright):
    """While Playwright's loop runs, Django opens connections beside those it has."""
    yield
    connections.close_all()


class Office:
    """One installation: its own database, data directory and server."""

    def __init__(self, name: str, data: Path, static: Path, **more: str) -> None:
        self.name, self.data = name, data
        self.environment = {
            **os.environ,
            "DEBUG": "0",
            "HTTPS": "0",
            "SECRET_KEY": "browser-tests",
            "RAKOR_DATA_DIR": str(data),
            "RAKOR_STATIC_ROOT": str(static),
            "DATABASE_URL": database_for(name, data),
            **more,
        }

    def manage(self, *arguments: str, **environment: str) -> str:
        """Run a management command to its end and return what it printed."""
        command = [sys.executable, "manage.py", *arguments]
        done = subprocess.run(
            command,
            cwd=ROOT,
            env={**self.environment, **environment},
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout

    def become(self, other: Office) -> None:
        """Take over the rows and files of another office, which is not served now."""
        shutil.copytree(other.data, self.data, dirs_exist_ok=True)
        if self.environment["DATABASE_URL"].startswith("postgres"):
            database_for(self.name, self.data, template=database_name(other.name))

    @contextlib.contextmanager
    def open(self):
        """Serve, as in production; yields the address."""
        port = free_port()
        command = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}"]
        command += ["--threads", "4", "--log-level", "warning"]
        command += ["--no-control-socket", "rakor.wsgi"]
        server = subprocess.Popen(command, cwd=ROOT, env=self.environment)
        try:
            wait_for(f"http://127.0.0.1:{port}/masuk/", server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=20)


def database_name(office: str) -> str:
    return f"rakor_{office}_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"


def database_for(office: str, data: Path, template: str = "template1") -> str:
    """A database of its own beside the one that the tests were given."""
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        return f"sqlite:///{data / 'rakor.sqlite3'}"
    name = database_name(office)
    # The database of the address itself need not exist; this one always does.
    server = urlunsplit(urlsplit(url)._replace(path="/postgres"))
    with contextlib.closing(psycopg2.connect(server)) as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {name}")
            cursor.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


def wait_for(url: str, server: subprocess.Popen) -> None:
    """Return when the address answers; fail when the server ends or 60 s have gone."""
    for _ in range(300):
        assert server.poll() is None, "the server ended"
        with contextlib.suppress(OSError):
            urllib.request.urlopen(url)  # noqa: S310  # our own address
            return
        time.sleep(0.2)
    raise AssertionError("the server did not answer within 60 s")


@pytest.fixture(scope="session")
def static_root(tmp_path_factory):
    """Static files as they are served: hashed and compressed.

    `.ci/test.sh` has collected them once for all workers of both engines.
    """
    if collected := os.environ.get("RAKOR_TEST_STATIC"):
        return Path(collected)
    static = tmp_path_factory.mktemp("static")
    office = Office("static", tmp_path_factory.mktemp("static-data"), static)
    office.manage("collectstatic", "--noinput", "--verbosity", "0")
    return static


@pytest.fixture(scope="session")
def bare(tmp_path_factory, static_root):
    """Tables without rows; never served, so that it can be copied."""
    office = Office("bare", tmp_path_factory.mktemp("bare"), static_root)
    office.manage("migrate", "--verbosity", "0")
    return office


@pytest.fixture(scope="session")
def demo(tmp_path_factory, static_root, bare):
    """The demo as it is loaded; never served, so that it can be copied."""
    office = Office("fresh", tmp_path_factory.mktemp("fresh"), static_root)
    office.become(bare)
    office.manage("load_demo")
    return office


@pytest.fixture(scope="session")
def demo_site(tmp_path_factory, static_root, demo):
    """The demo, to be read; tests do not change it."""
    office = Office("demo", tmp_path_factory.mktemp("demo"), static_root)
    office.become(demo)
    with office.open() as address:
        yield address


@pytest.fixture(scope="session")
def post():
    """The mail server of the office at work, and what has come in."""
    with running() as (inbox, port):
        yield inbox, port


@pytest.fixture(scope="session")
def work(tmp_path_factory, static_root, demo, post):
    """A second demo, for tests that change it."""
    mail = f"smtp+plain://127.0.0.1:{post[1]}"
    data = tmp_path_factory.mktemp("work")
    office = Office("work", data, static_root, RAKOR_MAIL_URL=mail)
    office.become(demo)
    return office


@pytest.fixture(scope="session")
def office_at_work(work):
    """Its address; each test makes a meeting of its own there."""
    with work.open() as address:
        yield address


@pytest.fixture(params=WIDTHS)
def at_work(request, page, office_at_work, sign_in):
    """A secretariat's browser on the office at work, at either width."""
    page.set_viewport_size(WIDTHS[request.param])
    sign_in(office_at_work, "sekretariat")
    return page


@pytest.fixture
def empty_office(tmp_path_factory, static_root, bare):
    """An installation on its first day: no rows at all."""
    office = Office("empty", tmp_path_factory.mktemp("empty"), static_root)
    office.become(bare)
    return office


@pytest.fixture
def complaints(page):
    """What the browser complains of: console, failed and foreign requests."""
    found: list[str] = []

    def note_request(request):
        if urlsplit(request.url).hostname not in {"127.0.0.1", None}:
            found.append(f"foreign request: {request.url}")

    def note_console(message):
        # Chromium reports every answer above 399, and some pages are just that.
        expected = "the server responded with a status of 4" in message.text
        if message.type in {"error", "warning"} and not expected:
            found.append(f"console: {message.text}")

    page.on("request", note_request)
    page.on("console", note_console)
    page.on("pageerror", lambda error: found.append(f"script: {error}"))
    return found


@pytest.fixture
def sign_in(page):
    """``sign_in(address, username)`` through the form."""

    def go(address: str, username: str, password: str = PASSWORD) -> None:
        page.goto(f"{address}/masuk/")
        page.get_by_label("Nama pengguna").fill(username)
        page.get_by_label("Kata sandi").fill(password)
        page.get_by_role("button", name="Masuk").click()
        page.wait_for_url(f"{address}/")

    return go
