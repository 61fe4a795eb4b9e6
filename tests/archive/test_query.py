"""What is typed into the search box, taken apart."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meetings.archive.match import Match
from meetings.archive.meanings import Meanings, of_the_field
from meetings.archive.models import DirectiveEntry
from meetings.archive.query import (
    LONGEST_QUERY,
    MOST_TERMS,
    Term,
    Wish,
    parse,
)
from meetings.archive.wanted import clauses_of

# Parts of what people type, so that operators meet each other.
TYPED = st.lists(
    st.sampled_from(
        'banjir "pompa -air "dapur umum" OR ATAU | oleh: oleh:walikota -kepada:dinkes'
        ' ( ) * : & ! <-> \' \\ NEAR AND NOT ^ 1.840 26/11/2024 S.H. 會議 İ \0 -" ""'
        " body:x {body} yang sejak:2024 pukul:09.00".split(" ")
    )
    | st.text(max_size=12)
).map(" ".join)


def wanted(typed):
    return [[term.typed for term in group] for group in parse(typed).any_of]


@pytest.mark.parametrize(
    ("typed", "groups"),
    [
        ("banjir rob", [["banjir"], ["rob"]]),
        ("banjir OR rob", [["banjir", "rob"]]),
        ("banjir ATAU rob | genangan", [["banjir", "rob", "genangan"]]),
        ("OR banjir", [["banjir"]]),
        ("banjir OR", [["banjir"]]),
        ("banjir or rob", [["banjir"], ["or"], ["rob"]]),
        ('"pompa air" rusak', [["pompa air"], ["rusak"]]),
        ('"pompa air', [["pompa air"]]),
        ("pukul:09.00", [["pukul 09.00"]]),
        ("apa yang banjir", [["banjir"]]),
        ("", []),
        ("- : * &", []),
    ],
)
def test_words_stand_in_groups(typed, groups):
    assert wanted(typed) == groups


def test_a_phrase_in_quotation_marks_is_kept_as_written():
    ((term,),) = parse('"Pengerukan sungai"').any_of

    assert term == Term(("keruk", "sungai"), "Pengerukan sungai", " pengerukan sungai ")


@pytest.mark.parametrize("typed", ["-sungai", '-"sungai"'])
def test_a_minus_makes_it_unwanted(typed):
    query = parse(typed)

    assert (query.any_of, [term.stems for term in query.unwanted]) == (
        [],
        [("sungai",)],
    )


def test_a_known_word_with_a_colon_is_a_filter():
    assert parse('Oleh:walikota kepada:"satpol pp"').wishes == [
        Wish("speaker", "walikota", "Oleh:walikota"),
        Wish("addressee", "satpol pp", 'kepada:"satpol pp"'),
    ]


def test_a_filter_may_be_unwanted():
    assert parse('-oleh:"wali kota"').wishes == [
        Wish("speaker", "wali kota", '-oleh:"wali kota"', unwanted=True)
    ]


def test_a_blank_after_the_colon_is_no_matter():
    assert parse("Oleh: walikota").wishes == [
        Wish("speaker", "walikota", "Oleh: walikota")
    ]


@pytest.mark.parametrize(
    ("typed", "empty"), [("oleh:", "oleh:"), ('-kepada:""', "-kepada:")]
)
def test_a_filter_without_a_value_is_told(typed, empty):
    query = parse(f"banjir {typed}")

    assert (query.wishes, query.empty, len(query.terms)) == ([], [empty], 1)


def test_what_looks_like_a_filter_is_told():
    assert parse("pukul:09.00 oleh:sekda").others == ["pukul"]


@pytest.mark.parametrize("typed", ["oleh:sekda OR banjir", "banjir OR oleh:sekda"])
def test_an_or_beside_a_filter_is_told(typed):
    assert parse(typed).joins_filters


def test_an_or_between_words_is_not_told():
    assert not parse("oleh:sekda banjir OR rob").joins_filters


@pytest.mark.parametrize(
    ("typed", "nothing"), [("???", True), ("", False), ("a", False)]
)
def test_it_tells_whether_anything_is_asked(typed, nothing):
    assert parse(typed).asks_nothing is nothing


def test_words_that_say_nothing_are_told():
    assert parse("apa arahan tentang banjir").passed_over == ["apa", "tentang"]


def test_signs_alone_are_not_told():
    assert parse("-- ??? &").passed_over == []


def test_all_terms_of_all_groups():
    assert [term.typed for term in parse("a OR b c").terms] == ["a", "b", "c"]


def test_of_many_words_the_first_count():
    assert len(parse(" ".join("abcdefghijklmnopqrstuvwxyz" * 2)).any_of) == MOST_TERMS


def test_a_long_text_is_cut():
    assert len(parse("banjir " * 200).typed) == LONGEST_QUERY


def test_a_long_word_takes_no_long_time():
    start = time.perf_counter()
    parse("me" * LONGEST_QUERY)
    parse("a-" * LONGEST_QUERY)

    assert time.perf_counter() - start < 2


@given(TYPED)
def test_nothing_that_is_typed_fails(typed):
    query = parse(typed)

    assert all(term.stems for term in [*query.terms, *query.unwanted])


@pytest.mark.django_db
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TYPED, st.booleans(), st.booleans())
def test_either_database_takes_what_is_made_of_it(typed, own, any_of):
    query = parse(typed)
    clauses = clauses_of([*query.any_of, query.unwanted], Meanings(of_the_field()))
    clauses = tuple(clause for clause in clauses if clause.phrases)
    entries = DirectiveEntry.objects.all()
    if clauses:
        entries = entries.filter(body__words=Match(clauses, own=own, any=any_of))
    for phrase in [term.exact for term in query.terms if term.exact]:
        entries = entries.filter(surface__contains=phrase)

    assert not entries.exists()
