"""Lines of the attendance list: added, changed, moved, removed."""

import pytest
from django.urls import reverse

from meetings.agenda.models import Attendance
from tests import factories as f
from tests.inputs import line_input, new_uuid
from tests.trail import last_event, verbs


@pytest.fixture
def recorder(client_of, secretariat):
    return client_of(secretariat)


@pytest.fixture
def lines(meeting):
    return [
        f.AttendanceFactory(meeting=meeting, name=name, order=n)
        for n, name in enumerate("ABC", start=1)
    ]


def names(meeting):
    return [line.name for line in meeting.attendance.all()]


def add_url(meeting, kind):
    return reverse("agenda:add_attendance", args=[meeting.pk, kind])


def to(name, line):
    return reverse(f"agenda:{name}", args=[line.pk])


def walk_in(**typed):
    return line_input(name="Budi", rank="", office="", institution="", **typed)


def typed_for(kind):
    return {
        "official": lambda: line_input(official=f.OfficialFactory(name="Sari").pk),
        "office": lambda: line_input(position=f.PositionFactory(name="Camat").pk),
        "group": lambda: line_input(name="Kepala dinas", head_count=29),
        "walk_in": walk_in,
    }[kind]()


@pytest.mark.parametrize(
    ("kind", "label"),
    [
        ("official", "Sari"),
        ("office", "Camat"),
        ("group", "Kepala dinas"),
        ("walk_in", "Budi"),
    ],
)
def test_a_line_of_each_kind_is_added(recorder, meeting, kind, label):
    response = recorder.post(add_url(meeting, kind), typed_for(kind))

    line = meeting.attendance.get()
    assert (response.url, line.kind, str(line)) == (
        reverse("agenda:attendance", args=[meeting.pk]),
        kind,
        label,
    )


def test_adding_is_audited(recorder, meeting):
    recorder.post(add_url(meeting, "walk_in"), walk_in())

    event = last_event()
    told = (event.verb, event.target_label, event.details)
    assert told == ("attendance.added", "Budi", {"meeting": meeting.pk})


@pytest.mark.parametrize("kind", Attendance.Kind.values)
def test_the_empty_form_of_each_kind_is_shown(recorder, meeting, kind):
    assert recorder.get(add_url(meeting, kind)).status_code == 200


@pytest.mark.parametrize("kind", ["walk_in", "group"])
def test_whom_the_quick_field_did_not_find_is_not_typed_again(recorder, meeting, kind):
    page = reverse("agenda:attendance", args=[meeting.pk])
    link = f"{add_url(meeting, kind)}?nama=RT%20%26%20RW"

    found = recorder.get(page, {"q": "RT & RW"}).content.decode()
    form = recorder.get(link).context["form"]

    assert (link in found, form["name"].value()) == (True, "RT & RW")


def test_a_kind_that_does_not_exist_is_not_found(recorder, meeting):
    assert recorder.get(add_url(meeting, "ghost")).status_code == 404


@pytest.mark.parametrize(("who", "status"), [("official", 403), ("outsider", 404)])
def test_nobody_else_adds_a_line(client_of, meeting, who, status, request):
    client = client_of(request.getfixturevalue(who))

    response = client.post(add_url(meeting, "walk_in"), walk_in())

    assert (response.status_code, verbs()) == (status, [])


def test_a_retry_with_the_same_uuid_adds_one_line(recorder, meeting):
    typed = walk_in(uuid=new_uuid())

    for _ in range(2):
        recorder.post(add_url(meeting, "walk_in"), typed)

    assert (names(meeting), verbs()) == (["Budi"], ["attendance.added"])


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("walk_in", line_input(name="")),
        ("walk_in", line_input(name="B", arrived="10:00", left="09:00")),
        ("group", line_input(name="Camat", role="chair")),
        ("group", line_input(name="Camat", head_count=-1)),
        ("office", line_input(position="")),
        ("official", line_input(official="404")),
    ],
)
def test_impossible_lines_are_refused(recorder, meeting, kind, typed):
    response = recorder.post(add_url(meeting, kind), typed)

    assert (response.status_code, names(meeting)) == (422, [])


