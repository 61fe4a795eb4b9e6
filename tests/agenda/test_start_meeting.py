"""A meeting starts from a forum or from an earlier meeting."""

import datetime as dt
import uuid

import pytest
import time_machine
from django.urls import reverse

from meetings.agenda.carrying import create_meeting_from
from meetings.agenda.models import Meeting
from meetings.agenda.starting import Start
from meetings.models import InvitationEntry, InvitationList
from tests import factories as f
from tests.inputs import meeting_input, new_uuid
from tests.trail import last_event, verbs

URL = "/rapat/baru/"


@pytest.fixture
def recorder(client_of, secretariat):
    return client_of(secretariat)


@pytest.fixture
def mayor(host):
    """The holder of the chair's office since 2025."""
    office = f.PositionFactory(institution=host, name="Wali Kota", protocol_order=1)
    return f.AppointmentFactory(position=office)


@pytest.fixture
def forum(host, mayor):
    """A forum that invites an agency's head, the mayor and a group."""
    invitations = InvitationList.objects.create(name="Undangan", institution=host)
    head = f.AppointmentFactory(position__name="Kepala Dinas").position
    for who in ({"group": "Camat"}, {"position": head}, {"position": mayor.position}):
        InvitationEntry.objects.create(list=invitations, **who)
    return f.SeriesFactory(
        name="TPID",
        institution=host,
        place="Ruang Fajar",
        chair=mayor.position,
        invitation_list=invitations,
    )


def filled(client, **query):
    """What the form is filled with."""
    return client.get(URL, query).context["form"].initial


def save(client, query, host, **typed):
    return client.post(f"{URL}?{query}", meeting_input(host, **typed))


def lines_of(meeting):
    return [(line.office or line.name, line.role) for line in meeting.attendance.all()]


def test_forums_are_offered_with_their_last_meeting(recorder, forum, host):
    f.MeetingFactory(series=forum, institution=host, date=dt.date(2026, 1, 5))
    newest = f.MeetingFactory(series=forum, institution=host)

    (offered,) = recorder.get(URL).context["forums"]

    assert (offered.pk, offered.last_pk) == (forum.pk, newest.pk)


def test_forums_of_another_secretariat_are_not_offered(client_of, forum):
    client = client_of(f.user_with("secretariat", institution=f.InstitutionFactory()))

    assert client.get(URL).context["forums"] == []


def test_many_forums_wait_in_a_fold(recorder, host):
    f.SeriesFactory.create_batch(8, institution=host)

    context = recorder.get(URL).context

    assert (len(context["forums"]), len(context["more_forums"])) == (6, 2)


def test_a_forum_fills_the_form(recorder, forum, host):
    initial = filled(recorder, forum=forum.pk)

    names = ("series", "institution", "title", "place")
    assert [initial[name] for name in names] == [
        forum.pk,
        host.pk,
        "Rapat Koordinasi TPID",
        "Ruang Fajar",
    ]


@time_machine.travel(dt.datetime(2026, 4, 2, tzinfo=dt.UTC))
def test_title_period_and_habits_follow_the_last_meeting(recorder, forum, host):
    f.MeetingFactory(
        series=forum,
        institution=host,
        title="Rapat ke-3 TPID",
        period="Maret 2026",
        mode="hybrid",
        start_time=dt.time(9),
    )

    initial = filled(recorder, forum=forum.pk)

    assert (initial["title"], initial["period"]) == ("Rapat ke-4 TPID", "April 2026")
    assert (initial["mode"], "start_time" in initial) == ("hybrid", False)


def test_an_earlier_meeting_fills_also_the_clock(recorder, host):
    earlier = f.MeetingFactory(
        institution=host, start_time=dt.time(9), until_done=True, classification=1
    )

    initial = filled(recorder, dari=earlier.pk)

    names = ("title", "start_time", "until_done", "classification")
    assert [initial[n] for n in names] == [earlier.title, dt.time(9), True, 1]


