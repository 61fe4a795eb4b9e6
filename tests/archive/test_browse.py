"""The way into the archive: each number is of what the reader sees, and opens it."""

import datetime as dt
import re

import pytest
from django.urls import reverse

from meetings.archive.browsing import archive_of
from tests import factories as f

ARSIP = reverse("archive:browse")
COUNTED = re.compile(
    r'href="(/cari/\?[^"]+)">(?:([^<]+)</a>\s*<span class="quiet">)?(\d+)'
)


@pytest.fixture
def full(meeting, official, agency, say):
    """Two years, two forums, a matter; one directive above most, one meeting hidden."""
    host = meeting.institution
    topic = f.TopicFactory(series=f.SeriesFactory(name="Tim Rawa", institution=host))
    meeting.series = topic.series
    meeting.save()
    item = f.AgendaItemFactory(meeting=meeting, topic=topic)
    say("Pompa disiagakan.", agenda_item=item)
    say("Pompa dibersihkan.", kind="appeal")
    say("Operasi garudo.", kind="decision", speaker=None, classification=2)
    other = f.MeetingFactory(institution=host, date=dt.date(2024, 11, 26))
    say("Tanggul ditinggikan.", meeting=other)
    f.MeetingFactory(institution=host, date=dt.date(2024, 2, 29))
    say("Belum bertanggal.", meeting=f.MeetingFactory(institution=host, date=None))
    return topic


def spans(some):
    return [(each.first.isoformat(), each.directives, each.meetings) for each in some]


def test_the_leader_sees_everything_counted(full, leader):
    archive = archive_of(leader)

    assert archive.total == 5
    assert spans(archive.years) == [("2026-01-01", 3, 1), ("2024-01-01", 1, 2)]
    assert spans(archive.months) == [("2026-03-01", 3, 1)]
    assert [(each.label, each.count) for each in archive.forums] == [("Tim Rawa", 3)]
    assert [(each.label, each.count) for each in archive.kinds] == [
        ("Arahan", 3),
        ("Imbauan", 1),
        ("Keputusan", 1),
    ]


def test_classes_are_counted_in_their_order(full, leader, official, client_of):
    assert [(each.label, each.count) for each in archive_of(leader).classes] == [
        ("Biasa", 4),
        ("Rahasia", 1),
    ]
    assert "Menurut klasifikasi" in client_of(leader).get(ARSIP).content.decode()
    assert "Menurut klasifikasi" not in client_of(official).get(ARSIP).content.decode()


def test_a_year_is_opened(full, leader):
    archive = archive_of(leader, 2024)

    assert spans(archive.months) == [("2024-02-01", 0, 1), ("2024-11-01", 1, 1)]


@pytest.mark.parametrize("role", ["official", "agency"])
def test_who_took_part_sees_that_meeting_counted(role, full, request):
    archive = archive_of(request.getfixturevalue(role))

    assert archive.total == 2
    assert spans(archive.years) == [("2026-01-01", 2, 1)]
    assert [each.count for each in archive.topics] == [1]


def test_whom_a_directive_addresses_sees_that_one_counted(full, say):
    body = f.InstitutionFactory()
    say("Karung disiapkan.").addressees.create(institution=body)
    say("Perahu disiapkan.")

    archive = archive_of(f.user_with("agency", institution=body))

    assert (archive.total, spans(archive.years)) == (1, [("2026-01-01", 1, 1)])


def test_nothing_unseen_is_counted_or_named(full, outsider, client_of):
    page = client_of(outsider).get(ARSIP)

    assert page.context["archive"].total == 0
    assert "Arsip masih kosong" in page.content.decode()
    assert "Tim Rawa" not in page.content.decode()


def test_who_has_no_role_sees_nothing(full):
    archive = archive_of(f.UserFactory())

    assert (archive.total, archive.years) == (0, [])


@pytest.mark.parametrize("role", ["leader", "official", "agency"])
@pytest.mark.parametrize("year", ["", "2024"])
def test_each_number_opens_just_what_it_counts(role, year, full, request, client_of):
    client = client_of(request.getfixturevalue(role))
    page = client.get(f"{ARSIP}?tahun={year}").content.decode()

    found = {
        address: client.get(address.replace("&amp;", "&")).context["found"].tally.total
        for address, _, _ in COUNTED.findall(page)
    }

    assert found == {address: int(count) for address, _, count in COUNTED.findall(page)}
    assert len(found) >= 4


def test_the_number_of_meetings_opens_them(full, leader, client_of):
    client = client_of(leader)
    page = client.get(f"{ARSIP}?tahun=2024").content.decode()

    assert f'href="{reverse("agenda:list")}?year=2024">2<' in page
    listed = client.get(reverse("agenda:list"), {"year": "2024"}).context["page_obj"]
    assert listed.paginator.count == 2
    assert f'href="{reverse("archive:month")}?bulan=2024-11">1 rapat<' in page


def test_only_the_largest_are_shown(meeting, say, indexed, leader, client_of):
    for number in range(13):
        topic = f.TopicFactory(series=f.SeriesFactory(institution=meeting.institution))
        item = f.AgendaItemFactory(meeting=meeting, topic=topic)
        f.DirectiveFactory.create_batch(
            1 + (number > 0), meeting=meeting, agenda_item=item
        )
    indexed()

    page = client_of(leader).get(ARSIP)

    assert [each.count for each in page.context["archive"].topics] == [2] * 12
    assert f'href="?tahun={meeting.date.year}&amp;lengkap=ya"' in page.content.decode()
    whole = client_of(leader).get(ARSIP, {"lengkap": "ya"})
    assert [e.count for e in whole.context["archive"].topics] == [2] * 12 + [1]
    assert "Yang terbanyak saja" in whole.content.decode()


@pytest.mark.parametrize("year", ["abc", "0000", "99999", "²024"])
@pytest.mark.parametrize("address", ["browse", "addressees"])
def test_a_year_that_is_none_is_explained(year, address, full, leader, client_of):
    page = client_of(leader).get(reverse(f"archive:{address}"), {"tahun": year})

    [note] = page.context["notes"]
    assert note == (
        f"“tahun={year}” pada alamat halaman ini tidak dikenal, jadi tidak dipakai."
        " Yang terbuka adalah tahun 2026."
    )


def test_a_year_without_anything_is_explained(full, leader, outsider, client_of):
    said = "Tidak ada yang dapat Anda baca dari tahun 1999."

    page, empty = (client_of(u).get(f"{ARSIP}?tahun=1999") for u in (leader, outsider))

    assert page.context["notes"] == [f"{said} Yang terbuka adalah tahun 2026."]
    assert empty.context["notes"] == [said]


def test_the_year_that_is_opened_needs_no_note(full, leader, client_of):
    assert client_of(leader).get(ARSIP, {"tahun": "2024"}).context["notes"] == []


def test_the_search_and_the_archive_lead_to_each_other(leader, client_of):
    client = client_of(leader)

    search, archive = reverse("archive:search"), client.get(ARSIP).content.decode()

    assert f'href="{search}"' in archive
    assert f'href="{ARSIP}"' in client.get(search).content.decode()
