"""Sixty people, twelve pages: the whole text of the notula, word by word.

Written anew by ``python -m tests.documents.test_golden`` when it is meant to change.
"""

from __future__ import annotations

import io
from pathlib import Path

from pypdf import PdfReader

from tests.bench.world import world

GOLDEN = Path(__file__).parent / "golden" / "notula-60.txt"


def text() -> str:
    from meetings.documents.notula import notula_pdf  # after the set-up
    from tests.documents.assembly import assembly

    reader = PdfReader(io.BytesIO(notula_pdf(assembly())))
    pages = [
        f"== {number}\n{page.extract_text().rstrip()}\n"
        for number, page in enumerate(reader.pages, start=1)
    ]
    return "".join(pages)


def test_the_text_of_a_long_notula_is_the_golden_one():
    golden = GOLDEN.read_text(encoding="utf-8")

    assert text() == golden
    assert golden.count("== ") == 12


if __name__ == "__main__":
    import django
    from django.core.management import call_command

    with world():
        django.setup()
        call_command("collectstatic", interactive=False, verbosity=0)
        GOLDEN.write_text(text(), encoding="utf-8")
