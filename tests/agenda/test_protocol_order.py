"""A new line takes its place in protocol order."""

import uuid

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from meetings.agenda.attending import (
    UNORDERED,
    add_attendance,
    move_attendance,
    place_for,
)
from tests import factories as f


def add(meeting, order, name=""):
    """A nameless office of that protocol order; a group when there is none."""
    if order is None:
        values = {"kind": "group", "name": name or "Kelompok"}
    else:
        position = f.PositionFactory(protocol_order=order)
        values = {"kind": "office", "position": position}
    return add_attendance(meeting, values, uuid=uuid.uuid4(), by=None)


def orders(meeting):
    lines = meeting.attendance.order_by("order", "pk")
    return list(lines.values_list("position__protocol_order", flat=True))


@pytest.mark.parametrize(
    "arrival", [[10, 20, 30], [30, 20, 10], [20, None, 10], [None, 10, 20, 10]]
)
def test_lines_stand_in_protocol_order_however_they_came(meeting, arrival):
    for order in arrival:
        add(meeting, order)

    known = sorted(order for order in arrival if order is not None)
    assert orders(meeting) == known + [None] * arrival.count(None)


@hypothesis_settings(
    max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(arrival=st.lists(st.none() | st.integers(1, UNORDERED), max_size=7))
def test_any_arrival_ends_in_protocol_order(db, arrival):
    meeting = f.MeetingFactory()

    for order in arrival:
        add(meeting, order)

    ranks = [UNORDERED if order is None else order for order in orders(meeting)]
    assert ranks == sorted(ranks)


def test_of_equal_rank_the_first_stays_first(meeting):
    lines = [add(meeting, 10), add(meeting, 10)]

    assert list(meeting.attendance.all()) == lines


def test_no_two_lines_share_a_place(meeting):
    for order in (30, 10, 20, None, 10):
        add(meeting, order)

    assert list(meeting.attendance.values_list("order", flat=True)) == [1, 2, 3, 4, 5]


def test_the_first_line_takes_the_first_place(meeting):
    assert place_for(meeting, None) == 1


def test_a_new_line_goes_before_the_first_of_lower_rank(meeting):
    add(meeting, 10)
    add(meeting, 30)

    assert place_for(meeting, f.PositionFactory(protocol_order=20)) == 2


def test_a_line_moved_by_hand_stays_where_it_is(meeting, secretariat):
    third, first = add(meeting, 30), add(meeting, 10)
    move_attendance(first, 1, by=secretariat)

    second = add(meeting, 20)

    assert list(meeting.attendance.all()) == [second, third, first]
