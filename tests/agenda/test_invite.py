"""Many people onto the attendance list: from an invitation list, by a few words."""

import pytest
from django.urls import reverse

from meetings.models import InvitationEntry
from tests import factories as f
from tests.trail import last_event, verbs


@pytest.fixture
def recorder(client_of, secretariat):
    return client_of(secretariat)


@pytest.fixture
def invitations(host):
    """A vacant office, an office with its holder, an official and a group."""
    whom = f.InvitationListFactory(institution=host, name="Forkopimda")
    vacant = f.PositionFactory(name="Camat", protocol_order=300)
    held = f.AppointmentFactory(
        official__name="Sari",
        position__name="Wali Kota",
        position__protocol_order=1,
        capacity="pj",
    )
    for order, known in enumerate(
        [
            {"group": "Seluruh lurah"},
            {"position": vacant},
            {"official": f.OfficialFactory(name="Budi")},
            {"position": held.position},
        ]
    ):
        InvitationEntry.objects.create(list=whom, order=order, **known)
    return whom


def invite(client, meeting, invitations, **headers):
    url = reverse("agenda:invite", args=[meeting.pk])
    return client.post(url, {"list": invitations.pk}, headers=headers)


def lines(meeting):
    return [str(line) for line in meeting.attendance.all()]


def test_everybody_on_the_list_is_invited_in_protocol_order(
    recorder, meeting, invitations
):
    invite(recorder, meeting, invitations)

    assert lines(meeting) == ["Pj. Wali Kota, Sari", "Camat", "Seluruh lurah", "Budi"]
    assert set(meeting.attendance.values_list("status", flat=True)) == {"invited"}


def test_new_lines_stand_among_those_that_are_there(recorder, meeting, invitations):
    f.office_line(meeting, f.PositionFactory(name="Sekda", protocol_order=20))

    invite(recorder, meeting, invitations)

    assert lines(meeting)[:3] == ["Pj. Wali Kota, Sari", "Sekda", "Camat"]


def test_inviting_is_one_act_in_the_trail(recorder, meeting, invitations):
    invite(recorder, meeting, invitations)

    event = last_event()
    assert verbs() == ["attendance.invited"]
    assert (event.details["list"], event.details["count"]) == ("Forkopimda", 4)


def test_a_second_time_adds_nobody_and_no_event(recorder, meeting, invitations):
    for _ in range(2):
        invite(recorder, meeting, invitations)

    assert (len(lines(meeting)), verbs()) == (4, ["attendance.invited"])


def test_who_is_on_the_list_already_is_left_as_they_are(recorder, meeting, invitations):
    official = invitations.entries.get(official__isnull=False).official
    f.AttendanceFactory(
        meeting=meeting, kind="official", official=official, name="Budi", order=1
    )

    invite(recorder, meeting, invitations)

    assert meeting.attendance.get(official=official).status == "present"
    assert len(lines(meeting)) == 4


def test_who_sits_for_one_office_does_not_sit_for_another(recorder, meeting, host):
    held = f.AppointmentFactory(official__name="Sari", position__name="Asisten")
    acting = f.AppointmentFactory(
        official=held.official, position__name="Camat", capacity="plt"
    )
    whom = f.InvitationListFactory(institution=host)
    for each in (held, acting):
        InvitationEntry.objects.create(list=whom, position=each.position)

    invite(recorder, meeting, whom)

    assert lines(meeting) == ["Asisten, Sari", "Camat"]


@pytest.mark.parametrize("what", ["official", "position"])
def test_who_is_out_of_service_is_not_invited(recorder, meeting, host, what):
    factory = {"official": f.OfficialFactory, "position": f.PositionFactory}[what]
    whom = f.InvitationListFactory(institution=host)
    InvitationEntry.objects.create(list=whom, **{what: factory(active=False)})

    invite(recorder, meeting, whom)

    assert lines(meeting) == []


def test_a_list_that_is_not_there_is_refused(recorder, meeting):
    url = reverse("agenda:invite", args=[meeting.pk])

    assert recorder.post(url, {"list": "404"}).status_code == 400


def test_the_page_offers_the_lists_that_hold_somebody(recorder, meeting, invitations):
    f.InvitationListFactory(name="Kosong")

    page = recorder.get(reverse("agenda:attendance", args=[meeting.pk]))

    shown = page.content.decode()
    assert "Forkopimda (4)" in shown
    assert "Kosong (0)" not in shown


def find(client, meeting, text, **headers):
    url = reverse("agenda:attendance", args=[meeting.pk])
    return client.get(url, {"q": text}, headers=headers).content.decode()


def test_found_without_javascript_the_page_is_whole(recorder, meeting):
    f.AppointmentFactory(official__name="Sari")

    page = find(recorder, meeting, "sari")

    assert ("<h1>Daftar hadir</h1>" in page, "Undang<span" in page) == (True, True)


def test_found_by_htmx_only_the_piece_is_sent(recorder, meeting):
    f.AppointmentFactory(official__name="Sari")

    page = find(recorder, meeting, "sari", **{"HX-Request": "true"})

    assert ("<h1>" in page, "Undang<span" in page) == (False, True)


def test_who_is_on_the_list_is_not_offered_again(recorder, meeting, official):
    person = official.official

    page = find(recorder, meeting, person.name, **{"HX-Request": "true"})

    assert ("sudah ada" in page, "Undang<span" in page) == (True, False)


def test_nobody_found_is_said(recorder, meeting):
    assert "Tidak ada pejabat" in find(recorder, meeting, "zzz")


def add(client, meeting, **typed):
    headers = typed.pop("headers", {})
    url = reverse("agenda:add_found", args=[meeting.pk])
    return client.post(url, typed, headers=headers)


@pytest.mark.parametrize("status", ["invited", "present"])
def test_who_was_found_is_added_in_the_chosen_office(recorder, meeting, status):
    held = f.AppointmentFactory(official__name="Sari", position__name="Camat")
    typed = {"official": held.official.pk, "position": held.position.pk}

    add(recorder, meeting, **typed, status=status)

    line = meeting.attendance.get()
    assert (str(line), line.status) == ("Camat, Sari", status)
    assert verbs() == ["attendance.added"]


def test_an_office_that_was_found_is_added_without_a_name(recorder, meeting):
    office = f.PositionFactory(name="Camat")

    for _ in range(2):
        add(recorder, meeting, position=office.pk, status="invited")

    assert (lines(meeting), verbs()) == (["Camat"], ["attendance.added"])


def test_htmx_gets_the_list_and_a_word(recorder, meeting):
    office = f.PositionFactory(name="Camat")
    htmx = {"HX-Request": "true"}

    page = add(recorder, meeting, position=office.pk, status="invited", headers=htmx)

    text = page.content.decode()
    assert 'id="lembar"' in text
    assert "Camat ditambahkan ke daftar hadir." in text


@pytest.mark.parametrize(
    "typed",
    [{"status": "invited"}, {"position": "404", "status": "invited"}, {"position": 1}],
)
def test_nothing_to_add_is_refused(recorder, meeting, typed):
    f.PositionFactory(pk=1)

    assert add(recorder, meeting, **typed).status_code == 400
