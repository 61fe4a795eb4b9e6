"""A line of the attendance list in printed words, and the head counts."""

import datetime as dt

import pytest

from meetings.agenda.models import Attendance
from meetings.agenda.roll import Totals, attendee_of, totals_of


def attendee(**known):
    return attendee_of(Attendance(**{"kind": "walk_in", "status": "present"} | known))


@pytest.mark.parametrize(
    ("rank", "name"),
    [
        ("Mayor Czi", "Mayor Czi Slamet"),
        ("AKBP", "AKBP Slamet"),
        ("Pembina (IV/a)", "Slamet"),
        ("Penata Muda III/b", "Slamet"),
        ("Golongan IX", "Slamet"),
        ("", "Slamet"),
    ],
)
def test_a_rank_leads_the_name_unless_it_is_civil(rank, name):
    assert attendee(name="Slamet", rank=rank).ranked_name == name


def test_a_rank_alone_is_no_name():
    assert attendee(rank="Mayor Czi").ranked_name == ""


@pytest.mark.parametrize(
    ("known", "introduction"),
    [
        ({"name": "Budi", "institution": "Kanigaran"}, "Budi, Kanigaran"),
        (
            {"name": "Budi", "office": "Lurah", "institution": "Kanigaran"},
            "Lurah, Budi",
        ),
        (
            {"name": "Slamet", "rank": "Mayor", "represents_office": "Dandim"},
            "Mayor Slamet, mewakili Dandim",
        ),
        ({"kind": "group", "name": "Lurah", "institution": "Kota"}, "Lurah"),
        ({"kind": "office", "office": "Camat", "capacity": "plt"}, "Plt. Camat"),
    ],
)
def test_who_takes_part_is_introduced(known, introduction):
    assert attendee(**known).introduction == introduction


@pytest.mark.parametrize(
    ("known", "remark"),
    [
        ({}, ""),
        ({"role": "chair"}, "Pimpinan rapat"),
        ({"status": "excused"}, "Izin"),
        ({"mode": "online"}, "daring"),
        ({"represents_office": "Dandim"}, "mewakili Dandim"),
        ({"kind": "group", "head_count": 29}, "29 orang"),
        (
            {"arrived": dt.time(9, 20), "left": dt.time(11), "note": "singkat"},
            "datang 09.20; pulang 11.00; singkat",
        ),
        ({"role": "guest", "status": "absent"}, "Tamu; tidak hadir"),
    ],
)
def test_the_remark_tells_what_is_out_of_the_ordinary(known, remark):
    assert attendee(**known).remark == remark


def test_a_line_knows_its_office_short_and_in_full():
    line = attendee(office="Wali Kota", capacity="pj", name="Taufik")

    assert (line.label, line.office_in_full) == (
        "Pj. Wali Kota, Taufik",
        "Penjabat Wali Kota",
    )


def test_nobody_came_to_an_empty_list():
    assert totals_of([]) == Totals(0, 0, 0, 0, 0, 0)


def test_each_status_is_counted():
    statuses = ["invited", "present", "present", "represented", "excused", "absent"]

    totals = totals_of(attendee(status=status) for status in statuses)

    assert totals == Totals(6, 2, 1, 1, 1, 0)


def test_a_group_counts_its_heads():
    group = attendee(kind="group", head_count=29)

    assert totals_of([group, attendee()]).present == 30


def test_a_group_that_nobody_counted_is_told_of():
    totals = totals_of([attendee(kind="group"), attendee()])

    assert totals == Totals(1, 1, 0, 0, 0, 1)


def test_a_group_counted_as_none_adds_nobody():
    assert totals_of([attendee(kind="group", head_count=0)]).present == 0
