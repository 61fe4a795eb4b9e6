"""Officials and offices found by a few words."""

import pytest

from meetings.directory.finding import find
from tests import factories as f


@pytest.fixture
def sari(db):
    """Plt. Kepala Dinas Sosial, with a short name for the institution."""
    return f.AppointmentFactory(
        official__name="Sari Dewi",
        position__name="Kepala Dinas Sosial",
        position__institution__name="Dinas Sosial Kota",
        position__institution__short_name="Dinsos P3A",
        capacity="plt",
    )


def labels(text, date=f.DAY):
    return [(str(each.official or ""), each.office) for each in find(text, date)]


@pytest.mark.parametrize(
    "text", ["sari", "DEWI sari", "kepala sosial", "dinsos", "dewi dinsos", "kota"]
)
def test_every_word_is_looked_for_in_name_office_and_institution(sari, text):
    assert labels(text) == [("Sari Dewi", "Plt. Kepala Dinas Sosial")]


@pytest.mark.parametrize("text", ["", "   ", "sari bupati"])
def test_what_is_not_there_is_not_found(sari, text):
    assert labels(text) == []


def test_an_office_that_nobody_holds_is_found_without_a_name(db):
    f.PositionFactory(name="Camat Mayangan")

    assert labels("camat") == [("", "Camat Mayangan")]


def test_an_official_without_office_is_found(db):
    f.OfficialFactory(name="Budi Pensiun")

    assert labels("budi") == [("Budi Pensiun", "")]


def test_an_office_counts_as_held_on_that_day_only(sari):
    before = sari.starts.replace(year=2020)

    assert labels("sosial", before) == [("", "Kepala Dinas Sosial")]


def test_without_a_date_every_appointment_counts(sari):
    assert labels("sari", None) == [("Sari Dewi", "Plt. Kepala Dinas Sosial")]


@pytest.mark.parametrize("what", ["official", "position"])
def test_who_is_out_of_service_is_not_found(sari, what):
    thing = getattr(sari, what)
    thing.active = False
    thing.save()

    names = [name for name, office in labels("sari dinsos")]

    assert names == []


def test_the_first_in_protocol_come_first_and_only_ten(db):
    for order in range(12, 0, -1):
        f.AppointmentFactory(
            official__name=f"Sama {order:02}", position__protocol_order=order
        )

    found = [name for name, _ in labels("sama")]

    assert found == [f"Sama {order:02}" for order in range(1, 11)]
