"""Who directs whom: every number is the one that the search gives."""

import re

import pytest
from django.http import QueryDict
from django.urls import reverse

from meetings.archive.chosen import chosen_in
from meetings.archive.flow import flow_of
from meetings.archive.naming import known_meanings
from meetings.archive.query import parse
from meetings.archive.wanted import want
from tests import factories as f

ARUS = reverse("archive:flow")
CELL = re.compile(r'href="(/cari/\?[^"]+)" rel="nofollow">(\d+)<')


def flow(user, query=""):
    asked = QueryDict(query)
    typed = parse(asked.get("q", ""))
    return flow_of(want(typed, chosen_in(asked), known_meanings(), user=user))


def told(found):
    return [(s.speaker.name, s.addressee.name, s.count) for s in found.streams]


@pytest.fixture
def ends(meeting, official, agency):
    """Two offices and two institutions; the second office also represents the first."""
    mayor = f.PositionFactory(name="Wali Kota Contoh")
    deputy = f.PositionFactory(name="Sekda Contoh")
    health = f.InstitutionFactory(name="Dinas Kesehatan Contoh")
    works = f.InstitutionFactory(name="Dinas Pekerjaan Umum Contoh")
    return {
        "mayor": f.office_line(meeting, mayor),
        "deputy": f.office_line(meeting, deputy),
        "for mayor": f.office_line(meeting, deputy, represents=mayor),
        "health": health,
        "works": works,
        "office": f.PositionFactory(institution=works),
    }


@pytest.fixture
def directed(ends, say):
    """``directed("mayor", "health")``: a directive from that line to those bodies."""

    def directed(speaker, *bodies, text="Posko dibuka.", **values):
        said = say(text, speaker=ends[speaker], **values)
        for name in bodies:
            kind = "position" if name == "office" else "institution"
            said.addressees.create(**{kind: ends[name]})
        say("Tanpa tujuan.", speaker=None, kind="decision")
        return said

    return directed


def test_streams_are_counted_row_by_row(directed, leader):
    directed("mayor", "health", "works")
    directed("mayor", "health")
    directed("deputy", "works")

    assert told(flow(leader)) == [
        ("Wali Kota Contoh", "Dinas Kesehatan Contoh", 2),
        ("Wali Kota Contoh", "Dinas Pekerjaan Umum Contoh", 1),
        ("Sekda Contoh", "Dinas Pekerjaan Umum Contoh", 1),
    ]


def test_an_institution_and_an_office_in_it_are_one(directed, leader):
    directed("mayor", "works", "office")

    assert told(flow(leader)) == [
        ("Wali Kota Contoh", "Dinas Pekerjaan Umum Contoh", 1)
    ]


def test_who_represents_speaks_for_both_offices(directed, leader):
    directed("for mayor", "health")

    assert told(flow(leader)) == [
        ("Wali Kota Contoh", "Dinas Kesehatan Contoh", 1),
        ("Sekda Contoh", "Dinas Kesehatan Contoh", 1),
    ]


def test_only_the_most_active_are_shown(meeting, say, leader):
    bodies = f.InstitutionFactory.create_batch(11)
    for number in range(11):
        line = f.office_line(meeting, f.PositionFactory())
        said = f.DirectiveFactory(meeting=meeting, speaker=line)
        for body in bodies[: number + 1]:
            said.addressees.create(institution=body)
    say("Terakhir.")

    found = flow(leader)

    assert (len(found.speakers), len(found.addressees)) == (10, 10)
    assert [each.mark for each in found.speakers] == [str(n) for n in range(1, 11)]
    assert "".join(each.mark for each in found.addressees) == "ABCDEFGHIJ"


def test_the_colour_tells_how_many(directed, leader):
    for _ in range(5):
        directed("mayor", "health")
    directed("mayor", "works")

    assert [each.step for each in flow(leader).streams] == [5, 1]


