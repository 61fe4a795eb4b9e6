"""Several people at once, each over a connection of their own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import DatabaseError, connection, connections


@pytest.fixture
def crowd(transactional_db, tmp_path):
    """``crowd(act, 8)``: what ``act(0)`` … ``act(7)`` returned or were refused with.

    PostgreSQL runs them as they are. SQLite's test database lives in memory and has no
    second connection, so the test works on a copy of it in a file, as the app does.
    """
    if connection.vendor == "postgresql":
        yield lambda act, people: at_once(act, people, database=None)
        return
    database = tmp_path / "crowd.sqlite3"
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(database)])
    in_memory = connections["default"]
    connections["default"] = open_file(database)
    yield lambda act, people: at_once(act, people, database=database)
    connections["default"].close()
    connections["default"] = in_memory


def open_file(database: Any) -> Any:
    settings = {**connections["default"].settings_dict, "NAME": str(database)}
    return type(connections["default"])(settings, "default")


def at_once(act: Callable[[int], Any], people: int, *, database: Any) -> list[Any]:
    start = Barrier(people)

    def one(number: int) -> Any:
        if database:
            connections["default"] = open_file(database)
        connection.ensure_connection()
        start.wait()
        try:
            return act(number)
        except DatabaseError as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(people) as pool:
        return list(pool.map(one, range(people)))
