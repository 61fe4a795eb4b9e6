"""What is taken along as a register on landscape paper (register arahan).

Pure but for the lines that it is given: it asks the database nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import IO

from django.template.loader import render_to_string
from django.utils.formats import date_format

from meetings.archive.describing import Fact, described
from meetings.archive.taking import Line, Taken
from meetings.documents import pdf
from meetings.documents.papers import printable
from meetings.wording import thousands

SHEET = pdf.Sheet("a4", top=20, right=15, bottom=20, left=15, landscape=True)


def write_register(taken: Taken, file: IO[bytes]) -> None:
    file.write(pdf.render(register_html(taken), sheet=SHEET))


def register_html(taken: Taken) -> str:
    """The page that is printed; it reads all the lines."""
    lines: Sequence[Line] = printable(tuple(taken))
    facts: list[Fact] = described(taken.selection)
    context = {
        "paper": SHEET.paper,
        "facts": printable(tuple(map(tuple, facts))),
        "lines": lines,
        "count": thousands(len(lines)),
        "order": "terlama" if taken.selection.oldest_first else "terbaru",
        "printed": date_format(taken.at, "l, j F Y, \\p\\u\\k\\u\\l H.i T"),
        "by": printable(str(taken.selection.user)),
        "classification": taken.classification,
        "classification_label": taken.classification_label,
        "with_status": any(line.status for line in lines),
    }
    return render_to_string("archive/register.html", context)
