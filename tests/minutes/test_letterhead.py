"""The letterhead of the institution, or what its names make of one."""

import pytest

from meetings.directory.models import Stationery
from meetings.minutes.heading import letterhead
from meetings.minutes.record import Letterhead
from tests import factories as f


@pytest.fixture
def agency(db):
    city = f.InstitutionFactory(name="Pemerintah Kota Contoh")
    return f.InstitutionFactory(name="Badan Kesbangpol", parent=city)


def test_without_a_letterhead_the_names_stand_on_plain_a4(agency):
    assert letterhead(agency) == Letterhead(
        government="PEMERINTAH KOTA CONTOH",
        institution="BADAN KESBANGPOL",
        address="",
        contacts=(),
        logo="",
        paper="a4",
        margin_top=20,
        margin_right=20,
        margin_bottom=25,
        margin_left=30,
        recorder_signs=False,
    )


def test_an_institution_without_a_parent_stands_alone(agency):
    assert letterhead(agency.parent).government == ""


def test_the_own_letterhead_goes_before_the_names(agency):
    Stationery.objects.create(
        institution=agency,
        government="Pemerintah Kota",
        institution_line="Bakesbangpol",
        paper="f4",
        margin_left=35,
        recorder_signs=True,
    )

    head = letterhead(agency)

    assert (head.government, head.institution, head.paper) == (
        "PEMERINTAH KOTA",
        "BAKESBANGPOL",
        "f4",
    )
    assert (head.margin_left, head.recorder_signs) == (35, True)


@pytest.mark.parametrize(
    ("known", "address"),
    [
        ({}, ""),
        ({"address": "Jalan Melati 12"}, "Jalan Melati 12"),
        ({"postal_code": "67219"}, "Kode Pos 67219"),
        (
            {"address": "Jalan Melati 12", "postal_code": "67219"},
            "Jalan Melati 12, Kode Pos 67219",
        ),
    ],
)
def test_the_address_is_told_as_far_as_it_is_known(agency, known, address):
    Stationery.objects.create(institution=agency, **known)

    assert letterhead(agency).address == address


def test_contacts_are_told_with_their_labels(agency):
    Stationery.objects.create(
        institution=agency, phone="(0335) 555", website="kota.example"
    )

    assert letterhead(agency).contacts == ("Telepon (0335) 555", "Laman kota.example")
