"""A place of its own for each run: data directory, static files, database."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit, urlunsplit

NAME = "rakor_bench"


@contextmanager
def world() -> Iterator[Path]:
    """Environment and empty database of the run; both are gone afterwards.

    With DATABASE_URL it makes a database ``rakor_bench`` on that PostgreSQL and leaves
    the one in the address alone.
    """
    with TemporaryDirectory(prefix="rakor-bench-") as directory:
        place = Path(directory)
        server = os.environ.get("DATABASE_URL", "")
        postgres = server.startswith("postgres")
        address = f"sqlite:///{place}/bench.sqlite3"
        if postgres:
            create(server)
            address = urlunsplit(urlsplit(server)._replace(path=f"/{NAME}"))
        os.environ |= {
            "DATABASE_URL": address,
            "DEBUG": "0",
            "HTTPS": "0",
            "SECRET_KEY": secrets.token_urlsafe(50),
            "ALLOWED_HOSTS": "testserver,127.0.0.1,localhost",
            "RAKOR_DATA_DIR": str(place),
            "RAKOR_STATIC_ROOT": str(place / "static"),
            "DJANGO_SETTINGS_MODULE": "rakor.settings",
            # Playwright keeps an event loop in this thread; nothing here is async.
            "DJANGO_ALLOW_ASYNC_UNSAFE": "1",
        }
        try:
            yield place
        finally:
            if postgres:
                drop(server)


def create(server: str) -> None:
    drop(server)
    execute(server, f"CREATE DATABASE {NAME}")


def drop(server: str) -> None:
    close()
    execute(server, f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")


def execute(server: str, statement: str) -> None:
    """From the database that every server has; the one in the address may not exist."""
    import psycopg2  # only where there is a PostgreSQL

    connection = psycopg2.connect(
        urlunsplit(urlsplit(server)._replace(path="/postgres"))
    )
    try:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(statement)
    finally:
        connection.close()


def close() -> None:
    """Let go of the database, if Django has been started."""
    from django.conf import settings  # Django starts after the environment is made
    from django.db import connections

    if settings.configured:
        connections.close_all()
