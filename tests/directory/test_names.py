"""People, institutions and lists as they are called."""

import pytest
from django.core.exceptions import ValidationError

from meetings import models as m
from tests import factories as f


@pytest.mark.parametrize(
    ("before", "after", "full"),
    [
        ("", "", "Sari"),
        ("Dr. Hj.", "", "Dr. Hj. Sari"),
        ("", "S.H., M.Si.", "Sari, S.H., M.Si."),
        ("Dr.", "M.Si.", "Dr. Sari, M.Si."),
    ],
)
def test_titles_stand_around_the_name(before, after, full):
    person = m.Official(name="Sari", title_before=before, title_after=after)

    assert str(person) == full


@pytest.mark.parametrize(
    ("service", "number", "label"),
    [
        ("civil", "12345", "NIP"),
        ("military", "12345", "NRP"),
        ("police", "12345", "NRP"),
        ("none", "12345", "NIP"),
        ("military", "", ""),
    ],
)
def test_a_number_is_called_as_its_service_does(service, number, label):
    assert m.Official(service=service, number=number).number_label == label


@pytest.mark.parametrize("number", ["1234", "12a45", "1" * 19, "1970 0101 2000"])
def test_a_number_is_five_to_eighteen_digits(db, number):
    with pytest.raises(ValidationError):
        f.OfficialFactory.build(number=number).full_clean()


def test_only_active_institutions_are_offered(host):
    f.InstitutionFactory(active=False)

    assert list(m.Institution.objects.active()) == [host]


def test_institutions_stand_in_protocol_order(db):
    second = f.InstitutionFactory(name="A", protocol_order=2)
    first = f.InstitutionFactory(name="B", protocol_order=1)

    assert list(m.Institution.objects.all()) == [first, second]


def test_things_of_the_directory_are_called_by_their_names(host):
    whom = m.InvitationList.objects.create(name="Camat", institution=host)
    entries = [
        m.InvitationEntry(list=whom, group="seluruh lurah"),
        m.InvitationEntry(list=whom, official=f.OfficialFactory(name="Sari")),
        m.InvitationEntry(list=whom, position=f.PositionFactory(name="Dandim")),
    ]

    names = [str(thing) for thing in (m.Stationery(institution=host), whom, *entries)]

    assert names == [
        "Kop Badan Penyelenggara",
        "Camat",
        "seluruh lurah",
        "Sari",
        "Dandim",
    ]
