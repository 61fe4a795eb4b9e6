"""``manage.py sign_pdf FILE --output FILE``"""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from meetings.documents.signing import NotReadable, SigningFailed, sign


class Command(BaseCommand):
    help = (
        "Bubuhkan tanda tangan elektronik (PAdES) pada PDF dari Rakor, dengan"
        " sertifikat yang diatur di RAKOR_SIGNING_P12."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--output", required=True, type=Path, metavar="FILE")
        parser.add_argument("--address", default="", help="alamat verifikasi, untuk QR")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            content = options["file"].read_bytes()
            signed = sign(content, address=options["address"])
            options["output"].write_bytes(signed)
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}.") from error
        except SigningFailed as error:
            raise CommandError(str(error)) from error
        except NotReadable as error:
            raise CommandError(f"{options['file']} bukan PDF yang utuh.") from error
        self.stdout.write(f"{options['output']}: {len(signed)} bita")
