"""``manage.py check_signature FILE``"""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.formats import date_format

from meetings.documents.signing import NotReadable, Signature, signatures


class Command(BaseCommand):
    help = (
        "Periksa tanda tangan elektronik sebuah PDF. Keluar dengan 1 bila tidak ada,"
        " bila salah satunya tidak sah, atau bila isinya berubah."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            found = signatures(options["file"].read_bytes())
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}.") from error
        except NotReadable as error:
            raise CommandError(f"{options['file']} bukan PDF yang utuh.") from error
        for each in found:
            self.stdout.write("\n".join(told(each)))
        if not found:
            raise CommandError("Berkas ini belum ditandatangani secara elektronik.")
        if not all(each.valid for each in found):
            raise CommandError("Tanda tangan tidak sah.")


def told(signature: Signature) -> list[str]:
    """What there is to say of one signature, a line each."""
    by = "stempel waktu" if signature.timestamped else "jam penanda tangan"
    moment = signature.when and timezone.localtime(signature.when)
    return [
        f"Penanda tangan: {signature.signer}",
        f"Penerbit sertifikat: {signature.issuer}",
        f"Waktu: {date_format(moment, 'j F Y H.i')} ({by})" if moment else "Waktu: -",
        f"Isi yang ditandatangani: {'utuh' if signature.intact else 'BERUBAH'}",
        f"Sesudahnya: {'tidak diubah' if signature.whole else 'DIUBAH'}",
        f"Sertifikat: {'tepercaya' if signature.trusted else 'TIDAK TEPERCAYA'}",
    ]
