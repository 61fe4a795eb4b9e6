"""The list of meetings."""

import datetime as dt

import pytest

from meetings.agenda.models import Meeting
from meetings.agenda.views import PAGE_SIZE
from tests import factories as f

URL = "/rapat/"


@pytest.fixture
def reader(client_of, leader):
    return client_of(leader)


def listed(client, **query):
    return [meeting.title for meeting in client.get(URL, query).context["page_obj"]]


def test_an_empty_list_is_shown(reader):
    assert listed(reader) == []


def test_meetings_without_a_date_come_first_then_the_newest(reader):
    for title, day in [("lama", 1), ("baru", 9), ("tanpa tanggal", None)]:
        f.MeetingFactory(title=title, date=day and dt.date(2026, 3, day))

    assert listed(reader) == ["tanpa tanggal", "baru", "lama"]


def test_of_one_day_the_later_comes_first(reader):
    for title, hour in [("pagi", 9), ("siang", 13)]:
        f.MeetingFactory(title=title, start_time=dt.time(hour))

    assert listed(reader) == ["siang", "pagi"]


def test_only_what_the_reader_sees_is_listed(client_of, official, meeting):
    f.MeetingFactory()

    assert listed(client_of(official)) == [meeting.title]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ({"q": "BANJIR kota"}, ["Penanganan banjir di kota"]),
        ({"q": "harga banjir"}, []),
        ({"status": "planned"}, ["Harga beras"]),
        ({"year": 2025}, ["Harga beras"]),
        ({"year": 2026, "q": "banjir"}, ["Penanganan banjir di kota"]),
    ],
)
def test_the_list_narrows_to_what_is_asked(reader, query, titles):
    f.MeetingFactory(title="Penanganan banjir di kota")
    f.MeetingFactory(title="Harga beras", status="planned", date=dt.date(2025, 12, 31))

    assert listed(reader, **query) == titles


def test_the_list_narrows_to_a_forum(reader):
    forum = f.SeriesFactory()
    f.MeetingFactory(title="Forum", series=forum, institution=forum.institution)
    f.MeetingFactory()

    assert listed(reader, series=forum.pk) == ["Forum"]


@pytest.mark.parametrize("query", [{"status": "moon"}, {"year": 3}, {"series": 404}])
def test_an_unknown_value_is_shown_as_an_error(reader, meeting, query):
    form = reader.get(URL, query).context["form"]

    assert list(form.errors) == list(query)


def test_forums_out_of_sight_are_not_offered(client_of, official, host, meeting):
    forum = f.SeriesFactory(name="Forum sendiri", institution=host)
    Meeting.objects.filter(pk=meeting.pk).update(series=forum)
    f.MeetingFactory(series=f.SeriesFactory(name="Forum rahasia"))

    offered = client_of(official).get(URL).context["form"].fields["series"].queryset

    assert [each.name for each in offered] == ["Forum sendiri"]


def test_a_page_holds_so_many_and_the_next_the_rest(reader):
    institution = f.InstitutionFactory()
    f.MeetingFactory.create_batch(PAGE_SIZE + 1, institution=institution)

    lengths = [len(listed(reader, page=page)) for page in (1, 2)]

    assert lengths == [PAGE_SIZE, 1]


@pytest.mark.parametrize("page", ["0", "99", "x", "-1"])
def test_a_page_that_does_not_exist_shows_another(reader, meeting, page):
    assert listed(reader, page=page) == [meeting.title]


def test_those_present_are_counted(reader, meeting):
    for status in ("present", "present", "absent"):
        f.AttendanceFactory(meeting=meeting, status=status)

    (row,) = reader.get(URL).context["page_obj"]

    assert row.present_count == 2


@pytest.mark.parametrize(("who", "may"), [("secretariat", True), ("leader", False)])
def test_who_may_create_is_offered_to(client_of, who, may, request):
    client = client_of(request.getfixturevalue(who))

    assert client.get(URL).context["may_create"] is may


def test_the_list_is_only_read(reader):
    assert reader.post(URL).status_code == 405
