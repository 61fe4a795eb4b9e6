"""Where in a text the words are that were looked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.archive.match import Clause
from meetings.archive.snippets import LONGEST, Piece, pieces, snippet

RAIN = Clause((("hujan",),))
DIKE = Clause((("tanggul",),))
LONG = "Warga menjaga lingkungan. " * 20


def marked(text, *phrases):
    clauses = [Clause((tuple(phrase.split()),)) for phrase in phrases]
    return [piece.text for piece in pieces(text, clauses) if piece.marked]


@pytest.mark.parametrize(
    ("text", "phrase", "found"),
    [
        ("Saluran dikeruk.", "keruk", ["dikeruk"]),
        ("Pengerukan dan dikeruk", "keruk", ["Pengerukan", "dikeruk"]),
        ("Lanjut usia dan lanjut", "lanjut usia", ["Lanjut usia"]),
        ("Tim itu menindaklanjuti.", "tindak lanjut", ["menindaklanjuti"]),
        ("Kafé lama", "kafe", ["Kafé"]),
        ("Tidak ada", "banjir", []),
        ("", "banjir", []),
    ],
)
def test_a_word_is_marked_in_every_form(text, phrase, found):
    assert marked(text, phrase) == found


def test_marks_that_touch_are_one():
    assert marked("Tindak lanjut usia", "tindak lanjut", "lanjut usia") == [
        "Tindak lanjut usia"
    ]


def test_a_mark_within_another_is_lost_in_it():
    assert marked("satuan polisi pamong", "satuan polisi pamong", "polisi") == [
        "satuan polisi pamong"
    ]


def test_a_text_is_cut_where_marks_begin_and_end():
    assert pieces("Saat hujan.", [RAIN]) == [
        Piece("Saat "),
        Piece("hujan", marked=True),
        Piece("."),
    ]


def test_a_short_text_is_shown_whole():
    assert snippet("Saat hujan.", [RAIN]) == pieces("Saat hujan.", [RAIN])


def test_of_a_long_text_the_part_around_the_first_match_is_shown():
    shown = snippet(f"{LONG}Saat hujan, tanggul. {LONG}", [RAIN, DIKE])

    assert [shown[0], shown[-1]] == [Piece("… "), Piece(" …")]
    assert [piece.text for piece in shown if piece.marked] == ["hujan", "tanggul"]


def test_a_match_beyond_the_part_is_not_shown():
    shown = snippet(f"Hujan. {LONG}Tanggul.", [RAIN, DIKE])

    assert [piece.text for piece in shown if piece.marked] == ["Hujan"]


def test_of_a_long_text_without_a_match_the_beginning_is_shown():
    shown = snippet(LONG, [RAIN])

    assert shown[0].text == LONG[: len(shown[0].text)]
    assert shown[-1] == Piece(" …")


def test_the_end_of_a_long_text_has_no_dots_after_it():
    assert snippet(f"{LONG}Hujan.", [RAIN])[-1] == Piece(".")


@given(st.text(), st.sampled_from(["hujan", "tanggul", "a", "1"]))
def test_pieces_are_the_text(text, word):
    clause = Clause(((word,),))

    assert "".join(piece.text for piece in pieces(text, [clause])) == text


@given(st.text(min_size=LONGEST + 1))
def test_a_part_is_of_the_text(text):
    shown = [piece.text for piece in snippet(text, [RAIN])]
    part = "".join(each for each in shown if each not in {"… ", " …"})

    assert part in text
