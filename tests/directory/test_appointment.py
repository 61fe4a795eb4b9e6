"""Who holds which office when, and in which words."""

import datetime as dt

import pytest

from meetings.directory.models import Appointment
from meetings.directory.models.appointment import Capacity, with_capacity
from tests import factories as f

DAY_BEFORE, DAY_AFTER = (f.DAY + dt.timedelta(days=d) for d in (-1, 1))


@pytest.mark.parametrize(
    ("starts", "ends", "in_force"),
    [
        (None, None, True),
        (f.DAY, f.DAY, True),
        (DAY_BEFORE, None, True),
        (None, DAY_AFTER, True),
        (DAY_AFTER, None, False),
        (None, DAY_BEFORE, False),
    ],
)
def test_an_appointment_is_in_force_on_its_first_and_last_day(
    db, starts, ends, in_force
):
    f.AppointmentFactory(starts=starts, ends=ends)

    assert Appointment.objects.on(f.DAY).exists() is in_force


@pytest.mark.parametrize(
    ("capacity", "short", "in_full"),
    [
        ("definitive", "Camat", "Camat"),
        ("pj", "Pj. Camat", "Penjabat Camat"),
        ("pjs", "Pjs. Camat", "Penjabat Sementara Camat"),
        ("plt", "Plt. Camat", "Pelaksana Tugas Camat"),
        ("plh", "Plh. Camat", "Pelaksana Harian Camat"),
        ("", "Camat", "Camat"),
    ],
)
def test_the_capacity_stands_before_the_office(capacity, short, in_full):
    words = (
        with_capacity(capacity, "Camat"),
        with_capacity(capacity, "Camat", in_full=True),
    )

    assert words == (short, in_full)


@pytest.mark.parametrize("capacity", Capacity)
def test_no_office_has_no_capacity(capacity):
    assert with_capacity(capacity, "") == ""


def test_an_appointment_reads_as_name_and_office(db):
    appointment = f.AppointmentFactory(
        official__name="Rina Ayu", position__name="Camat", capacity="plt"
    )

    assert str(appointment) == "Rina Ayu, Plt. Camat"


def test_the_newest_appointment_of_an_office_comes_first(db):
    office = f.PositionFactory()
    unknown, old, new = (
        f.AppointmentFactory(position=office, starts=starts, capacity="plt")
        for starts in (None, DAY_BEFORE, f.DAY)
    )

    assert list(Appointment.objects.all()) == [new, old, unknown]
