"""The measures themselves, on lists that can be counted by hand."""

from math import log2

from tests.archive.judging import ndcg, recall


def test_recall_is_the_share_of_what_is_wanted():
    assert recall(["a", "x", "b"], ["a", "b", "c", "d"]) == 0.5


def test_recall_counts_only_the_first():
    assert recall(["x", "a"], ["a"], depth=1) == 0


def test_more_than_there_is_room_for_is_not_missed():
    assert recall(["a", "b"], ["a", "b", "c"], depth=2) == 1


def test_the_best_order_is_one():
    assert ndcg(["a", "b", "x"], {"a": 3, "b": 1}) == 1


def test_a_worse_order_is_less():
    better, worse = 7 + 1 / log2(3), 1 + 7 / log2(3)

    assert ndcg(["b", "a"], {"a": 3, "b": 1}) == worse / better


def test_gain_counts_only_among_the_first():
    assert ndcg(["x", "a"], {"a": 2}, depth=1) == 0


def test_nothing_found_is_nothing():
    assert (recall([], ["a"]), ndcg([], {"a": 1})) == (0, 0)