def test_chair_invitees_and_topics_come_along(recorder, forum, host):
    topic = f.TopicFactory(series=forum)
    query = f"forum={forum.pk}"
    typed = {"series": forum.pk, "carry": "on", "topics": [topic.pk]}

    response = save(recorder, query, host, **typed)

    meeting = Meeting.objects.get()
    assert response.url == reverse("minutes:meeting", args=[meeting.pk])
    assert lines_of(meeting) == [
        ("Wali Kota", "chair"),
        ("Kepala Dinas", "participant"),
        ("Camat", "participant"),
    ]
    items = meeting.agenda_items.values_list("topic", "title", "number")
    assert list(items) == [(topic.pk, topic.title, 1)]


def test_holders_are_those_of_the_day_and_invited(recorder, forum, host, mayor):
    save(recorder, f"forum={forum.pk}", host, series=forum.pk, carry="on")

    line = Meeting.objects.get().attendance.first()
    assert (line.official, line.name, line.status) == (
        mayor.official,
        mayor.official.full_name,
        "invited",
    )


def test_an_office_that_nobody_holds_that_day_stays_nameless(recorder, forum, host):
    typed = {"series": forum.pk, "carry": "on", "date": "2024-11-26"}

    save(recorder, f"forum={forum.pk}", host, **typed)

    kinds = Meeting.objects.get().attendance.values_list("kind", flat=True)
    assert list(kinds) == ["office", "office", "group"]


def test_it_is_one_act(recorder, forum, host):
    topic = f.TopicFactory(series=forum)
    typed = {"series": forum.pk, "carry": "on", "topics": [topic.pk]}

    save(recorder, f"forum={forum.pk}", host, **typed)

    details = last_event().details
    assert verbs() == ["meeting.created"]
    assert (len(details["invited"]), details["items"]) == (3, [topic.title])


def test_a_retry_brings_nothing_twice(recorder, forum, host):
    typed = {"series": forum.pk, "carry": "on", "uuid": new_uuid()}

    for _ in range(2):
        save(recorder, f"forum={forum.pk}", host, **typed)

    assert Meeting.objects.get().attendance.count() == 3


def test_without_the_box_nothing_comes_along(recorder, forum, host):
    save(recorder, f"forum={forum.pk}", host, series=forum.pk)

    assert Meeting.objects.get().attendance.count() == 0


def test_nothing_comes_along_into_another_forum(recorder, forum, host):
    response = save(recorder, f"forum={forum.pk}", host, series="", carry="on")

    assert (response.status_code, Meeting.objects.count()) == (422, 0)


def test_only_open_topics_of_the_forum_are_offered(recorder, forum):
    topic = f.TopicFactory(series=forum)
    f.TopicFactory(series=forum, is_open=False)
    f.TopicFactory()

    assert filled(recorder, forum=forum.pk)["topics"] == [topic]


def test_the_list_of_an_earlier_meeting_is_invited_again(recorder, host, mayor):
    earlier = f.MeetingFactory(institution=host)
    f.AttendanceFactory(meeting=earlier)  # a walk-in is not invited by itself
    f.AttendanceFactory(meeting=earlier, kind="group", name="Lurah")
    f.AttendanceFactory(
        meeting=earlier,
        kind="official",
        official=f.OfficialFactory(),
        represents=mayor.position,
        role="chair",
    )

    save(recorder, f"dari={earlier.pk}", host, carry="on")

    again = Meeting.objects.latest("pk")
    assert lines_of(again) == [("Wali Kota", "chair"), ("Lurah", "participant")]


def test_who_holds_two_offices_sits_there_once(recorder, forum, host, mayor):
    second = f.PositionFactory(name="Ketua Satgas", protocol_order=2)
    f.AppointmentFactory(official=mayor.official, position=second)
    InvitationEntry.objects.create(list=forum.invitation_list, position=second)

    save(recorder, f"forum={forum.pk}", host, series=forum.pk, carry="on")

    rows = Meeting.objects.get().attendance.values_list("office", "official")
    assert list(rows)[:2] == [
        ("Wali Kota", mayor.official.pk),
        ("Ketua Satgas", None),
    ]