def test_refused_input_keeps_what_was_typed(recorder, meeting):
    typed = walk_in(arrived="10:00", left="09:00", note="Datang <lagi>")

    page = recorder.post(add_url(meeting, "walk_in"), typed).content.decode()

    assert "Datang &lt;lagi&gt;" in page


def test_an_official_is_not_listed_twice(recorder, meeting, official):
    typed = line_input(official=official.official_id)

    response = recorder.post(add_url(meeting, "official"), typed)

    assert response.context["form"].errors["official"] == [
        "Pejabat ini sudah ada dalam daftar hadir."
    ]


def test_a_meeting_has_one_chair(recorder, meeting):
    f.AttendanceFactory(meeting=meeting, role="chair", name="Ketua")

    response = recorder.post(add_url(meeting, "walk_in"), walk_in(role="chair"))

    assert response.context["form"].errors["role"] == [
        "Rapat ini sudah dipimpin oleh Ketua."
    ]


def test_the_chair_remains_chair_when_the_line_is_changed(recorder, meeting):
    chair = f.AttendanceFactory(meeting=meeting, role="chair")

    response = recorder.post(
        to("edit_attendance", chair), walk_in(role="chair", version=1)
    )

    assert response.status_code == 302


def test_officials_are_offered_with_the_office_of_that_day(recorder, meeting):
    f.AppointmentFactory(official__name="Sari", position__name="Camat", capacity="plt")

    page = recorder.get(add_url(meeting, "official")).content.decode()

    assert ">Sari — Plt. Camat</option>" in page


def test_a_line_is_changed(recorder, meeting, lines):
    recorder.post(to("edit_attendance", lines[1]), walk_in(version=1))

    assert names(meeting) == ["A", "Budi", "C"]


def test_changing_is_audited(recorder, lines):
    recorder.post(to("edit_attendance", lines[1]), walk_in(version=1))

    event = last_event()
    told = (event.verb, event.details["changes"])
    assert told == ("attendance.edited", {"name": ["B", "Budi"]})


def test_a_refused_change_keeps_what_was_typed(recorder, meeting, lines):
    typed = walk_in(version=1, note="Datang <lagi>", arrived="x")

    response = recorder.post(to("edit_attendance", lines[1]), typed)

    kept = "Datang &lt;lagi&gt;" in response.content.decode()
    assert (response.status_code, kept, names(meeting)) == (422, True, ["A", "B", "C"])


def test_a_conflict_shows_both_texts_and_saves_nothing(recorder, meeting, lines):
    Attendance.objects.filter(pk=lines[1].pk).update(name="Mereka", version=2)

    response = recorder.post(to("edit_attendance", lines[1]), walk_in(version=1))

    assert (response.status_code, response.context["rows"], names(meeting)[1]) == (
        409,
        [("Nama lengkap dengan gelar", "Budi", "Mereka")],
        "Mereka",
    )


def test_a_conflict_page_sent_again_wins(recorder, meeting, lines):
    Attendance.objects.filter(pk=lines[1].pk).update(name="Mereka", version=2)
    url = to("edit_attendance", lines[1])
    form = recorder.post(url, walk_in(version=1)).context["form"]

    recorder.post(url, walk_in(version=form["version"].value()))

    assert names(meeting)[1] == "Budi"


@pytest.mark.parametrize(
    ("which", "direction", "order"),
    [(1, "up", "BAC"), (1, "down", "ACB"), (0, "up", "ABC"), (2, "down", "ABC")],
)
def test_a_line_moves_one_place(recorder, meeting, lines, which, direction, order):
    recorder.post(to("move_attendance", lines[which]), {"direction": direction})

    assert names(meeting) == list(order)


def test_moving_is_audited(recorder, lines):
    recorder.post(to("move_attendance", lines[1]), {"direction": "up"})

    assert (last_event().verb, last_event().details["step"]) == ("attendance.moved", -1)


def test_a_move_that_goes_nowhere_is_not_audited(recorder, lines):
    recorder.post(to("move_attendance", lines[0]), {"direction": "up"})

    assert verbs() == []


def test_without_a_date_officials_are_offered_with_any_office(recorder, host):
    meeting = f.MeetingFactory(institution=host, date=None)
    held = f.AppointmentFactory()

    page = recorder.get(add_url(meeting, "official")).content.decode()

    assert held.official.name in page
