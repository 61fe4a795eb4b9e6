"""Who may act on minutes and directives."""

import pytest
from django.urls import reverse

from meetings.minutes.models import Directive
from tests import factories as f
from tests.trail import verbs

POST_ONLY = {
    "minutes:note": ("meeting", {"text": "Baru"}),
    "minutes:move_directive": ("directive", {"direction": "up"}),
    "minutes:restore_directive": ("directive", {"version": 1}),
}
FORMS = {
    "minutes:edit": ("meeting", {"opening": "Baru", "version": 1}),
    "minutes:reclassify": ("meeting", {"classification": 0, "version": 1}),
    "minutes:add_directive": ("meeting", {"text": "Baru"}),
    "minutes:edit_directive": ("directive", {"text": "Baru", "version": 1}),
    "minutes:remove_directive": ("directive", {}),
}
PAGES = {"minutes:directive_history": ("directive", {})}
ACTS = POST_ONLY | FORMS
ON_DIRECTIVES = [
    name for name, (thing, _) in (ACTS | PAGES).items() if thing == "directive"
]


@pytest.fixture
def address(meeting):
    """``address("minutes:edit")``: that act on the cast's meeting."""
    things = {"meeting": meeting, "directive": f.DirectiveFactory(meeting=meeting)}
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


@pytest.mark.parametrize("name", ON_DIRECTIVES)
def test_a_directive_above_the_clearance_does_not_exist(client_of, address, name):
    Directive.objects.update(classification=2)
    client = client_of(f.user_with("secretariat", clearance=1))
    method = client.get if name in PAGES else client.post

    assert method(address(name)).status_code == 404


def test_a_history_is_only_read(client_of, secretariat, address):
    response = client_of(secretariat).post(address("minutes:directive_history"))

    assert response.status_code == 405


@pytest.mark.parametrize("direction", ["", "sideways"])
def test_there_is_only_up_and_down(client_of, secretariat, address, direction):
    response = client_of(secretariat).post(
        address("minutes:move_directive"), {"direction": direction}
    )

    assert response.status_code == 400


@pytest.mark.parametrize("who", ["official", "leader"])
def test_a_reader_is_not_shown_what_was_removed(client_of, meeting, who, request):
    gone = {"text": "Pompa dijual.", "removed_at": "2026-03-10T00:00Z"}
    f.DirectiveFactory(meeting=meeting, **gone)
    client = client_of(request.getfixturevalue(who))

    page = client.get(meeting.get_absolute_url())

    assert page.status_code == 200
    assert "Pompa dijual." not in page.content.decode()
