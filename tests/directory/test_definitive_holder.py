"""At most one definitive holder of an office on any day."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, OperationalError, transaction

from meetings.directory.models import Appointment
from tests import factories as f

JAN, MAR, MAR_LAST, APR, DEC = (
    dt.date(2026, *day) for day in ((1, 1), (3, 1), (3, 31), (4, 1), (12, 31))
)
# The office is held from MAR to MAR_LAST.
OVERLAPPING = [
    (MAR, MAR_LAST),
    (MAR_LAST, DEC),
    (JAN, MAR),
    (JAN, DEC),
    (None, MAR),
    (MAR_LAST, None),
    (None, None),
]
APART = [
    (APR, DEC),
    (APR, None),
    (JAN, MAR - dt.timedelta(days=1)),
    (None, MAR - dt.timedelta(days=1)),
]


@pytest.fixture
def office(db):
    position = f.PositionFactory()
    f.AppointmentFactory(position=position, starts=MAR, ends=MAR_LAST)
    return position


@pytest.mark.parametrize(("starts", "ends"), OVERLAPPING)
def test_a_second_holder_on_any_of_the_days_is_refused(office, starts, ends):
    with (
        pytest.raises(IntegrityError, match="one_definitive_holder"),
        transaction.atomic(),
    ):
        f.AppointmentFactory(position=office, starts=starts, ends=ends)


@pytest.mark.parametrize(("starts", "ends"), OVERLAPPING)
def test_the_form_says_so_before_the_database(office, starts, ends):
    second = f.AppointmentFactory.build(
        official=f.OfficialFactory(), position=office, starts=starts, ends=ends
    )

    with pytest.raises(ValidationError, match="sudah dipegang pejabat definitif"):
        second.full_clean()


@pytest.mark.parametrize(("starts", "ends"), APART)
def test_a_holder_before_or_after_is_kept(office, starts, ends):
    second = f.AppointmentFactory.build(
        official=f.OfficialFactory(), position=office, starts=starts, ends=ends
    )

    second.full_clean()
    second.save()

    assert office.appointments.count() == 2


@pytest.mark.parametrize("ends", [None, MAR])
def test_two_holders_without_a_known_start_are_refused(db, ends):
    position = f.PositionFactory()
    f.AppointmentFactory(position=position, starts=None, ends=ends)

    with pytest.raises(IntegrityError), transaction.atomic():
        f.AppointmentFactory(position=position, starts=None, ends=JAN)


@pytest.mark.parametrize("capacity", ["pj", "pjs", "plt", "plh"])
def test_somebody_may_act_beside_the_holder(office, capacity):
    second = f.AppointmentFactory.build(
        official=f.OfficialFactory(), position=office, starts=MAR, capacity=capacity
    )

    second.full_clean()
    second.save()

    assert office.appointments.count() == 2


def test_two_may_act_at_once(office):
    for _ in range(2):
        f.AppointmentFactory(position=office, starts=MAR, capacity="plh")

    assert office.appointments.count() == 3


def test_another_office_has_its_own_holder(office):
    other = f.AppointmentFactory(starts=MAR, ends=MAR_LAST)

    assert other.position != office


@pytest.mark.parametrize("change", [{"ends": MAR}, {"ends": None}])
def test_a_term_cannot_be_prolonged_into_another(office, change):
    f.AppointmentFactory(position=office, starts=JAN, ends=JAN)
    before = Appointment.objects.filter(ends=JAN)

    with pytest.raises(IntegrityError), transaction.atomic():
        before.update(**change)


def test_who_acts_cannot_become_definitive_beside_the_holder(office):
    f.AppointmentFactory(position=office, starts=MAR, capacity="plt")
    acting = Appointment.objects.filter(capacity="plt")

    with pytest.raises(IntegrityError), transaction.atomic():
        acting.update(capacity="definitive")


def test_a_row_does_not_overlap_itself(office):
    held = office.appointments.get()
    held.ends = DEC

    held.full_clean()
    held.save()

    assert office.appointments.get().ends == DEC


def test_of_two_at_once_one_becomes_the_holder(crowd):
    position, people = f.PositionFactory(), f.OfficialFactory.create_batch(4)

    def appoint(number):
        f.AppointmentFactory(position=position, official=people[number])

    refused = [each for each in crowd(appoint, 4) if each is not None]

    # PostgreSQL may refuse one that waits for another as a deadlock.
    kinds = {type(each) for each in refused}
    assert (len(refused), position.appointments.count()) == (3, 1)
    assert kinds <= {IntegrityError, OperationalError}
