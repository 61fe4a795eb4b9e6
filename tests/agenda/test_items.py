"""The agenda: added, reworded, moved, removed."""

import pytest
from django.urls import reverse

from meetings.agenda import actions
from meetings.agenda.models import AgendaItem
from tests import factories as f
from tests.inputs import item_input, new_uuid
from tests.trail import last_event, verbs


@pytest.fixture
def recorder(client_of, secretariat):
    return client_of(secretariat)


@pytest.fixture
def url(meeting):
    return reverse("agenda:add_item", args=[meeting.pk])


@pytest.fixture
def items(meeting):
    return [
        f.AgendaItemFactory(meeting=meeting, title=title, number=n, position=n)
        for n, title in enumerate("ABC", start=1)
    ]


def agenda(meeting):
    return [(item.number, item.title) for item in meeting.agenda_items.all()]


def to(name, item):
    return reverse(f"agenda:{name}", args=[item.pk])


def test_an_item_is_added_last(recorder, meeting, items, url):
    response = recorder.post(url, item_input())

    assert (response.url, agenda(meeting)[-1]) == (
        reverse("agenda:items", args=[meeting.pk]),
        (4, "Genangan di pasar"),
    )


def test_adding_is_audited(recorder, meeting, url):
    recorder.post(url, item_input())

    event = last_event()
    told = (event.verb, event.target_label, event.details)
    assert told == (
        "agenda_item.added",
        "Genangan di pasar",
        {"meeting": meeting.pk},
    )


def test_a_retry_with_the_same_uuid_adds_one_item(recorder, meeting, url):
    typed = item_input(uuid=new_uuid())

    for _ in range(2):
        recorder.post(url, typed)

    assert (len(agenda(meeting)), verbs()) == (1, ["agenda_item.added"])


def test_refused_input_keeps_what_was_typed(recorder, meeting, url):
    response = recorder.post(url, item_input(title="", description="Rob <pasang>"))

    kept = "Rob &lt;pasang&gt;" in response.content.decode()
    assert (response.status_code, kept, agenda(meeting)) == (422, True, [])


def test_a_matter_of_the_forum_may_be_taken_up(recorder, host):
    topic = f.TopicFactory(series__institution=host)
    meeting = f.MeetingFactory(institution=host, series=topic.series)

    recorder.post(
        reverse("agenda:add_item", args=[meeting.pk]), item_input(topic=topic.pk)
    )

    assert meeting.agenda_items.get().topic == topic


def test_a_matter_of_another_forum_is_refused(recorder, host):
    meeting = f.MeetingFactory(institution=host, series=f.SeriesFactory())
    url = reverse("agenda:add_item", args=[meeting.pk])

    response = recorder.post(url, item_input(topic=f.TopicFactory().pk))

    assert (response.status_code, agenda(meeting)) == (422, [])


def test_items_added_at_once_are_numbered_apart(crowd):
    meeting = f.MeetingFactory()

    def add(number):
        actions.add_item(meeting, {"title": "Baru"}, uuid=new_uuid(), by=None)

    refused = [each for each in crowd(add, 4) if each is not None]

    numbers = [number for number, _ in agenda(meeting)]
    assert (refused, numbers) == ([], [1, 2, 3, 4])


def test_an_item_is_reworded(recorder, meeting, items):
    recorder.post(to("edit_item", items[1]), item_input(title="B2", version=1))

    assert agenda(meeting) == [(1, "A"), (2, "B2"), (3, "C")]


def test_rewording_is_audited(recorder, items):
    recorder.post(to("edit_item", items[1]), item_input(title="B2", version=1))

    event = last_event()
    told = (event.verb, event.details["changes"])
    assert told == ("agenda_item.edited", {"title": ["B", "B2"]})


def test_refused_rewording_keeps_what_was_typed(recorder, meeting, items):
    response = recorder.post(
        to("edit_item", items[1]), {"title": "", "description": "Rob", "version": 1}
    )

    kept = "Rob" in response.content.decode()
    assert (response.status_code, kept, agenda(meeting)[1]) == (422, True, (2, "B"))


def test_a_conflict_shows_both_texts_and_saves_nothing(recorder, meeting, items):
    AgendaItem.objects.filter(pk=items[1].pk).update(title="Mereka", version=2)

    response = recorder.post(
        to("edit_item", items[1]), item_input(title="Saya", version=1)
    )

    assert (response.status_code, response.context["rows"], agenda(meeting)[1]) == (
        409,
        [("Mata acara", "Saya", "Mereka")],
        (2, "Mereka"),
    )


def test_a_conflict_page_sent_again_wins(recorder, meeting, items):
    AgendaItem.objects.filter(pk=items[1].pk).update(title="Mereka", version=2)
    url, typed = to("edit_item", items[1]), item_input(title="Saya", version=1)
    form = recorder.post(url, typed).context["form"]

    recorder.post(url, {**typed, "version": form["version"].value()})

    assert agenda(meeting)[1] == (2, "Saya")


