"""``manage.py reindex``"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from meetings.archive import reindexing


class Command(BaseCommand):
    help = (
        "Susun indeks pencarian. Yang sudah mutakhir tidak disusun lagi, yang terputus"
        " dilanjutkan, dan pencarian tetap berjalan selama itu."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--all", action="store_true", help="susun semuanya lagi dari awal"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["all"]:
            reindexing.forget()
        left = reindexing.outstanding()
        quiet = options["verbosity"] == 0 or not sum(left.values())
        bar = tqdm(
            total=sum(left.values()),
            unit=" entri",
            disable=quiet,
            file=sys.stderr,
            ncols=79,
        )
        try:
            with bar:
                for part in left:
                    for number in reindexing.reindex(part):
                        bar.update(number)
        except KeyboardInterrupt:
            raise CommandError(
                "Dihentikan. Yang sudah disusun tersimpan; jalankan lagi untuk"
                " melanjutkan."
            ) from None
        if options["verbosity"]:
            told = "sudah mutakhir" if not left else f"selesai, {bar.n} entri disusun"
            self.stdout.write(f"Indeks pencarian {told}.")
