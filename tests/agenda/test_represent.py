"""Somebody came instead: the deputy is present, the office is represented."""

import pytest
from django.urls import reverse

from meetings.agenda import marking
from tests import factories as f
from tests.inputs import new_uuid
from tests.trail import verbs

HTMX = {"HX-Request": "true"}


@pytest.fixture
def recorder(client_of, secretariat):
    return client_of(secretariat)


@pytest.fixture
def dandim(meeting):
    """An office on the list, first of two lines."""
    line = f.office_line(
        meeting, f.PositionFactory(name="Dandim 0820"), status="invited", order=1
    )
    f.AttendanceFactory(meeting=meeting, name="Terakhir", order=2)
    return line


def represent(client, line, **typed):
    headers = typed.pop("headers", {})
    url = reverse("agenda:represent", args=[line.pk])
    return client.post(url, typed, headers=headers)


def told(meeting):
    return [
        (line.name, line.status, line.represents_office)
        for line in meeting.attendance.all()
    ]


def test_an_official_of_the_directory_comes_instead(recorder, meeting, dandim):
    kasdim = f.AppointmentFactory(official__name="Slamet", position__name="Kasdim")

    represent(recorder, dandim, official=kasdim.official.pk, uuid=new_uuid())

    assert told(meeting) == [
        ("", "represented", ""),
        ("Slamet", "present", "Dandim 0820"),
        ("Terakhir", "present", ""),
    ]
    assert str(meeting.attendance.get(name="Slamet")) == "Kasdim, Slamet"


def test_a_name_typed_on_the_spot_comes_instead(recorder, meeting, dandim):
    represent(recorder, dandim, name="Slamet", office="Pasiter", institution="Kodim")

    line = meeting.attendance.get(name="Slamet")
    assert (line.kind, line.office, line.institution, line.represents) == (
        "walk_in",
        "Pasiter",
        "Kodim",
        dandim.position,
    )


def test_representing_is_audited(recorder, dandim):
    represent(recorder, dandim, name="Slamet")

    assert verbs() == ["attendance.marked", "attendance.represented"]


def test_a_retry_with_the_same_uuid_adds_one_deputy(recorder, meeting, dandim):
    uuid = new_uuid()

    for _ in range(2):
        represent(recorder, dandim, name="Slamet", uuid=uuid)

    assert meeting.attendance.filter(name="Slamet").count() == 1


def test_who_is_on_the_list_already_represents_too(recorder, meeting, dandim):
    person = f.OfficialFactory()
    f.AttendanceFactory(
        meeting=meeting, kind="official", official=person, name="K", status="invited"
    )

    for _ in range(2):
        represent(recorder, dandim, official=person.pk)

    line = meeting.attendance.get(official=person)
    assert (line.status, line.represents_office) == ("present", "Dandim 0820")
    assert verbs() == ["attendance.marked", "attendance.represented"]


def test_nobody_represents_two_offices(recorder, meeting, dandim):
    person = f.OfficialFactory()
    f.AttendanceFactory(
        meeting=meeting,
        kind="official",
        official=person,
        name="K",
        represents=f.PositionFactory(),
    )

    response = represent(recorder, dandim, official=person.pk)

    dandim.refresh_from_db()
    assert (response.status_code, dandim.status) == (422, "invited")


def test_nobody_represents_themselves(recorder, meeting):
    held = f.AppointmentFactory()
    line = f.AttendanceFactory(
        meeting=meeting,
        kind="official",
        official=held.official,
        position=held.position,
        name="A",
    )

    response = represent(recorder, line, official=held.official.pk)

    assert (response.status_code, verbs()) == (422, [])


def test_without_a_deputy_it_asks_again(recorder, dandim):
    response = represent(recorder, dandim, office="Pasiter")

    assert response.status_code == 422
    assert b'value="Pasiter"' in response.content


def test_the_deputy_may_be_unknown(recorder, meeting, dandim):
    represent(recorder, dandim, unknown="1")

    assert told(meeting)[0] == ("", "represented", "")
    assert meeting.attendance.count() == 2


def test_only_an_office_can_be_represented(recorder, meeting):
    walk_in = f.AttendanceFactory(meeting=meeting)

    response = represent(recorder, walk_in, name="Slamet")

    assert (response.status_code, verbs()) == (302, [])


def test_the_act_itself_asks_for_an_office(meeting, secretariat):
    walk_in = f.AttendanceFactory(meeting=meeting)

    with pytest.raises(marking.NoOffice):
        marking.represent(walk_in, {"name": "S"}, uuid=new_uuid(), by=secretariat)

    walk_in.refresh_from_db()
    assert (walk_in.status, verbs()) == ("present", [])


def test_vacant_offices_are_no_deputies(recorder, dandim):
    f.PositionFactory(name="Kasdim")
    url = reverse("agenda:represent", args=[dandim.pk])

    page = recorder.get(url, {"q": "kasdim"})

    assert page.context["officials"] == []


def test_officials_are_found_by_a_word_once_each(recorder, dandim):
    held = f.AppointmentFactory(official__name="Slamet", position__name="Kasdim")
    f.AppointmentFactory(official=held.official, position__name="Plh", capacity="plh")
    url = reverse("agenda:represent", args=[dandim.pk])

    page = recorder.get(url, {"q": "slamet"}, headers=HTMX).content.decode()

    assert (page.count('name="official"'), "<h1>" in page) == (1, False)


def test_htmx_asks_in_the_line_and_gets_the_list(recorder, dandim):
    url = reverse("agenda:represent", args=[dandim.pk])

    question = recorder.get(url, headers=HTMX).content.decode()
    answer = represent(recorder, dandim, name="Slamet", headers=HTMX)

    assert "<h1>" not in question
    assert answer.headers["HX-Retarget"] == "#lembar"
    assert "Oleh Slamet" in answer.content.decode()


def test_a_deputy_of_somebody_who_came_after_all_is_told_of(recorder, meeting, dandim):
    represent(recorder, dandim, name="Slamet")
    recorder.post(reverse("agenda:mark", args=[dandim.pk]), {"mark": "hadir"})

    page = recorder.get(reverse("agenda:attendance", args=[meeting.pk]))

    told_of = "Slamet tercatat hadir mewakili jabatan ini."
    assert told_of in page.content.decode()
