"""Numbers follow the printed order."""

import pytest
from django.urls import reverse

from meetings.minutes import actions
from tests import factories as f
from tests.trail import last_event, verbs


@pytest.fixture
def move(recorder):
    def move(directive, direction):
        url = reverse("minutes:move_directive", args=[directive.pk])
        return recorder.post(url, {"direction": direction})

    return move


@pytest.fixture
def items(meeting):
    return [f.AgendaItemFactory(meeting=meeting, number=n, position=n) for n in (1, 2)]


def printed(meeting):
    rows = meeting.directives.current().order_by("number")
    return [(row.number, row.text) for row in rows]


def test_directives_are_numbered_as_they_come(meeting, say):
    for text in "ABC":
        say(text)

    assert printed(meeting) == [(1, "A"), (2, "B"), (3, "C")]


def test_numbers_run_through_items_then_the_rest_then_decisions(meeting, say, items):
    say("keputusan", speaker=None, kind="decision")
    say("lepas")
    say("acara 2", agenda_item=items[1])
    say("acara 1", agenda_item=items[0])

    assert printed(meeting) == [
        (1, "acara 1"),
        (2, "acara 2"),
        (3, "lepas"),
        (4, "keputusan"),
    ]


def test_an_edit_into_another_item_renumbers(meeting, say, items, secretariat):
    first = say("A", agenda_item=items[0])
    say("B", agenda_item=items[0])

    values = {"agenda_item": items[1]}
    actions.edit_directive(first, values, version=1, by=secretariat)

    assert printed(meeting) == [(1, "B"), (2, "A")]


@pytest.mark.parametrize(
    ("which", "direction", "order"),
    [(1, "up", "BAC"), (1, "down", "ACB"), (0, "up", "ABC"), (2, "down", "ABC")],
)
def test_a_directive_moves_one_place(meeting, say, move, which, direction, order):
    said = [say(text) for text in "ABC"]

    move(said[which], direction)

    assert printed(meeting) == list(enumerate(order, start=1))


def test_the_answer_leads_to_where_it_stands_now(meeting, say, move):
    _, last = say("A"), say("B")

    assert move(last, "up").url == f"{meeting.get_absolute_url()}#butir-{last.pk}"


def test_moving_is_audited(say, move):
    _, last = say("A"), say("B")

    move(last, "up")

    assert (last_event().verb, last_event().details["step"]) == ("directive.moved", -1)


def test_a_directive_stays_under_its_item(meeting, say, move, items):
    say("A", agenda_item=items[0])
    last = say("B", agenda_item=items[1])

    move(last, "up")

    assert (printed(meeting), len(verbs())) == ([(1, "A"), (2, "B")], 2)


def test_it_moves_over_what_was_said_elsewhere_in_between(meeting, say, move, items):
    say("A", agenda_item=items[0])
    say("lain", agenda_item=items[1])
    last = say("B", agenda_item=items[0])

    move(last, "up")

    assert printed(meeting) == [(1, "B"), (2, "A"), (3, "lain")]


def test_it_moves_over_a_removed_one(meeting, say, move, secretariat):
    _, gone, last = say("A"), say("dihapus"), say("B")
    actions.remove_directive(gone, by=secretariat)

    move(last, "up")

    assert printed(meeting) == [(1, "B"), (2, "A")]


def test_a_removed_directive_does_not_move(meeting, say, move, secretariat):
    _, gone = say("A"), say("dihapus")
    actions.remove_directive(gone, by=secretariat)

    move(gone, "up")

    assert (printed(meeting), verbs()[-1]) == ([(1, "A")], "directive.removed")
