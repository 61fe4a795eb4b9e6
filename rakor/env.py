"""Read the environment: the only place that does, so that README can list it all."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str = "") -> str:
    """The variable, stripped; empty counts as unset."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, *, default: bool) -> bool:
    """1/true/yes/on or 0/false/no/off. Raises ImproperlyConfigured on another word."""
    value = text(name).lower()
    if not value:
        return default
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise ImproperlyConfigured(f"{name} must be 1 or 0, not {value!r}.")


def words(name: str) -> list[str]:
    """A comma-separated list."""
    return [word.strip() for word in text(name).split(",") if word.strip()]


def database(url: str) -> dict[str, Any]:
    """Django's DATABASES entry for ``sqlite:///path`` or ``postgres://…``.

    Query parameters become connection options, so a socket directory is
    ``postgres:///name?host=/run/postgresql``. Raises ImproperlyConfigured on others.
    """
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        path = Path(unquote(parts.path.removeprefix("/")))
        path.parent.mkdir(parents=True, exist_ok=True)
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": path,
            "OPTIONS": {
                # One writer at a time, queued at BEGIN instead of failing half-way.
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                # legacy_alter_table: migrations rebuild tables that the triggers of
                # others look into; the newer way of renaming would refuse that
                # (meetings/sealed.py). mmap_size: pages are read where the system
                # keeps them, without a copy of each.
                "init_command": (
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
                    " PRAGMA legacy_alter_table=ON; PRAGMA mmap_size=268435456;"
                ),
            },
        }
    if parts.scheme in {"postgres", "postgresql"}:
        options = dict(parse_qsl(parts.query))
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.removeprefix("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": options.pop("host", parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "OPTIONS": options,
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }
    raise ImproperlyConfigured("DATABASE_URL must start with sqlite:/// or postgres://")


def mail(url: str) -> dict[str, Any]:
    """Host, port, user, password, starttls and tls of a mail server.

    All are empty for an empty ``url``.

    ``smtp://user:password@host:587`` speaks STARTTLS, ``smtps://`` TLS from the start,
    ``smtp+plain://`` none, for a relay on the same machine. Raises
    ImproperlyConfigured on others.
    """
    ports = {"": 25, "smtp": 587, "smtps": 465, "smtp+plain": 25}
    parts = urlsplit(url)
    if parts.scheme not in ports or (url and not parts.hostname):
        raise ImproperlyConfigured(
            "RAKOR_MAIL_URL must be smtp://, smtps:// or smtp+plain:// and a host"
        )
    return {
        "host": parts.hostname or "",
        "port": parts.port or ports[parts.scheme],
        "user": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "starttls": parts.scheme == "smtp",
        "tls": parts.scheme == "smtps",
    }
