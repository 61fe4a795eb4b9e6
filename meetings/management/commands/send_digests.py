"""``manage.py send_digests``"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from meetings.archive.digest import readers, send_digest


class Command(BaseCommand):
    help = (
        "Kirim ringkasan pencarian tersimpan lewat pos-el kepada yang memintanya, hanya"
        " bila ada yang baru. Aman dijalankan berulang kali."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.EMAIL_HOST:
            self.stdout.write("Pengiriman pos-el belum diatur; tidak ada yang dikirim.")
            return
        keys = readers()
        for key in keys:
            send_digest.enqueue(key)
        if options["verbosity"]:
            self.stdout.write(f"{len(keys)} penerima ringkasan diperiksa.")
