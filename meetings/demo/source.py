"""Read the demo's TOML files."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
NOT_DATA = {"facts.toml"}  # what the tests must find again


def tables() -> dict[str, list[dict[str, Any]]]:
    """All rows by kind: ``institution``, ``position``, ``official``, … ``meeting``.

    The city comes before the meetings that need it.
    """
    together: dict[str, list[dict[str, Any]]] = {}
    for path in sorted(HERE.glob("*.toml")):
        if path.name in NOT_DATA:
            continue
        for kind, rows in tomllib.loads(path.read_text(encoding="utf-8")).items():
            together.setdefault(kind, []).extend(rows)
    return together


def facts() -> list[dict[str, Any]]:
    """The facts of the press release and the words in which they must be found."""
    return tomllib.loads((HERE / "facts.toml").read_text(encoding="utf-8"))["fact"]
