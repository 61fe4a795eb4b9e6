"""What people mean by a word, and by its short and long forms."""

import tomllib
from pathlib import Path

import pytest

from meetings.archive import meanings
from meetings.archive.meanings import Meanings, of_the_field, pairs_of

HEALTH = ("dinas", "sehat")


def known(**names):
    return Meanings(pairs_of(names))


def test_a_short_form_means_its_long_form():
    assert known(dinkes="Dinas Kesehatan").same(("dinkes",)) == (("dinkes",), HEALTH)


def test_and_the_other_way_round():
    assert known(dinkes="Dinas Kesehatan").same(HEALTH) == (HEALTH, ("dinkes",))


def test_two_short_forms_of_one_long_form_are_the_same():
    found = known(dinkes="Dinas Kesehatan", dkes="Dinas Kesehatan").same(("dkes",))

    assert found == (("dkes",), HEALTH, ("dinkes",))


def test_two_long_forms_of_one_short_form_are_not():
    pairs = [(("dkp",), ("pangan",)), (("dkp",), ("laut",))]

    assert Meanings(pairs).same(("laut",)) == (("laut",), ("dkp",))


def test_a_pair_that_is_told_twice_counts_once():
    pairs = pairs_of({"dinkes": "Dinas Kesehatan"})

    assert Meanings(pairs * 2).same(("dinkes",)) == (("dinkes",), HEALTH)


@pytest.mark.parametrize("pair", [((), HEALTH), (HEALTH, ()), (HEALTH, HEALTH)])
def test_what_says_nothing_new_is_passed_over(pair):
    assert Meanings([pair]).forms == {}


def test_an_unknown_word_means_itself():
    assert Meanings([]).same(("banjir",)) == (("banjir",),)


def test_words_are_cut_into_the_longest_known_forms():
    cut = known(dinkes="Dinas Kesehatan").cut(["obat", "dinas", "sehat", "dinas"])

    assert cut == [("obat",), HEALTH, ("dinas",)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("forpimcam", "forkopimcam"),
        ("pemilukada", "pilkada"),
        ("lansia", "lanjut usia"),
        ("paud", "pendidikan anak usia dini"),
        ("satpol pp", "satuan polisi pamong praja"),
    ],
)
def test_the_field_says_the_same_in_several_ways(one, other):
    ((short, phrase),) = pairs_of({one: other})

    assert phrase in Meanings(of_the_field()).same(short)


def test_every_pair_of_the_field_has_two_sides():
    assert all(short and long and short != long for short, long in of_the_field())


def test_the_pairs_stand_in_the_order_of_the_alphabet():
    file = Path(meanings.__file__).with_name("meanings.toml")
    names = list(tomllib.loads(file.read_text(encoding="utf-8"))["short"])

    assert names[:-1] == sorted(names[:-1])
