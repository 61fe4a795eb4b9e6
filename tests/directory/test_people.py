"""Who is who, found by any of its names."""

import pytest
from django.urls import reverse

from tests import factories as f

URL = reverse("directory:people")


@pytest.fixture
def reader(client_of, outsider):
    return client_of(outsider)


@pytest.fixture
def term():
    return f.AppointmentFactory(
        official__name="Sari Contoh",
        position__name="Camat Contoh",
        position__institution__name="Kecamatan Contoh",
        position__institution__short_name="Kec. C",
    )


def names(answer):
    return [each.name for each in answer.context["page_obj"]]


@pytest.mark.parametrize("query", ["sari", "camat", "kecamatan", "kec.", "sari camat"])
def test_an_institution_is_found_by_name_office_or_holder(reader, term, query):
    f.PositionFactory()

    assert names(reader.get(URL, {"q": query})) == ["Kecamatan Contoh"]


def test_what_fits_nothing_says_what_to_do(reader, term):
    page = reader.get(URL, {"q": "tidak ada"}).content.decode()

    assert "Tidak ada yang cocok" in page


def test_the_present_holder_is_named_and_a_former_one_is_not(reader, term):
    f.AppointmentFactory(
        position=term.position,
        official__name="Budi Lama",
        starts="2020-01-01",
        ends="2024-12-31",
    )

    page = reader.get(URL).content.decode()

    assert ("Sari Contoh" in page, "Budi Lama" in page) == (True, False)


def test_what_is_no_longer_active_is_left_out(reader, term):
    f.InstitutionFactory(name="Dinas Lama", active=False)

    assert "Dinas Lama" not in names(reader.get(URL))