def test_who_left_service_is_not_invited(recorder, forum, host):
    person = f.OfficialFactory(active=False)
    InvitationEntry.objects.create(list=forum.invitation_list, official=person)

    save(recorder, f"forum={forum.pk}", host, series=forum.pk, carry="on")

    assert Meeting.objects.get().attendance.count() == 3


@pytest.mark.parametrize("query", ["forum=99", "forum=x", "dari=99", "dari="])
def test_a_start_that_is_not_there_is_not_found(recorder, query):
    assert recorder.get(f"{URL}?{query}").status_code == 404


def test_a_start_of_another_secretariat_is_not_found(client_of, forum, host):
    earlier = f.MeetingFactory(series=forum, institution=host)
    client = client_of(f.user_with("secretariat", institution=f.InstitutionFactory()))

    codes = [
        client.get(URL, query).status_code
        for query in ({"forum": forum.pk}, {"dari": earlier.pk})
    ]

    assert codes == [404, 404]


def test_a_forum_above_the_clearance_is_no_start(client_of, forum):
    forum.classification = 2
    forum.save()
    client = client_of(f.user_with("secretariat", clearance=1))

    assert client.get(URL, {"forum": forum.pk}).status_code == 404


def test_the_last_meeting_counts_only_when_the_reader_sees_it(client_of, forum, host):
    f.MeetingFactory(series=forum, institution=host, title="Rahasia", classification=3)
    client = client_of(f.user_with("secretariat"))

    assert filled(client, forum=forum.pk)["title"] == "Rapat Koordinasi TPID"


def test_words_of_a_higher_class_are_not_taken_over(recorder, forum, host):
    f.MeetingFactory(series=forum, institution=host, title="Rahasia", classification=2)

    assert filled(recorder, forum=forum.pk)["title"] == "Rapat Koordinasi TPID"


def test_an_earlier_meeting_of_a_forum_keeps_its_class(recorder, forum, host):
    earlier = f.MeetingFactory(series=forum, institution=host, classification=2)

    initial = filled(recorder, dari=earlier.pk)

    assert (initial["series"], initial["classification"]) == (forum.pk, 2)


def test_the_forum_s_chair_goes_before_that_of_the_earlier_meeting(
    recorder, forum, host
):
    earlier = f.MeetingFactory(series=forum, institution=host)
    deputy = f.PositionFactory(name="Wakil Wali Kota", protocol_order=2)
    f.AttendanceFactory(
        meeting=earlier, kind="office", position=deputy, name="", role="chair"
    )

    save(recorder, f"dari={earlier.pk}", host, series=forum.pk, carry="on")

    assert lines_of(Meeting.objects.latest("pk")) == [
        ("Wali Kota", "chair"),
        ("Wakil Wali Kota", "participant"),
    ]


def test_a_forum_without_a_list_brings_nobody(recorder, host):
    forum = f.SeriesFactory(institution=host)
    form = recorder.get(URL, {"forum": forum.pk}).context["form"]
    told = form.fields["carry"].help_text

    save(recorder, f"forum={forum.pk}", host, series=forum.pk, carry="on")

    assert told == "Forum ini belum mempunyai daftar undangan."
    assert Meeting.objects.get().attendance.count() == 0


def test_when_something_fails_nothing_is_made(forum, secretariat):
    start = Start(forum, None, like_last=False)
    values = {"institution": forum.institution, "title": "Rapat", "series": forum}
    stranger = f.TopicFactory.build(series=forum)  # never saved: no row to point to

    with pytest.raises(ValueError, match="unsaved related object"):
        create_meeting_from(
            start, values, [stranger], uuid=uuid.uuid4(), by=secretariat
        )

    assert (Meeting.objects.count(), verbs()) == (0, [])
