"""By whom it is addressed to: each number is of what the reader sees, and opens it."""

import datetime as dt
import re

import pytest
from django.urls import reverse

from meetings.archive.addressing import addressed_in
from tests import factories as f

INSTANSI = reverse("archive:addressees")
COUNTED = re.compile(r'href="(/cari/\?kepada[^"]+)">[^<]+</a> <span[^>]+>(\d+)')


@pytest.fixture
def asked(meeting, official, agency, say):
    """Of two years: to an institution, to an office of it, and to another."""
    health = f.InstitutionFactory(name="Dinas Kesehatan")
    office = f.PositionFactory(institution=health)
    works = f.InstitutionFactory(name="Dinas Pekerjaan Umum")
    both = say("Pompa disiagakan.")
    both.addressees.create(institution=health)
    both.addressees.create(position=office, order=2)
    both.addressees.create(institution=works, order=3)
    say("Obat dibagikan.").addressees.create(position=office)
    say("Ruang dikunci.", classification=2).addressees.create(institution=works)
    say("Warga waspada.").addressees.create(group="seluruh lurah")
    older = f.MeetingFactory(
        institution=meeting.institution, date=dt.date(2024, 11, 26)
    )
    say("Tanggul dicek.", meeting=older).addressees.create(institution=works)
    undated = f.MeetingFactory(institution=meeting.institution, date=None)
    say("Nanti.", meeting=undated).addressees.create(institution=works)


def told(addressed):
    return [(each.label, each.count) for each in addressed.bodies]


def test_a_directive_counts_once_for_each_institution(asked, leader):
    found = addressed_in(leader)

    assert (found.years, found.opened) == ([2026, 2024], 2026)
    assert told(found) == [("Dinas Kesehatan", 2), ("Dinas Pekerjaan Umum", 2)]


def test_a_year_is_opened(asked, leader):
    found = addressed_in(leader, 2024)

    assert (found.opened, told(found)) == (2024, [("Dinas Pekerjaan Umum", 1)])


def test_a_year_without_any_opens_the_newest(asked, leader):
    assert addressed_in(leader, 1999).opened == 2026


def test_only_what_is_seen_is_counted(asked, official, outsider):
    assert told(addressed_in(official)) == [
        ("Dinas Kesehatan", 2),
        ("Dinas Pekerjaan Umum", 1),
    ]
    assert addressed_in(outsider).years == []
    assert addressed_in(f.UserFactory()).years == []


@pytest.mark.parametrize("role", ["leader", "official", "agency"])
@pytest.mark.parametrize("query", ["", "?tahun=2024"])
def test_each_number_opens_just_what_it_counts(role, query, asked, request, client_of):
    client = client_of(request.getfixturevalue(role))
    page = client.get(INSTANSI + query).content.decode()

    found = COUNTED.findall(page)

    assert len(found) >= 1
    for address, count in found:
        opened = client.get(address.replace("&amp;", "&")).context["found"]
        assert opened.tally.total == int(count)


def test_an_empty_archive_says_what_belongs_there(outsider, client_of):
    page = client_of(outsider).get(INSTANSI).content.decode()

    assert "Belum ada instansi yang dituju" in page


def test_the_archive_leads_to_it(asked, leader, client_of):
    page = client_of(leader).get(reverse("archive:browse")).content.decode()

    assert f'href="{INSTANSI}?tahun=2026"' in page