@pytest.mark.parametrize(
    ("which", "direction", "order"),
    [(1, "up", "BAC"), (1, "down", "ACB"), (0, "up", "ABC"), (2, "down", "ABC")],
)
def test_an_item_moves_one_place(recorder, meeting, items, which, direction, order):
    recorder.post(to("move_item", items[which]), {"direction": direction})

    assert agenda(meeting) == list(enumerate(order, start=1))


@pytest.mark.parametrize(
    ("which", "step", "order"),
    [(2, "-2", "CAB"), (0, "2", "BCA"), (0, "3", "ABC"), (1, "0", "ABC")],
)
def test_an_item_is_dragged(recorder, meeting, items, which, step, order):
    recorder.post(to("move_item", items[which]), {"step": step})

    assert agenda(meeting) == list(enumerate(order, start=1))


def test_moving_is_audited(recorder, items):
    recorder.post(to("move_item", items[1]), {"direction": "up"})

    assert (last_event().verb, last_event().details["step"]) == (
        "agenda_item.moved",
        -1,
    )


def test_a_move_that_goes_nowhere_is_not_audited(recorder, items):
    recorder.post(to("move_item", items[0]), {"direction": "up"})

    assert verbs() == []


def test_removing_asks_first(recorder, meeting, items):
    page = recorder.get(to("remove_item", items[0]))

    assert (page.context["object_text"], len(agenda(meeting))) == ("A", 3)


def test_a_removed_item_leaves_no_gap_in_the_numbers(recorder, meeting, items):
    recorder.post(to("remove_item", items[0]))

    assert agenda(meeting) == [(1, "B"), (2, "C")]


def test_removing_is_audited_with_its_words(recorder, items):
    recorder.post(to("remove_item", items[0]))

    event = last_event()
    told = (event.verb, event.details["title"])
    assert told == ("agenda_item.removed", "A")


def test_an_item_that_was_spoken_to_stays(recorder, meeting, items):
    f.DirectiveFactory(meeting=meeting, agenda_item=items[0])

    response = recorder.post(to("remove_item", items[0]), follow=True)

    told = "belum dapat dihapus" in response.content.decode()
    assert (told, len(agenda(meeting)), verbs()) == (True, 3, [])


def test_an_item_removed_twice_is_not_found(recorder, items):
    recorder.post(to("remove_item", items[0]))

    assert recorder.post(to("remove_item", items[0])).status_code == 404


def put_back(response, **changes):
    removed = response.context["removed"]
    names = ("uuid", "title", "description", "topic")
    return {name: removed[name] or "" for name in names} | changes


def test_a_removed_item_is_put_back_where_it_was(recorder, meeting, items, url):
    page = recorder.post(to("remove_item", items[0]), follow=True)

    recorder.post(url, put_back(page))

    assert agenda(meeting) == [(1, "A"), (2, "B"), (3, "C")]


def test_putting_back_twice_makes_one_item(recorder, meeting, items, url):
    sent = put_back(recorder.post(to("remove_item", items[1]), follow=True))

    recorder.post(url, sent)
    recorder.post(url, sent)

    assert agenda(meeting) == [(1, "A"), (2, "B"), (3, "C")]


def test_putting_back_is_audited(recorder, items, url):
    recorder.post(
        url, put_back(recorder.post(to("remove_item", items[0]), follow=True))
    )

    assert verbs()[-2:] == ["agenda_item.removed", "agenda_item.added"]


def test_it_is_offered_until_it_is_back(recorder, meeting, items, url):
    page = recorder.post(to("remove_item", items[0]), follow=True)

    page = recorder.post(url, put_back(page), follow=True)

    assert page.context["removed"] is None


def test_another_meeting_offers_nothing(recorder, host, items):
    other = f.MeetingFactory(institution=host)
    recorder.post(to("remove_item", items[0]))

    page = recorder.get(reverse("agenda:items", args=[other.pk]))

    assert page.context["removed"] is None


HTMX = {"HX-Request": "true"}


def test_a_piece_is_answered_to_htmx(recorder, meeting, items, url):
    answers = [
        recorder.post(to("move_item", items[0]), {"direction": "down"}, headers=HTMX),
        recorder.post(
            to("edit_item", items[0]), item_input(title="A2", version=1), headers=HTMX
        ),
        recorder.post(to("remove_item", items[1]), headers=HTMX),
        recorder.post(url, item_input(), headers=HTMX),
    ]

    told = [(each.headers["HX-Retarget"], each.context["told"]) for each in answers]
    assert told == [
        ("#acara", "“A” sekarang nomor 2."),
        ("#acara", "Mata acara disimpan."),
        ("#acara", ""),
        ("#acara", "Mata acara ditambahkan."),
    ]


def test_an_item_is_called_by_its_title(items):
    assert [str(item) for item in items] == ["A", "B", "C"]
