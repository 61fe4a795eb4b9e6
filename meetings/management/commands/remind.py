"""``manage.py remind``"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from meetings.followups.sending import recipients, send_reminders


class Command(BaseCommand):
    help = (
        "Ingatkan tenggat tindak lanjut dan kirim ringkasan mingguan, kecuali pada"
        " akhir pekan dan hari libur. Aman dijalankan berulang kali."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        keys = recipients()
        for key in keys:
            send_reminders.enqueue(key)
        if options["verbosity"]:
            self.stdout.write(f"{len(keys)} pengguna diperiksa.")
