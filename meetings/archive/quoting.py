"""Where the words of a search stand in the text of a paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from meetings.archive.finding_things import Thing, Type
from meetings.archive.match import Clause
from meetings.archive.models import PaperText
from meetings.archive.snippets import AROUND, Piece, cut, spans, word_end, word_start

QUOTED = 10  # papers of one page
LETTERS = 200_000  # that are looked through for a page: a tenth of a second at the most
STEP, OVERLAP = 4_000, 200  # letters that are looked through at a time


def quotes_of(
    things: Iterable[Thing], clauses: Sequence[Clause]
) -> dict[Thing, list[Piece]]:
    """Of the papers among them; in one query, none without papers.

    What is classified is read at its own page, where reading leaves its trace.
    """
    papers = {t.key: t for t in things if t.type == Type.PAPER and not t.level}
    if not papers:
        return {}
    some = list(papers)[:QUOTED]
    rows = PaperText.objects.filter(attachment__in=some).exclude(text="")
    texts = dict(rows.values_list("attachment", "text"))
    share = LETTERS // max(1, len(texts))
    return {papers[key]: quote(text[:share], clauses) for key, text in texts.items()}


def quote(text: str, clauses: Sequence[Clause]) -> list[Piece]:
    """The words around the first that is looked for; nothing when there is none."""
    text = text.replace("\n", " ")
    for start in range(0, len(text), STEP):
        found = spans(text[start : start + STEP + OVERLAP], clauses)
        if found:
            return around(text, start + found[0][0], clauses)
    return []


def around(text: str, place: int, clauses: Sequence[Clause]) -> list[Piece]:
    start = word_start(text, max(0, place - AROUND))
    end = word_end(text, min(len(text), place + 2 * AROUND))
    shown = text[start:end]
    before = [Piece("… ")] if start else []
    after = [Piece(" …")] if end < len(text) else []
    return [*before, *cut(shown, spans(shown, clauses)), *after]