@pytest.mark.parametrize(
    ("role", "count"), [("leader", 2), ("official", 1), ("agency", 1)]
)
def test_only_what_is_seen_is_counted(role, count, directed, request):
    directed("mayor", "health")
    directed("mayor", "health", classification=2)

    found = flow(request.getfixturevalue(role))

    assert [each.count for each in found.streams] == [count]


@pytest.mark.parametrize("user", [None, "outsider"])
def test_who_sees_nothing_is_shown_nothing(user, directed, request):
    directed("mayor", "health")

    found = flow(request.getfixturevalue(user) if user else f.UserFactory())

    assert (found.streams, found.speakers, found.addressees) == ([], [], [])


QUERIES = [
    "",
    "q=posko",
    "q=posko+-perahu&jenis=appeal",
    "q=oleh:walikota",
    "q=kepada:kesehatan",
    "oleh={mayor}",
    "kepada={works}",
    "oleh={mayor}&kepada={health}&sejak=2020-01-01",
    "tahun=2026&q=perahu",
]


@pytest.mark.parametrize("role", ["leader", "official", "agency"])
@pytest.mark.parametrize("query", QUERIES)
def test_each_number_opens_just_what_it_counts(
    query, role, directed, ends, request, client_of
):
    directed("mayor", "health", "works", kind="appeal")
    directed("mayor", "health", text="Perahu disiapkan.")
    directed("for mayor", "office", text="Perahu diperbaiki.")
    directed("deputy", "works", classification=1)
    keys = {"mayor": ends["mayor"].position_id}
    keys |= {name: ends[name].pk for name in ("health", "works")}
    client = client_of(request.getfixturevalue(role))

    page = client.get(f"{ARUS}?{query.format(**keys)}").content.decode()
    cells = CELL.findall(page)
    found = [
        client.get(address.replace("&amp;", "&")).context["found"].tally.total
        for address, _ in cells
    ]

    assert found == [int(count) for _, count in cells]
    assert len(found) >= 1


def test_what_a_chosen_person_said_has_no_links(ends, meeting, say, leader, client_of):
    person, office = f.OfficialFactory(name="Sari Contoh"), f.PositionFactory()
    line = f.AttendanceFactory(
        meeting=meeting, kind="official", official=person, position=office
    )
    say("Posko dibuka.", speaker=line).addressees.create(institution=ends["health"])

    page = client_of(leader).get(ARUS, {"pejabat": person.pk})

    assert [each.count for each in page.context["flow"].streams] == [1]
    assert CELL.findall(page.content.decode()) == []
    assert '<a tabindex="-1"' not in page.content.decode()
    assert "pejabat Sari Contoh" in page.content.decode()


def test_the_chart_and_its_table_say_the_same(directed, leader, client_of):
    directed("mayor", "health")
    directed("mayor", "health")

    page = client_of(leader).get(ARUS, {"q": "posko"}).content.decode()

    assert ">2</text>" in page
    [(address, count)] = CELL.findall(page)
    assert count == "2"
    assert f'<a tabindex="-1" href="{address}"' in page
    assert 'href="/cari/?q=posko">Kembali ke pencarian ini' in page


def test_as_many_are_told_of_as_are_shown(directed, leader, client_of):
    directed("mayor", "health", "works")

    page = client_of(leader).get(ARUS).content.decode()

    assert "Tampil 1 jabatan" in page
    assert "dan 2 instansi" in page


def test_what_is_new_to_somebody_is_not_asked(directed, leader, client_of):
    directed("mayor", "health")

    page = client_of(leader).get(ARUS, {"baru": "99999999", "tahun": "abcd"})

    assert [each.count for each in page.context["flow"].streams] == [1]
    assert "“tahun=abcd”" in page.content.decode()


def test_what_is_not_known_is_explained(leader, client_of):
    page = client_of(leader).get(ARUS, {"q": "oleh:zeppelin"}).content.decode()

    assert "“oleh:zeppelin” tidak dikenal." in page
    assert "Tidak ada arus yang dapat digambar" in page
