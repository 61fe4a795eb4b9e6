"""Attendants check in themselves."""

import datetime as dt

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from meetings.agenda import checking_in
from meetings.agenda.check_in_views import SEARCHES_A_MINUTE
from meetings.models import AuditEvent, CheckIn, Meeting
from tests import factories as f
from tests.trail import last_event, verbs

NOW = dt.datetime(2026, 3, 10, 2, 0, 30, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _nobody_has_searched():
    cache.clear()


@pytest.fixture
def recorder(client_of, secretariat):
    return client_of(secretariat)


@pytest.fixture
def session(host):
    """A meeting in session."""
    return f.MeetingFactory(institution=host, status="in_session")


@pytest.fixture
def door(session):
    """The address of its open check-in."""
    CheckIn.objects.create(meeting=session, token="pintu")
    return reverse("agenda:attend", args=["pintu"])


@pytest.fixture
def budi(session):
    return f.AttendanceFactory(
        meeting=session,
        name="Dr. H. Budi Santoso, S.H.",
        office="Camat",
        institution="Kanigaran",
        status="invited",
    )


def post(client, name, meeting):
    return client.post(reverse(f"agenda:{name}", args=[meeting.pk]), follow=True)


def names(client, door, text):
    return [line.name for line in client.get(door, {"q": text}).context["found"]]


def test_the_secretariat_opens_it(recorder, session):
    page = post(recorder, "open_check_in", session).content.decode()

    check_in = CheckIn.objects.get(meeting=session)
    assert f"http://testserver/hadir/{check_in.token}/" in page
    assert (last_event().verb, last_event().details) == (
        "check_in.opened",
        {"renewed": False},
    )


def test_opened_again_it_has_another_address(recorder, session, door, client):
    post(recorder, "open_check_in", session)

    assert client.get(door).status_code == 404
    assert last_event().details == {"renewed": True}


def test_closed_it_has_none(recorder, session, door, client):
    post(recorder, "close_check_in", session)

    assert client.get(door).status_code == 404
    assert verbs() == ["check_in.closed"]


def test_closing_what_is_closed_leaves_no_event(recorder, session):
    post(recorder, "close_check_in", session)

    assert verbs() == []


@pytest.mark.parametrize(
    "known",
    [{"status": "planned"}, {"status": "held"}, {"classification": 1}],
)
def test_only_an_ordinary_meeting_in_session_has_one(recorder, host, known):
    meeting = f.MeetingFactory(institution=host, **{"status": "in_session", **known})

    page = post(recorder, "open_check_in", meeting).content.decode()

    assert (CheckIn.objects.exists(), "Tutup presensi" in page) == (False, False)


@pytest.mark.parametrize("known", [{"status": "held"}, {"classification": 1}])
def test_the_door_closes_with_the_meeting(client, session, door, known):
    Meeting.objects.filter(pk=session.pk).update(**known)

    assert client.get(door).status_code == 404


def test_the_end_of_the_session_kills_the_address(recorder, session, door, client):
    url = reverse("agenda:change_status", args=[session.pk])
    for status in ("held", "in_session"):
        recorder.post(url, {"status": status})

    assert client.get(door).status_code == 404


def test_it_is_named_without_its_address(session, door):
    assert str(CheckIn.objects.get()) == f"Presensi {session.pk}"


def test_a_wrong_address_is_not_found(client, door):
    wrong = client.get(reverse("agenda:attend", args=["salah"]))

    assert wrong.status_code == 404


def test_the_code_is_a_picture(recorder, session, door):
    image = recorder.get(reverse("agenda:check_in_code", args=[session.pk]))

    assert image.headers["Content-Type"] == "image/svg+xml"
    assert b"<svg" in image.content


def test_without_an_open_check_in_there_is_no_code(recorder, session):
    image = recorder.get(reverse("agenda:check_in_code", args=[session.pk]))

    assert image.status_code == 404


def test_htmx_asks_for_the_count_alone(recorder, session, budi):
    url = reverse("agenda:check_in", args=[session.pk])

    piece = recorder.get(url, headers={"HX-Request": "true"}).content.decode()

    assert "<h1>" not in piece
    assert "<strong>0</strong> hadir dari 1" in piece


@pytest.mark.parametrize(
    "text", ["bud", "BUDI", "san", "budi san", "b santoso", "Dr. Budi", "búdi"]
)
def test_the_first_letters_of_a_name_show_it(client, door, budi, text):
    assert names(client, door, text) == [budi.name]


@pytest.mark.parametrize(
    "text", ["", "bu", "b s", "udi", "drs", "s.h.", "camat", "budi sutoyo", ". , -"]
)
def test_other_letters_show_nobody(client, door, budi, text):
    assert names(client, door, text) == []


def test_nothing_is_shown_before_something_is_typed(client, door, budi):
    assert "Budi" not in client.get(door).content.decode()


def test_name_office_and_institution_are_shown_and_no_more(client, door, session):
    f.AttendanceFactory(
        meeting=session,
        name="Budi",
        office="Camat",
        institution="Kanigaran",
        number="19700101",
        rank="Pembina",
        note="rahasia",
        status="invited",
    )

    page = client.get(door, {"q": "budi"}).content.decode()

    shown = [word in page for word in ("Budi", "Camat", "Kanigaran")]
    hidden = [word in page for word in ("19700101", "Pembina", "rahasia")]
    assert (shown, hidden) == ([True] * 3, [False] * 3)


def test_the_titles_of_an_official_are_not_searched(client, door, session):
    person = f.OfficialFactory(name="Sari", title_before="Drs", title_after="MAP")
    f.AttendanceFactory(
        meeting=session,
        kind="official",
        official=person,
        name=person.full_name,
        status="invited",
    )

    found = [len(names(client, door, text)) for text in ("sari", "drs", "map")]

    assert found == [1, 0, 0]


@pytest.mark.parametrize("status", ["present", "represented", "excused", "absent"])
def test_only_those_who_are_waited_for_are_shown(client, door, budi, status):
    budi.status = status
    budi.save()

    assert names(client, door, "budi") == []


def test_groups_and_other_meetings_are_not_shown(client, door, session):
    f.AttendanceFactory(
        meeting=session, kind="group", name="Camat sekota", status="invited"
    )
    f.AttendanceFactory(name="Camat lain", status="invited")

    assert names(client, door, "camat") == []


def test_no_more_than_five_are_shown(client, door, session):
    f.AttendanceFactory.create_batch(7, meeting=session, status="invited")

    assert len(names(client, door, "tamu")) == 5


def say_present(client, door, who, **typed):
    typed = {"q": "budi", "line": who.pk, "mode": "in_person", **typed}
    return client.post(door, typed)


@pytest.mark.parametrize("mode", ["in_person", "online"])
def test_one_says_that_one_is_here(client, door, budi, mode):
    response = say_present(client, door, budi, mode=mode)

    budi.refresh_from_db()
    assert (budi.status, budi.mode) == ("present", mode)
    assert "Kehadiran Dr. H. Budi Santoso, S.H. tercatat" in (
        client.get(response.url).content.decode()
    )


def test_checking_in_is_audited_without_an_actor(client, door, session, budi):
    say_present(client, door, budi)

    event = last_event()
    assert (event.verb, event.actor_id, event.details) == (
        "attendance.checked_in",
        None,
        {"meeting": session.pk, "line": budi.pk, "mode": "in_person"},
    )


def test_a_second_time_is_refused_politely(client, door, budi):
    for _ in range(2):
        response = say_present(client, door, budi)

    page = client.get(response.url).content.decode()
    assert "mungkin sudah tercatat" in page
    assert verbs() == ["attendance.checked_in"]


@pytest.mark.parametrize("typed", [{"q": "zul"}, {"q": ""}, {"line": "x"}])
def test_a_key_without_the_name_does_nothing(client, door, budi, typed):
    say_present(client, door, budi, **typed)

    assert verbs() == []


@pytest.mark.parametrize("mode", ["", "mixed", "x"])
def test_an_unknown_mode_is_refused(client, door, budi, mode):
    assert say_present(client, door, budi, mode=mode).status_code == 400


def test_a_line_that_was_marked_meanwhile_stays_as_it_is(door, session, budi):
    f.AttendanceFactory(meeting=session, name="Budi Lain", status="excused")

    say_present(Client(), door, session.attendance.get(name="Budi Lain"))

    assert verbs() == []


def test_a_foreign_form_is_refused(door, budi):
    response = say_present(Client(enforce_csrf_checks=True), door, budi)

    assert response.status_code == 403


def test_what_was_said_can_be_corrected(client, recorder, door, budi):
    say_present(client, door, budi)

    recorder.post(reverse("agenda:mark", args=[budi.pk]), {"mark": "izin"})

    budi.refresh_from_db()
    assert budi.status == "excused"


@time_machine.travel(NOW, tick=False)
def test_too_many_searches_are_refused_for_a_while(client, door):
    for _ in range(SEARCHES_A_MINUTE):
        client.get(door, {"q": "zzz"})

    refused = client.get(door, {"q": "zzz"})
    elsewhere = client.get(door, {"q": "zzz"}, REMOTE_ADDR="10.0.0.9")

    assert (refused.status_code, elsewhere.status_code) == (429, 200)
    assert "Tunggu satu menit" in refused.content.decode()


@time_machine.travel(NOW, tick=False)
def test_a_minute_later_one_may_search_again(client, door):
    with time_machine.travel(NOW - dt.timedelta(minutes=1), tick=False):
        for _ in range(SEARCHES_A_MINUTE + 1):
            client.get(door, {"q": "zzz"})

    assert client.get(door, {"q": "zzz"}).status_code == 200


@time_machine.travel(NOW, tick=False)
def test_behind_a_proxy_its_own_word_counts(client, door, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    for number in range(SEARCHES_A_MINUTE + 1):
        client.get(
            door, {"q": "zzz"}, headers={"X-Forwarded-For": f"{number}, 10.0.0.1"}
        )

    answers = [
        client.get(door, {"q": "zzz"}, headers={"X-Forwarded-For": sent}).status_code
        for sent in ("1, 10.0.0.1", "1, 10.0.0.2")
    ]

    assert answers == [429, 200]


def test_without_a_cache_nobody_is_refused(client, door, settings):
    dummy = "django.core.cache.backends.dummy.DummyCache"
    settings.CACHES = {"default": {"BACKEND": dummy}}

    assert client.get(door, {"q": "zzz"}).status_code == 200


def test_closed_between_the_page_and_the_word_nobody_is_marked(session, door, budi):
    opened = CheckIn.objects.get(meeting=session)
    CheckIn.objects.all().delete()

    with pytest.raises(checking_in.AlreadyMarked):
        checking_in.confirm(opened, budi, "online")

    assert verbs() == []


def test_sixty_people_check_in_at_once(door, session, crowd):
    lines = [
        f.AttendanceFactory(meeting=session, name=f"Peserta{n:02}", status="invited")
        for n in range(60)
    ]

    def act(n):
        typed = {"q": lines[n].name, "line": lines[n].pk, "mode": "in_person"}
        return Client().post(door, typed).status_code

    assert crowd(act, 60) == [302] * 60
    assert session.attendance.filter(status="present").count() == 60
    assert AuditEvent.objects.filter(verb="attendance.checked_in").count() == 60


def test_a_line_of_another_meeting_is_not_marked(client, door, session):
    other = f.AttendanceFactory(name="Budi", status="invited")

    say_present(client, door, other)

    other.refresh_from_db()
    assert (other.status, verbs()) == ("invited", [])


def test_the_same_person_at_once_checks_in_once(door, budi, crowd):
    crowd(lambda _: say_present(Client(), door, budi).status_code, 6)

    assert AuditEvent.objects.filter(verb="attendance.checked_in").count() == 1
