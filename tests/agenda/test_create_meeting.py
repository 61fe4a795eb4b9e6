"""A meeting is created."""

import uuid

import pytest
from django.urls import reverse

from meetings.agenda import actions
from meetings.agenda.models import Meeting
from tests import factories as f
from tests.inputs import meeting_input, new_uuid
from tests.trail import last_event, verbs

URL = "/rapat/baru/"


@pytest.fixture
def recorder(client_of, secretariat):
    return client_of(secretariat)


def test_a_meeting_is_created(recorder, host):
    response = recorder.post(URL, meeting_input(host))

    meeting = Meeting.objects.get()
    assert (response.url, meeting.title) == (
        reverse("agenda:items", args=[meeting.pk]),
        "Rapat Koordinasi Banjir",
    )


def test_it_starts_as_planned_in_its_first_version(recorder, host):
    recorder.post(URL, meeting_input(host))

    meeting = Meeting.objects.get()
    assert (meeting.status, meeting.version) == ("planned", 1)


def test_it_is_audited(recorder, host, secretariat):
    recorder.post(URL, meeting_input(host))

    event = last_event()
    assert (event.verb, event.actor_id) == ("meeting.created", secretariat.pk)


def test_the_empty_form_is_shown(recorder):
    assert recorder.get(URL).status_code == 200


@pytest.mark.parametrize("reader", ["leader", "official", "agency", "outsider"])
def test_a_reader_is_refused(client_of, host, reader, request):
    client = client_of(request.getfixturevalue(reader))

    response = client.post(URL, meeting_input(host, title="Tidak jadi"))

    made = Meeting.objects.filter(title="Tidak jadi").exists()
    assert (response.status_code, made) == (403, False)


def test_a_retry_with_the_same_uuid_makes_one_meeting(recorder, host):
    typed = meeting_input(host, uuid=new_uuid())

    urls = {recorder.post(URL, typed).url for _ in range(2)}

    assert (len(urls), Meeting.objects.count(), verbs()) == (1, 1, ["meeting.created"])


def test_two_retries_at_once_make_one_meeting(crowd):
    values = {"institution": f.InstitutionFactory(), "title": "Rapat"}
    number = uuid.uuid4()

    made = crowd(lambda n: actions.create_meeting(values, uuid=number, by=None).pk, 4)

    assert (len(set(made)), Meeting.objects.count()) == (1, 1)


def test_a_uuid_of_an_unseen_meeting_does_not_show_it(client_of, host):
    secret = f.MeetingFactory()
    user = f.user_with("secretariat", institution=host)

    response = client_of(user).post(URL, meeting_input(host, uuid=secret.uuid))

    assert response.status_code == 400


def test_refused_input_keeps_what_was_typed(recorder, host):
    typed = meeting_input(host, title="Rapat <Banjir>", end_time="09:00")

    response = recorder.post(URL, typed)

    kept = 'value="Rapat &lt;Banjir&gt;"' in response.content.decode()
    assert (response.status_code, kept, Meeting.objects.count()) == (422, True, 0)


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"institution": ""},
        {"start_time": "10:00", "part_of_day": "morning"},
        {"start_time": "10:00", "end_time": "09:00", "end_date": "2026-03-09"},
        {"start_time": "10:00", "end_time": "11:00", "until_done": "on"},
        {"end_date": "2026-03-10"},
        {"link": "javascript:alert(1)"},
        {"date": "31-02-2026"},
        {"classification": "4"},
    ],
)
def test_impossible_particulars_are_refused(recorder, host, wrong):
    response = recorder.post(URL, meeting_input(host, **wrong))

    assert (response.status_code, Meeting.objects.count()) == (422, 0)


@pytest.mark.parametrize("end_time", ["10:00", "09:00"])
def test_a_meeting_of_one_day_ends_after_it_starts(recorder, host, end_time):
    typed = meeting_input(host, start_time="10:00", end_time=end_time)

    assert recorder.post(URL, typed).status_code == 422


def test_nobody_classifies_above_the_own_clearance(client_of, host):
    client = client_of(f.user_with("secretariat", clearance=1))

    response = client.post(URL, meeting_input(host, classification=2))

    assert (response.status_code, Meeting.objects.count()) == (422, 0)


def test_a_secretariat_of_an_institution_hosts_no_other(client_of, host):
    client = client_of(f.user_with("secretariat", institution=f.InstitutionFactory()))

    response = client.post(URL, meeting_input(host))

    assert (response.status_code, Meeting.objects.count()) == (422, 0)


def test_a_forum_meets_at_its_own_secretariat(recorder, host):
    forum = f.SeriesFactory()

    response = recorder.post(URL, meeting_input(host, series=forum.pk))

    errors = response.context["form"].errors["institution"]
    told = f"Forum ini diselenggarakan oleh {forum.institution}."
    assert errors == [f"{told} Sesuaikan penyelenggara, atau kosongkan forum."]


def test_an_institution_that_is_no_more_is_not_offered(recorder, host):
    host.active = False
    host.save()

    assert recorder.post(URL, meeting_input(host)).status_code == 422


def test_a_number_is_not_given_twice(recorder, host):
    f.MeetingFactory(institution=host, number="1/2026")

    response = recorder.post(URL, meeting_input(host, number="1/2026"))

    assert response.status_code == 422
