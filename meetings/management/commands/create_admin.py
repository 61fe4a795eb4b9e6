"""``manage.py create_admin USERNAME --name NAME``"""

from __future__ import annotations

from argparse import ArgumentParser
from getpass import getpass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from meetings.access.actions import UsernameTaken, create_admin
from rakor import env


class Command(BaseCommand):
    help = (
        "Buat akun admin, misalnya yang pertama dalam basis data kosong. Kata sandi"
        " ditanyakan, atau dibaca dari RAKOR_ADMIN_PASSWORD."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", metavar="USERNAME")
        parser.add_argument("--name", required=True, help="nama orangnya")

    def handle(self, *args: Any, **options: Any) -> None:
        username = options["username"]
        password = env.text("RAKOR_ADMIN_PASSWORD") or ask()
        try:
            create_admin(username, options["name"], password, by=None)
        except UsernameTaken as error:
            raise CommandError(f"Nama pengguna “{username}” sudah dipakai.") from error
        except ValidationError as error:
            raise CommandError("\n".join(error.messages)) from error
        self.stdout.write(f"Akun admin “{username}” dibuat.")


def ask() -> str:
    """The password, typed twice without echo. Raises CommandError."""
    try:
        password, again = getpass("Kata sandi: "), getpass("Kata sandi, sekali lagi: ")
    except EOFError as error:
        raise CommandError("Tanpa terminal: isi RAKOR_ADMIN_PASSWORD.") from error
    if password != again:
        raise CommandError("Kedua kata sandi tidak sama.")
    return password
