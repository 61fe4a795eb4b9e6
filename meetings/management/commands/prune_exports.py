"""``manage.py prune_exports``"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from meetings.archive import exporting


class Command(BaseCommand):
    help = "Hapus unduhan hasil pencarian yang sudah disimpan lebih dari 7 hari."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{exporting.prune()} unduhan dihapus.")
