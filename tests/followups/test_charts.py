"""Geometry of the charts: from plain values, whatever they are."""

from meetings.followups.charts import MOST_BARS, WIDTH, side_by_side, stacked


def parts(late, open_, done):
    return {"late": late, "open": open_, "done": done}


def test_nothing_draws_nothing():
    bars, columns = stacked([]), side_by_side([])

    assert (bars.bars, bars.left, bars.height) == ((), 0, 40)
    assert (columns.columns, columns.labels, columns.largest) == ((), (), 0)


def test_a_zero_has_no_segment_and_a_row_of_zeros_no_bar():
    bars = stacked([("Dinas A", parts(2, 0, 1)), ("Dinas B", parts(0, 0, 0))])

    (bar,) = bars.bars
    assert [each.kind for each in bar.segments] == ["late", "done"]
    assert bars.left == 1


def test_segments_follow_each_other_and_stay_inside():
    (bar,) = stacked([("Dinas A", parts(3, 2, 5))]).bars

    ends = [round(each.x + each.width, 1) for each in bar.segments]
    assert [each.x for each in bar.segments] == [0.0, *ends[:-1]]
    assert ends[-1] < bar.end < WIDTH


def test_the_largest_come_first_and_the_rest_is_left_to_the_table():
    rows = [(f"Dinas {n}", parts(0, n, 0)) for n in range(1, 61)]

    bars = stacked(rows)

    assert [bar.total for bar in bars.bars] == [*range(60, 60 - MOST_BARS, -1)]
    assert bars.left == 60 - MOST_BARS


def test_a_long_name_takes_more_rows_and_moves_what_follows():
    name = "Asisten Pemerintahan dan Kesejahteraan Rakyat Urusan Nomor 1"

    first, second = stacked([(name, parts(2, 0, 0)), ("Dinas", parts(1, 0, 0))]).bars

    assert " ".join(text for _, text in first.lines) == name
    assert [y for y, _ in first.lines] == [16, 32]
    assert (first.top, second.y, second.top) == (38, 56, 78)


def test_one_that_is_longer_than_its_rows_ends_in_an_ellipsis():
    (bar,) = stacked([("Dinas " + "Panjang " * 40, parts(1, 0, 0))]).bars

    assert (len(bar.name), bar.name[-1][-1]) == (3, "…")


def test_a_name_that_is_empty_has_its_row():
    assert stacked([("", parts(1, 0, 0))]).bars[0].lines == [(16, "")]


def test_columns_stand_on_the_floor_on_one_scale():
    chart = side_by_side([("Jan", {"open": 4, "done": 2}), ("Feb", {"open": 0})])

    heights = [each.height for each in chart.columns]
    assert heights == [120, 60, 0]
    assert {each.y + each.height for each in chart.columns} == {chart.floor}


def test_months_without_anything_have_no_columns_to_see():
    chart = side_by_side([("Jan", {"open": 0, "done": 0})])

    assert [each.height for each in chart.columns] == [0, 0]
