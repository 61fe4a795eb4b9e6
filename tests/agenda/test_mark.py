"""Who came, by one tap a line or for all at once."""

import pytest
from django.urls import reverse

from tests import factories as f
from tests.trail import last_event, verbs

HTMX = {"HX-Request": "true"}


@pytest.fixture
def recorder(client_of, secretariat):
    return client_of(secretariat)


@pytest.fixture
def line(meeting):
    return f.AttendanceFactory(meeting=meeting, name="Budi", status="invited")


def mark(client, line, mark, **headers):
    url = reverse("agenda:mark", args=[line.pk])
    return client.post(url, {"mark": mark}, headers=headers)


def state(line):
    line.refresh_from_db()
    return line.status, line.mode


@pytest.mark.parametrize(
    ("button", "expected"),
    [
        ("hadir", ("present", "in_person")),
        ("daring", ("present", "online")),
        ("izin", ("excused", "")),
        ("tidak-hadir", ("absent", "")),
    ],
)
def test_one_tap_says_it(recorder, line, button, expected):
    response = mark(recorder, line, button)

    assert state(line) == expected
    assert response.url.endswith(f"/daftar-hadir/#hadir-{line.pk}")


def test_a_mark_is_audited(recorder, line):
    mark(recorder, line, "daring")

    event = last_event()
    assert (event.verb, event.details["changes"]) == (
        "attendance.marked",
        {"status": ["invited", "present"], "mode": ["", "online"]},
    )


def test_the_same_mark_twice_is_one(recorder, line):
    for _ in range(2):
        mark(recorder, line, "hadir")

    line.refresh_from_db()
    assert (verbs(), line.version) == (["attendance.marked"], 2)


def test_whoever_was_not_there_did_not_arrive(recorder, meeting):
    late = f.AttendanceFactory(meeting=meeting, arrived="09:20")

    mark(recorder, late, "izin")

    late.refresh_from_db()
    assert late.arrived is None


@pytest.mark.parametrize("button", ["", "diwakili", "invited"])
def test_an_unknown_mark_is_refused(recorder, line, button):
    assert (mark(recorder, line, button).status_code, verbs()) == (400, [])


def test_htmx_gets_that_line_and_the_counts(recorder, meeting, line):
    other = f.AttendanceFactory(meeting=meeting, name="Sari")

    page = mark(recorder, line, "hadir", **HTMX).content.decode()

    assert (f"hadir-{line.pk}" in page, f"hadir-{other.pk}" in page) == (True, False)
    assert "<dt>hadir</dt><dd>2</dd>" in page


@pytest.mark.parametrize(
    ("known", "pressed"),
    [
        ({"status": "invited"}, []),
        ({"status": "present"}, ["hadir"]),
        ({"status": "present", "mode": "online"}, ["daring"]),
        ({"status": "present", "mode": "mixed"}, []),
        ({"status": "excused"}, ["izin"]),
        ({"status": "absent"}, ["tidak-hadir"]),
    ],
)
def test_the_page_shows_which_button_is_pressed(recorder, meeting, known, pressed):
    f.AttendanceFactory(meeting=meeting, **known)

    page = recorder.get(reverse("agenda:attendance", args=[meeting.pk]))

    buttons = page.content.decode().split('<button class="mark"')[1:]
    assert [
        button.split('value="')[1].split('"')[0]
        for button in buttons
        if 'aria-pressed="true"' in button
    ] == pressed


def test_the_order_is_changed_on_a_page_of_its_own(recorder, meeting, line):
    url = reverse("agenda:attendance", args=[meeting.pk])

    pages = [recorder.get(url + query).content for query in ("", "?susun=1")]

    assert [b"Naikkan" in page for page in pages] == [False, True]
    assert [b'class="marks"' in page for page in pages] == [True, False]


@pytest.fixture
def invited(meeting):
    return [
        f.AttendanceFactory(meeting=meeting, name=name, status="invited", order=n)
        for n, name in enumerate("ABC", start=1)
    ]


def mark_all(client, meeting, shown, missing=(), status="absent"):
    typed = {"shown": [each.pk for each in shown], "status": status}
    typed["missing"] = [each.pk for each in missing]
    return client.post(reverse("agenda:mark_all", args=[meeting.pk]), typed)


@pytest.mark.parametrize("status", ["absent", "excused"])
def test_all_were_there_but_the_ticked(recorder, meeting, invited, status):
    mark_all(recorder, meeting, invited, invited[1:2], status)

    assert [state(line) for line in invited] == [
        ("present", "in_person"),
        (status, ""),
        ("present", "in_person"),
    ]


def test_it_is_one_act_with_counts(recorder, meeting, invited):
    mark_all(recorder, meeting, invited, invited[1:2])

    event = last_event()
    assert verbs() == ["attendance.marked_all"]
    assert event.details["counts"] == {"present": 2, "absent": 1}


def test_only_those_who_are_still_invited_change(recorder, meeting, invited):
    mark(recorder, invited[0], "izin")

    mark_all(recorder, meeting, invited)

    assert [state(line)[0] for line in invited] == ["excused", "present", "present"]


def test_nobody_is_present_who_was_not_on_the_page(recorder, meeting, invited):
    mark_all(recorder, meeting, invited[:2])

    assert state(invited[2]) == ("invited", "")


def test_a_second_time_changes_nothing(recorder, meeting, invited):
    for _ in range(2):
        mark_all(recorder, meeting, invited)

    assert verbs() == ["attendance.marked_all"]


def test_lines_of_another_meeting_do_not_change(recorder, meeting, invited):
    foreign = f.AttendanceFactory(status="invited")

    mark_all(recorder, meeting, [*invited, foreign])

    assert state(foreign) == ("invited", "")


def test_an_online_meeting_is_attended_online(recorder, meeting, invited):
    meeting.mode = "online"
    meeting.save()

    mark_all(recorder, meeting, invited[:1])

    assert state(invited[0]) == ("present", "online")


@pytest.mark.parametrize("typed", [{"status": "present"}, {"shown": "x"}])
def test_a_refused_page_changes_nothing(recorder, meeting, invited, typed):
    typed = {"status": "absent", "shown": invited[0].pk, **typed}

    response = recorder.post(reverse("agenda:mark_all", args=[meeting.pk]), typed)

    assert (response.status_code, verbs()) == (422, [])


def test_the_page_lists_those_who_are_still_invited(recorder, meeting, invited):
    mark(recorder, invited[0], "hadir")

    page = recorder.get(reverse("agenda:mark_all", args=[meeting.pk]))

    names = [row.attendee.name for row in page.context["rows"]]
    assert names == ["B", "C"]
