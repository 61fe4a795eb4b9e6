"""``manage.py generate --meetings N --seed S``"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from meetings.generate import writing
from meetings.generate.rows import SEEDS

MOST = 1_000_000


class Command(BaseCommand):
    help = (
        "Buat data rekaan untuk mencoba dan mengukur: rapat sebuah kota yang tidak ada,"
        " masing-masing dengan 20 butir dan 40 baris daftar hadir. Jumlah dan benih"
        " yang sama selalu menghasilkan data yang sama. Rapat yang sudah ada tidak"
        " dibuat lagi: perintah yang sama untuk kedua kali tidak menambah apa pun,"
        " jumlah yang lebih besar menambah sisanya, yang terputus dilanjutkan."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--meetings", type=int, required=True, metavar="N", help="jumlah rapat"
        )
        parser.add_argument(
            "--seed", type=int, default=1, metavar="S", help="benih acak (1)"
        )
        parser.add_argument(
            "--force",
            action="store_true",
            help="juga ke basis data yang berisi rapat sungguhan",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        wanted, seed = options["meetings"], options["seed"]
        if not 1 <= wanted <= MOST:
            raise CommandError(f"--meetings harus antara 1 dan {MOST}.")
        if not 0 <= seed < SEEDS:
            raise CommandError(f"--seed harus antara 0 dan {SEEDS - 1}.")
        if not options["force"] and writing.real_meetings().exists():
            raise CommandError(
                "Basis data ini berisi rapat sungguhan. Data rekaan tidak dibuat;"
                " --force membuatnya juga, bercampur dengan yang sungguhan."
            )
        present = writing.there(seed)
        if present < wanted:
            self.write(seed, range(present, wanted), quiet=options["verbosity"] == 0)
        if options["verbosity"]:
            made = max(0, wanted - present)
            self.stdout.write(
                f"{made} rapat dibuat, {present} sudah ada (benih {seed})."
            )

    def write(self, seed: int, serials: range, *, quiet: bool) -> None:
        bar = tqdm(
            total=len(serials), unit=" rapat", disable=quiet, file=sys.stderr, ncols=79
        )
        with bar:
            for written in writing.write(seed, serials):
                bar.update(written)
