"""In which order what was found is shown."""

import datetime as dt

from meetings.archive.match import Clause
from meetings.archive.ranking import Candidate, ranked, stand_together

TODAY = dt.date(2026, 1, 1)
DAY = dt.date(2025, 6, 1)
RAIN, DIKE = Clause((("hujan",),)), Clause((("tanggul",),))


def order(*texts, clauses=(RAIN,), dates=None):
    """Places of the texts, the best first; a text is "own words / around"."""
    dates = dates or [DAY] * len(texts)
    found = [
        Candidate(key, date, *text.split("/"))
        for key, (text, date) in enumerate(zip(texts, dates, strict=True))
    ]
    return ranked(found, clauses, TODAY)


def test_nothing_found_has_no_order():
    assert ranked([], [RAIN], TODAY) == []


def test_its_own_words_come_before_those_around():
    assert order("sungai/hujan", "hujan/sungai") == [1, 0]


def test_twice_comes_before_once():
    assert order("hujan deras/", "hujan hujan/") == [1, 0]


def test_the_newer_comes_before_the_older():
    newer = dt.date(2025, 7, 1)

    assert order("hujan/", "hujan/", dates=[newer, DAY]) == [0, 1]


def test_without_a_day_it_is_the_oldest():
    assert order("hujan/", "hujan/", dates=[DAY, None]) == [0, 1]


def test_a_day_to_come_is_as_new_as_today():
    assert order("hujan/", "hujan/", dates=[dt.date(2027, 1, 1), TODAY]) == [1, 0]


def test_of_equals_the_later_key_comes_first():
    assert order("hujan/", "hujan/") == [1, 0]


def test_the_shorter_of_two_comes_first():
    assert order("hujan/", "hujan lebat di hulu sungai sejak kemarin/") == [0, 1]


def test_a_rare_word_weighs_more():
    texts = ["hujan/", "tanggul/", "hujan/", "hujan/"]

    assert order(*texts, clauses=(RAIN, DIKE))[0] == 1


def test_words_that_stand_together_come_first():
    texts = ["hujan tanggul air/", "hujan air tanggul/"]

    assert order(*texts, clauses=(RAIN, DIKE)) == [0, 1]


def test_more_of_what_was_asked_comes_before_a_rare_word():
    common = ["hujan air/", "air hujan/", "hujan/", "air/"]
    clauses = (RAIN, Clause((("air",),)), DIKE)

    assert order(*common, "tanggul/", clauses=clauses)[:2] == [1, 0]


def test_another_form_of_the_same_meaning_counts_as_well():
    clause = Clause((("lansia",), ("lanjut", "usia")))

    assert order("warga/", "warga lanjut usia/", clauses=(clause,)) == [1, 0]


def test_a_part_of_a_word_is_not_the_word():
    assert order("hujani/", "hujan/") == [1, 0]


def test_clauses_stand_together_in_the_order_in_which_they_were_typed():
    said = [
        stand_together(text, [RAIN, DIKE])
        for text in ("hujan tanggul", "tanggul hujan")
    ]

    assert said == [True, False]
