"""However much of it is read, the same is found."""

import pytest

from meetings.archive.finding import matching
from meetings.archive.naming import known_meanings
from meetings.archive.newest import Read
from meetings.archive.query import parse
from meetings.archive.searching import NEWEST, search
from meetings.archive.wanted import want
from tests import factories as f

ASKED = ["pompa", "pompa rusak", '"pompa air"', "-pompa", "jenis:imbauan", "lurah"]
READERS = ["leader", "agency", "outsider"]


@pytest.fixture
def world(say, meeting, agency):
    """Directives for all and for one, of several kinds and meetings."""
    grant = agency.grants.get()
    for number, text in enumerate(("Pompa air rusak.", "Pompa lama.", "Rusak parah.")):
        other = f.MeetingFactory(institution=meeting.institution)
        said = say(text, meeting=other, kind="appeal" if number else "directive")
        said.addressees.create(institution=grant.institution)
        say(f"{text} Air pompa lurah.", meeting=other, kind="appeal")


def keys(typed, user, read, **how):
    wanted = want(parse(typed), {}, known_meanings(), user=user)
    return list(matching(wanted, read).values_list("key", flat=True))


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("typed", ASKED)
def test_the_first_are_the_first_of_all(typed, reader, world, request):
    user = request.getfixturevalue(reader)

    assert keys(typed, user, Read.FIRST) == keys(typed, user, Read.SOME)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("typed", ASKED)
def test_all_are_all(typed, reader, world, request):
    user = request.getfixturevalue(reader)

    assert sorted(keys(typed, user, Read.ALL)) == sorted(keys(typed, user, Read.SOME))


def test_something_is_found_by_each(world, leader, agency, outsider):
    found = [len(keys("pompa", u, Read.FIRST)) for u in (leader, agency, outsider)]

    assert found == [5, 2, 0]


def test_a_meeting_is_told_as_it_was_said(say, leader, meeting):
    later = f.MeetingFactory(institution=meeting.institution)
    texts = ["Pompa pertama.", "Pompa kedua.", "Pompa ketiga."]
    for of_one in (meeting, later):
        for text in texts:
            say(text, meeting=of_one)

    page = search("pompa", {}, leader, order=NEWEST)

    shown = [(m.pk, [hit.said.item.text for hit in hits]) for m, hits in page.meetings]
    assert shown == [(later.pk, texts), (meeting.pk, texts)]
