"""What the front door shows to a secretariat."""

import datetime as dt

import pytest
import time_machine

from meetings.models import Minutes
from tests import factories as f

NOW = dt.datetime(2026, 3, 11, 3, tzinfo=dt.UTC)  # a Wednesday
TODAY = dt.date(2026, 3, 11)


@pytest.fixture(autouse=True)
def _now(db):
    with time_machine.travel(NOW):
        yield


@pytest.fixture
def desk(client_of, secretariat):
    client = client_of(secretariat)
    return lambda: client.get("/").context["desk"]


def complete(meeting):
    f.AttendanceFactory(meeting=meeting, role="chair")
    f.DirectiveFactory(meeting=meeting, speaker=meeting.attendance.get())


def test_today_and_the_rest_of_the_week_stand_apart(desk):
    for title, day in [("kini", 11), ("senin", 9), ("minggu", 15), ("nanti", 16)]:
        f.MeetingFactory(title=title, date=dt.date(2026, 3, day))

    week = desk()["week"]

    assert [each.title for each in week.today] == ["kini"]
    assert [each.title for each in week.others] == ["senin", "minggu"]


def test_a_meeting_of_several_days_is_of_each_of_them(desk):
    f.MeetingFactory(date=dt.date(2026, 3, 6), end_date=dt.date(2026, 3, 12))

    assert len(desk()["week"].today) == 1


def test_what_a_held_meeting_lacks_is_listed_with_where_to_mend_it(desk):
    meeting = f.MeetingFactory()

    ((listed, lacks),) = desk()["lacking"]

    assert listed == meeting
    assert [(lack.message, lack.url) for lack in lacks] == [
        ("Tentukan pimpinan rapat", f"/rapat/{meeting.pk}/daftar-hadir/"),
        ("Catat kehadiran", f"/rapat/{meeting.pk}/daftar-hadir/"),
        ("Catat butir arahan", f"/rapat/{meeting.pk}/butir/tambah/"),
    ]


def test_a_past_meeting_that_nobody_closed_is_listed(desk):
    complete(f.MeetingFactory(status="planned"))

    ((_, lacks),) = desk()["lacking"]

    assert [lack.message for lack in lacks] == ["Nyatakan selesai"]


def test_an_invitation_that_nobody_marked_is_listed(desk):
    meeting = f.MeetingFactory()
    complete(meeting)
    f.AttendanceFactory(meeting=meeting, status="invited")

    ((_, lacks),) = desk()["lacking"]

    assert [(lack.message, lack.url) for lack in lacks] == [
        ("Tandai undangan yang tersisa", f"/rapat/{meeting.pk}/daftar-hadir/")
    ]


@pytest.mark.parametrize(
    ("state", "step"),
    [
        ("", "Ajukan notula untuk ditinjau"),
        ("drafted", "Ajukan notula untuk ditinjau"),
        ("under_review", "Notula menunggu persetujuan"),
        ("approved", "Terbitkan notula"),
    ],
)
def test_a_complete_meeting_waits_for_its_next_step(desk, state, step):
    meeting = f.MeetingFactory()
    complete(meeting)
    if state == "approved":
        f.approved(meeting)
    elif state:
        Minutes.objects.create(meeting=meeting, state=state)

    ((_, lacks),) = desk()["lacking"]

    assert [(lack.message, lack.url) for lack in lacks] == [
        (step, f"/rapat/{meeting.pk}/tinjauan/")
    ]


def test_issued_minutes_lack_nothing(desk):
    f.approved(f.MeetingFactory(), "issued")

    assert (desk()["lacking"], desk()["lacking_count"]) == ([], 0)


@pytest.mark.parametrize(
    "particulars", [{"status": "cancelled"}, {"status": "planned", "date": TODAY}]
)
def test_what_does_not_take_place_or_is_still_to_come_lacks_nothing(desk, particulars):
    f.MeetingFactory(**particulars)

    assert desk()["lacking"] == []


def test_a_removed_directive_does_not_count(desk):
    meeting = f.MeetingFactory()
    complete(meeting)
    meeting.directives.update(removed_at=NOW)

    ((_, lacks),) = desk()["lacking"]

    assert [lack.message for lack in lacks] == ["Catat butir arahan"]


def test_ten_are_shown_and_all_are_counted(desk, client_of, secretariat):
    f.MeetingFactory.create_batch(12)

    assert (len(desk()["lacking"]), desk()["lacking_count"]) == (10, 12)
    page = client_of(secretariat).get("/perlu-dilengkapi/")
    assert len(page.context["lacking"]) == 12


def test_only_what_one_records_is_asked_for(client_of, host):
    own = f.MeetingFactory(institution=host)
    f.MeetingFactory()
    client = client_of(f.user_with("secretariat", institution=host))

    listed = client.get("/").context["desk"]["lacking"]

    assert [meeting for meeting, _ in listed] == [own]


def test_what_is_above_the_clearance_is_not_listed(client_of):
    f.MeetingFactory(classification=2, date=TODAY)
    desk = client_of(f.user_with("secretariat")).get("/").context["desk"]

    assert (desk["lacking_count"], desk["week"].today) == (0, [])


def test_an_empty_desk_offers_the_first_step(client_of, secretariat):
    page = client_of(secretariat).get("/").content.decode()

    assert "mulailah dari" in page


def test_nothing_lacking_is_said(client_of, secretariat):
    page = client_of(secretariat).get("/perlu-dilengkapi/").content.decode()

    assert "Semua sudah lengkap" in page
