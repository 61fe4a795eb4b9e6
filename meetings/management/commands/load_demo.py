"""``manage.py load_demo``"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from meetings.demo import loading


class Command(BaseCommand):
    help = "Muat data demo: satu rakor nyata dari siaran pers dan sebuah kota rekaan."

    def handle(self, *args: Any, **options: Any) -> None:
        if loading.is_loaded():
            self.stdout.write("Data demo sudah dimuat; tidak ada yang diubah.")
        else:
            try:
                meetings = loading.load()
            except loading.NotEmpty as error:
                raise CommandError(
                    "Basis data ini sudah berisi rapat lain. Data demo tidak dimuat."
                ) from error
            self.stdout.write(f"Data demo dimuat: {len(meetings)} rapat.")
        self.stdout.write(f"\nAkun demo, kata sandi {loading.PASSWORD}")
        for username, _name, role, *_rest in loading.LOGINS:
            self.stdout.write(f"  {username:<12} {role.label}")
