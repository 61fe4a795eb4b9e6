"""The words of a paper around what was looked for."""

import pytest

from meetings.archive.match import Clause
from meetings.archive.quoting import STEP, quote
from meetings.archive.snippets import Piece

FLOOD = [Clause((("banjir",),))]
WORDS = "kata " * 30  # 150 letters


def words_of(pieces):
    return "".join(piece.text for piece in pieces)


def test_a_short_text_is_whole():
    assert quote("Siaga banjir\ndi hilir.", FLOOD) == [
        Piece("Siaga "),
        Piece("banjir", marked=True),
        Piece(" di hilir."),
    ]


def test_of_a_long_text_it_is_the_part_around_the_first():
    said = words_of(quote(f"{WORDS}Siaga banjir di hilir. {WORDS * 2}", FLOOD))

    assert said.startswith("… kata ")
    assert "Siaga banjir di hilir." in said
    assert said.endswith(" kata …")
    assert len(said) < 300


@pytest.mark.parametrize("before", [STEP * 3 + 7, STEP - 3, STEP * 2])
def test_the_first_may_be_far_on(before):
    text = ("kata " * before)[: before - 1] + " banjir " + WORDS

    assert Piece("banjir", marked=True) in quote(text, FLOOD)


def test_where_it_is_not_nothing_is_quoted():
    assert quote(WORDS, FLOOD) == []
