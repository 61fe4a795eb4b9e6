"""Who may act on a meeting, its agenda and its attendance list."""

import pytest
from django.urls import reverse

from meetings.agenda.models import AgendaItem, Attendance
from tests import factories as f
from tests.trail import verbs

POST_ONLY = {
    "agenda:change_status": ("meeting", {"status": "planned"}),
    "agenda:add_item": ("meeting", {"title": "Baru"}),
    "agenda:move_item": ("item", {"direction": "up"}),
    "agenda:move_attendance": ("line", {"direction": "up"}),
    "agenda:mark": ("line", {"mark": "izin"}),
    "agenda:invite": ("meeting", {"list": 1}),
    "agenda:add_found": ("meeting", {"position": 1, "status": "invited"}),
    "agenda:open_check_in": ("meeting", {}),
    "agenda:close_check_in": ("meeting", {}),
}
FORMS = {
    "agenda:edit": ("meeting", {}),
    "agenda:edit_item": ("item", {"title": "Baru", "version": 1}),
    "agenda:remove_item": ("item", {}),
    "agenda:edit_attendance": ("line", {"name": "Baru", "version": 1}),
    "agenda:remove_attendance": ("line", {}),
    "agenda:mark_all": ("meeting", {"status": "absent"}),
    "agenda:represent": ("office_line", {"name": "Slamet"}),
}
PAGES = {
    "agenda:items": ("meeting", {}),
    "agenda:attendance": ("meeting", {}),
    "agenda:check_in": ("meeting", {}),
}
ACTS = POST_ONLY | FORMS


@pytest.fixture
def address(meeting):
    """``address("agenda:edit")``: that act on the cast's meeting."""
    things = {
        "meeting": meeting,
        "item": f.AgendaItemFactory(meeting=meeting),
        "line": f.AttendanceFactory(meeting=meeting),
        "office_line": f.office_line(meeting, f.PositionFactory()),
    }
    return lambda name: reverse(name, args=[things[(ACTS | PAGES)[name][0]].pk])


@pytest.mark.parametrize("name", ACTS)
def test_a_reader_is_refused(client_of, official, address, name):
    response = client_of(official).post(address(name), ACTS[name][1])

    assert (response.status_code, verbs()) == (403, [])


@pytest.mark.parametrize("name", ACTS)
def test_to_an_outsider_it_does_not_exist(client_of, outsider, address, name):
    response = client_of(outsider).post(address(name), ACTS[name][1])

    assert (response.status_code, verbs()) == (404, [])


@pytest.mark.parametrize("name", POST_ONLY)
def test_a_link_does_nothing(client_of, secretariat, address, name):
    response = client_of(secretariat).get(address(name))

    assert (response.status_code, verbs()) == (405, [])


@pytest.mark.parametrize("name", FORMS | PAGES)
def test_looking_changes_nothing(client_of, secretariat, address, name):
    response = client_of(secretariat).get(address(name))

    assert (response.status_code, verbs()) == (200, [])


@pytest.mark.parametrize("name", FORMS | PAGES)
def test_a_reader_does_not_even_see_the_form(client_of, official, address, name):
    assert client_of(official).get(address(name)).status_code == 403


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_not_posted_to(client_of, secretariat, address, name):
    assert client_of(secretariat).post(address(name)).status_code == 405


@pytest.mark.parametrize("name", ["agenda:move_item", "agenda:move_attendance"])
@pytest.mark.parametrize("direction", ["", "sideways"])
def test_there_is_only_up_and_down(client_of, secretariat, address, name, direction):
    response = client_of(secretariat).post(address(name), {"direction": direction})

    assert response.status_code == 400


def test_an_act_on_nothing_is_not_found(client_of, secretariat, db):
    response = client_of(secretariat).post(
        reverse("agenda:remove_item", args=[404]), {}
    )

    assert response.status_code == 404


def test_refusals_left_everything_there(client_of, official, address):
    for name, (_, data) in ACTS.items():
        client_of(official).post(address(name), data)

    assert (AgendaItem.objects.count(), Attendance.objects.count()) == (1, 3)
