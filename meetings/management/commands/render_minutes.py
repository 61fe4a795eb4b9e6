"""``manage.py render_minutes MEETING --output FILE``"""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from meetings.agenda.models import Meeting
from meetings.audit.models import Verb
from meetings.audit.trail import record
from meetings.directory.models import Stationery
from meetings.documents.duties import with_all
from meetings.documents.notula import IncompleteRecord, notula_pdf
from meetings.minutes.reading import read_all


class Command(BaseCommand):
    help = (
        "Cetak notula satu rapat sebagai PDF, lengkap dengan semua butirnya."
        " Untuk petugas yang berwenang atas peladen: klasifikasi tidak disaring."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("meeting", metavar="MEETING", help="nomor notula atau id")
        parser.add_argument("--output", required=True, type=Path, metavar="FILE")
        parser.add_argument("--paper", choices=Stationery.Paper.values)

    def handle(self, *args: Any, **options: Any) -> None:
        meeting = find(options["meeting"])
        content = with_all(meeting, read_all(meeting))
        try:
            pdf = notula_pdf(content, paper=options["paper"])
        except IncompleteRecord as incomplete:
            lines = [f"- {gap.message} ({gap.url})" for gap in incomplete.gaps]
            raise CommandError(
                "\n".join([f"Notula “{meeting}” belum dapat dicetak:", *lines])
            ) from incomplete
        try:
            options["output"].write_bytes(pdf)
        except OSError as error:
            raise CommandError(
                f"Berkas {options['output']} tidak dapat ditulis: {error.strerror}."
            ) from error
        record(Verb.MINUTES_PRINTED, meeting, by=None, bytes=len(pdf))
        self.stdout.write(f"{options['output']}: {len(pdf)} bita")


def find(number_or_id: str) -> Meeting:
    """The meeting of that printed number, or else of that id. Raises CommandError."""
    meetings = Meeting.objects.select_related("series", "institution__parent")
    found = (
        list(meetings.filter(number=number_or_id).order_by("pk"))
        if number_or_id
        else []
    )
    if not found and number_or_id.isdecimal() and len(number_or_id) < 19:
        found = list(meetings.filter(pk=int(number_or_id)))
    if not found:
        raise CommandError(f"Tidak ada rapat bernomor atau ber-id “{number_or_id}”.")
    if len(found) > 1:
        rows = [f"- id {m.pk}: {m}, {m.institution}" for m in found]
        raise CommandError(
            "\n".join(["Nomor ini dipakai beberapa instansi; pakai id:", *rows])
        )
    return found[0]
