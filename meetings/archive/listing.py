"""What is taken along as JSON, for other programs; its form: schemas/directives-1.json.

The keys are English and stay; the words under them are those of the pages.
"""

from __future__ import annotations

import json
from typing import IO, Any

from meetings.access.classification import Classification
from meetings.archive.describing import described
from meetings.archive.taking import Line, Taken

SCHEMA = "urn:rakor:directives"
VERSION = 1


def write_json(taken: Taken, file: IO[bytes]) -> None:
    """One directive a line, written as it comes; what is known at the end, last."""
    head = {
        "schema": SCHEMA,
        "version": VERSION,
        "made_at": taken.at.isoformat(timespec="seconds"),
        "made_by": str(taken.selection.user),
        "query": taken.selection.query.typed,
        "described": [
            {"label": label, "text": text} for label, text in described(taken.selection)
        ],
    }
    file.write(f'{text_of(head)[:-1]}, "directives": ['.encode())
    between = ""
    for line in taken:
        file.write(f"{between}\n{text_of(directive(line))}".encode())
        between = ","
    tail = {
        "count": taken.rows,
        "classification": Classification(taken.classification).name.lower(),
    }
    file.write(f"\n], {text_of(tail)[1:]}\n".encode())


def text_of(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False)


def directive(line: Line) -> dict[str, Any]:
    """One directive; what is not known is null."""
    return {
        "id": line.id,
        "url": line.address,
        "date": line.date.isoformat() if line.date else None,
        "meeting": {"id": line.meeting_id, "title": line.meeting},
        "forum": line.forum or None,
        "agenda_item": line.agenda_item or None,
        "speaker": line.speaker or None,
        "kind": line.kind,
        "kind_label": line.kind_label,
        "text": line.text,
        "quote": line.quote or None,
        "addressees": list(line.addressees),
        "status": line.status or None,
        "classification": Classification(line.classification).name.lower(),
        "classification_label": line.classification_label,
    }
