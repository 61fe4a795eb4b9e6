"""One official follows another in an office."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from meetings.directory import actions
from meetings.models import Appointment, Official
from tests import factories as f
from tests.trail import verbs


@pytest.fixture
def term(db):
    return f.AppointmentFactory(starts=dt.date(2025, 1, 1))


@pytest.fixture
def send(secretariat, client_of, term):
    url = reverse("directory:hand_over", args=[term.position_id])
    plain = {"outgoing": term.pk, "capacity": "definitive", "starts": "2026-02-01"}
    return lambda **typed: client_of(secretariat).post(url, plain | typed)


def test_the_old_term_ends_the_day_before_the_new_one(send, term):
    follower = f.OfficialFactory()

    response = send(official=follower.pk)

    term.refresh_from_db()
    assert response.status_code == 302
    assert term.ends == dt.date(2026, 1, 31)
    assert follower.appointments.get().starts == dt.date(2026, 2, 1)


def test_it_is_audited(send):
    send(new_name="Siti", capacity="plt")

    assert verbs() == ["setup.added", "position.handed_over"]


def test_a_second_definitive_holder_is_refused_and_nothing_is_saved(send, term):
    response = send(new_name="Siti", outgoing="")

    assert response.status_code == 422
    assert "sudah dipegang pejabat definitif lain" in response.content.decode()
    assert (Appointment.objects.count(), Official.objects.count()) == (1, 1)


def test_a_start_before_the_old_term_is_refused_and_nothing_is_saved(send, term):
    assert send(new_name="Siti", starts="2024-01-01").status_code == 422

    term.refresh_from_db()
    assert (term.ends, Official.objects.count(), verbs()) == (None, 1, [])


def test_sent_twice_is_refused_the_second_time(send):
    follower = f.OfficialFactory()

    codes = [send(official=follower.pk).status_code for _ in range(2)]

    assert codes == [302, 422]
    assert Appointment.objects.count() == 2


def test_it_needs_exactly_one_follower(send):
    both = {"official": f.OfficialFactory().pk, "new_name": "Siti"}

    assert [send().status_code, send(**both).status_code] == [422, 422]


def test_the_same_beginning_without_a_predecessor_is_refused(term, secretariat):
    values = {"capacity": "plt", "starts": dt.date(2026, 2, 1)}
    acting = f.OfficialFactory()

    def begin():
        return actions.hand_over(
            term.position, outgoing=None, official=acting, values=values, by=secretariat
        )

    begin()
    with pytest.raises(ValidationError, match="sudah dicatat"):
        begin()
