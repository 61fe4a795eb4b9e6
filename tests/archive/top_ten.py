"""Write down the first ten places of every judged query:
``python -m tests.archive.top_ten``, and print the measures.

Both databases must find just these.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import time_machine

from tests.bench.world import world

if TYPE_CHECKING:
    from tests.archive.measuring import Run

FILE = Path(__file__).with_name("top_ten.json")


def of(runs: list[Run]) -> dict[str, list[str]]:
    return {run.query.typed: run.found["kami"][:10] for run in runs}


def main() -> None:
    import django
    from django.core.management import call_command
    from django.db import transaction

    with world():
        django.setup()
        from tests.archive import judged_world, measuring

        call_command("collectstatic", interactive=False, verbosity=0)
        call_command("migrate", verbosity=0)
        with time_machine.travel(judged_world.NOW, tick=False), transaction.atomic():
            judged_world.fill()
            runs = measuring.measured()
    lines = [
        f"{json.dumps(typed, ensure_ascii=False)}: {json.dumps(places)}"
        for typed, places in of(runs).items()
    ]
    FILE.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    print(measuring.table(runs))  # noqa: T201  # a command


if __name__ == "__main__":
    main()
