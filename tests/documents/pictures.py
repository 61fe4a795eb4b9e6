"""Draw the first page of every kind of paper from the demo into ``docs/img``:
``python -m tests.documents.pictures``.

It needs pdftoppm (poppler-utils), and soffice (LibreOffice) for the draft.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PIL import Image

from tests.bench.world import world

FOLDER = Path(__file__).parents[2] / "docs" / "img"
WIDTH, GREYS = 760, 16
# Where the first page tells less than another one.
PAGE = {"bundel": 2}


def main() -> None:
    import django
    from django.core.management import call_command

    with world() as place:
        django.setup()
        for command in ("collectstatic", "migrate", "load_demo"):
            more = {} if command == "load_demo" else {"interactive": False}
            call_command(command, verbosity=0, **more)
        for slug, suffix, content in papers():
            file = place / f"{slug}.{suffix}"
            file.write_bytes(content)
            draw(printed(file), FOLDER / f"{slug}.png", page=PAGE.get(slug, 1))


def papers() -> Iterator[tuple[str, str, bytes]]:
    """Slug, suffix and content of each kind, of a forum of the demo."""
    from meetings.documents.bundle import Bundle
    from meetings.documents.extract import for_institution, institutions_in
    from meetings.documents.kinds import KINDS, Source
    from meetings.documents.letter import letter_of
    from meetings.documents.notula import notula_pdf
    from meetings.documents.seal import Seal
    from meetings.minutes.reading import read_with
    from meetings.minutes.snapshot import renumbered
    from meetings.models import Directive, Meeting

    held = Meeting.objects.filter(status="held", series__name__contains="Banjir")
    meetings = list(held.order_by("date"))
    records = [read_with(each, Directive.objects.current()) for each in meetings]
    forum, record = meetings[-1].series, records[-1]
    sources: dict[Source, Any] = {
        Source.RECORD: record,
        Source.EXTRACT: for_institution(record, institutions_in(record)[0].id),
        Source.LETTER: letter_of(meetings[-1]),
        Source.BUNDLE: Bundle(
            forum.name, forum.legal_basis, record.letterhead, tuple(records)
        ),
    }
    seal = Seal(
        "K7QX2M9RWB4T", "https://rakor.example/verifikasi/", 1, "20 November 2026"
    )
    yield "notula-terbit", "pdf", notula_pdf(renumbered(record), seal=seal)
    for slug, kind in KINDS.items():
        yield slug, kind.suffix, kind.build(sources[kind.source])


def printed(file: Path) -> Path:
    """The PDF, made by a word processor where it is not one yet."""
    if file.suffix != ".pdf":
        command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir"]
        subprocess.run([*command, str(file.parent), str(file)], check=True)
    return file.with_suffix(".pdf")


def draw(pdf: Path, target: Path, *, page: int) -> None:
    size = ["-png", "-singlefile", "-scale-to-x", str(WIDTH), "-scale-to-y", "-1"]
    only = ["-f", str(page), "-l", str(page)]
    drawn = pdf.with_suffix("")
    subprocess.run(["pdftoppm", *size, *only, str(pdf), str(drawn)], check=True)
    with Image.open(drawn.with_suffix(".png")) as picture:
        few = picture.convert("P", palette=Image.Palette.ADAPTIVE, colors=GREYS)
        few.save(target, optimize=True)


if __name__ == "__main__":
    main()
