"""Other programs, which read through the API."""

from __future__ import annotations

from django.core.cache import cache
from django.test import Client

from tests import factories as f

ROOT = "/api/v1"


def bearer(user, **values):
    """A program that reads in the name of the user; it has not asked anything yet."""
    cache.clear()
    f.token_of(user, f"secret {user.pk}", **values)
    return Client(headers={"Authorization": f"Bearer secret {user.pk}"})


def results(client, address):
    return client.get(f"{ROOT}{address}").json()["results"]
