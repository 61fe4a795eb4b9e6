"""The text of an uploaded PDF or DOCX, after the upload was answered."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

import docx
from django.db import transaction
from django_tasks import task
from docx.document import Document
from pypdf import PdfReader

from meetings.agenda.models import Attachment
from meetings.archive.models import PaperText, ThingEntry
from meetings.archive.things import index_things
from meetings.audit.trail import queue_up

MOST_PAGES = 300
MOST_LETTERS = 200_000
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
logger = logging.getLogger(__name__)


@task
def read_paper(pk: int) -> None:
    """Keep the text of an attachment and find the attachment by it, too."""
    paper = Attachment.objects.filter(pk=pk).first()
    if paper is None or PaperText.objects.filter(attachment=paper).exists():
        return
    text = text_of(paper)
    with transaction.atomic():
        queue_up()
        PaperText.objects.get_or_create(attachment=paper, defaults={"text": text})
        rows = Attachment.objects.filter(pk=pk)
        index_things(ThingEntry.Type.PAPER, rows)


def text_of(paper: Attachment) -> str:
    """The words in a file, as far as we read; "" for what holds none or is broken."""
    reader = READERS.get(paper.media_type)
    if reader is None:
        return ""
    found, left = [], MOST_LETTERS
    try:
        with paper.file.open() as file:
            for part in reader(file):
                found.append(part[:left])
                left -= len(part)
                if left <= 0:
                    break
    except Exception:  # noqa: BLE001  # a damaged file raises what its parser meets
        logger.warning("Attachment %s cannot be read", paper.pk)
    return "\n".join(found).replace("\0", "")


def pages(file: Any) -> Iterator[str]:
    for page in islice(PdfReader(file).pages, MOST_PAGES):
        yield page.extract_text()


def paragraphs(file: Any) -> Iterator[str]:
    document: Document = docx.Document(file)
    yield from (each.text for each in document.paragraphs)
    for table in document.tables:
        yield from (cell.text for row in table.rows for cell in row.cells)


READERS: dict[str, Callable[[Any], Iterator[str]]] = {
    "application/pdf": pages,
    WORD: paragraphs,
}
