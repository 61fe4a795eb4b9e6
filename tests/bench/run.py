"""Measure the budgets of the design in one run: `make bench ARGS="--meetings 200"`.

It ends with exit code 0 even where a budget is missed: the table says OVER.
"""

from __future__ import annotations

import io
import os
import platform
import sys
import time
from argparse import ArgumentParser, Namespace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench.table import Measure, print_table
from tests.bench.world import world

GENERATE_SECONDS = 180


def main() -> None:
    options = arguments()
    with world() as place:
        import django  # after the environment is made

        django.setup()
        rows = [build(options)]
        import rakor.wsgi  # noqa: F401  # as a server: all loaded, garbage frozen

        parts = measurements(place)
        for name in options.only or parts:
            tell(f"measuring {name} …")
            rows += parts[name]()
        tell("")
        print(setting())
        print_table(rows)


def arguments() -> Namespace:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--meetings", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--only",
        nargs="+",
        choices=["paper", "pages", "weight", "followups", "search"],
    )
    return parser.parse_args()


def build(options: Namespace) -> Measure:
    """Static files, demo and generated data, as a server would have them."""
    from django.core.management import call_command
    from django.db import connection

    tell("building the database …")
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("migrate", verbosity=0)
    call_command("load_demo", stdout=io.StringIO())
    began = time.perf_counter()
    wanted = {"meetings": options.meetings, "seed": options.seed}
    call_command("generate", **wanted, stdout=io.StringIO())
    seconds = time.perf_counter() - began
    if connection.vendor == "postgresql":  # autovacuum would, within a minute
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    name = f"generate {options.meetings} meetings"
    return Measure(name, seconds, "s", GENERATE_SECONDS * options.meetings / 5000)


def measurements(place: Path):
    """What can be measured, by name, in the order of measuring."""
    from tests.bench.followups import measure_followups
    from tests.bench.pages import measure_pages
    from tests.bench.paper import measure_paper
    from tests.bench.search import measure_search
    from tests.bench.weight import measure_weight

    return {
        "paper": lambda: measure_paper(place),
        "pages": measure_pages,
        "weight": measure_weight,
        "followups": measure_followups,
        "search": measure_search,  # last: it makes the archive large
    }


def setting() -> str:
    """Where the numbers come from, in one line."""
    from django.db import connection

    load = " ".join(f"{each:.1f}" for each in os.getloadavg())
    python, cores = platform.python_version(), os.cpu_count()
    return f"{connection.vendor}, Python {python}, {cores} cores, load {load}\n"


def tell(words: str) -> None:
    print(words, file=sys.stderr)


if __name__ == "__main__":
    main()
