"""What the search page says about a question, as plain text."""

from __future__ import annotations

from meetings.archive.suggesting import suggestion
from meetings.archive.taking import Selection

# As in templates/archive/_notes.html.
PARTLY = (
    "Tidak ada butir yang memuat semua kata itu."
    " Yang tampil memuat sebagian di antaranya."
)
MEANT = "Mungkin maksud Anda: {}"


def notes_on(selection: Selection, total: int) -> list[str]:
    """Why it found as many as it did: what was not understood, what is near to it."""
    wanted = selection.wanted
    notes = list(wanted.notes)
    if wanted.loose and total:
        notes.append(PARTLY)
    if wanted.falls_short(total):
        notes += wanted.hints
        better = suggestion(selection.query, selection.user) if wanted.clauses else ""
        notes += [MEANT.format(better)] if better else []
    return notes
