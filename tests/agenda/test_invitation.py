"""What goes out before a meeting."""

import datetime as dt

import pytest
from django.urls import reverse
from icalendar import Calendar

from meetings.agenda.actions import change_status, edit_meeting
from meetings.agenda.calendar_file import calendar_of
from meetings.agenda.models import Meeting
from meetings.minutes.actions import reclassify
from tests import factories as f

NINE, ELEVEN = dt.time(9), dt.time(11)


@pytest.fixture
def reader(client_of, leader):
    return client_of(leader)


@pytest.fixture
def entry(reader, meeting):
    """``entry(place="Aula")``: the calendar entry of the meeting, once it is so."""

    def entry(**values):
        Meeting.objects.filter(pk=meeting.pk).update(**values)
        content = reader.get(reverse("agenda:calendar", args=[meeting.pk])).content
        return Calendar.from_ical(content).walk("VEVENT")[0]

    return entry


def text(client, meeting):
    return client.get(reverse("agenda:invitation_text", args=[meeting.pk]))


def test_an_entry_has_a_stable_name_and_a_rising_sequence(entry, meeting):
    first, second = entry(version=1), entry(version=4)

    assert first["uid"] == second["uid"] == f"{meeting.uuid}@rakor"
    assert (first["sequence"], second["sequence"]) == (1, 4)


def test_every_act_on_the_meeting_raises_the_sequence(entry, secretariat, meeting):
    found = [entry(status="planned")]

    for act in (
        lambda row: edit_meeting(
            row, {"place": "Aula"}, version=row.version, by=secretariat
        ),
        lambda row: reclassify(row, 1, version=row.version, by=secretariat),
        lambda row: change_status(row, "cancelled", by=secretariat),
    ):
        act(Meeting.objects.get(pk=meeting.pk))
        found.append(entry(number="1"))

    assert len({each["uid"] for each in found}) == 1
    assert [each["sequence"] for each in found] == [1, 2, 3, 4]


@pytest.mark.parametrize("zone", ["Asia/Jakarta", "Asia/Jayapura"])
def test_the_zone_that_is_named_is_told(reader, meeting, zone):
    Meeting.objects.update(start_time=NINE, zone=zone)

    content = reader.get(reverse("agenda:calendar", args=[meeting.pk])).content
    zones = Calendar.from_ical(content).walk("VTIMEZONE")

    assert [str(each["tzid"]) for each in zones] == [zone]


def test_clock_times_are_in_the_zone_of_the_meeting(entry):
    found = entry(start_time=NINE, end_time=ELEVEN, zone="Asia/Makassar")

    assert found.decoded("dtstart").isoformat() == "2026-03-10T09:00:00+08:00"
    assert found.decoded("dtend").isoformat() == "2026-03-10T11:00:00+08:00"


def test_without_an_end_there_is_none(entry):
    found = entry(start_time=NINE, end_time=None, until_done=True)

    assert "dtend" not in found


@pytest.mark.parametrize(("end_date", "end"), [(None, 11), (dt.date(2026, 3, 12), 13)])
def test_without_a_clock_time_it_takes_whole_days(entry, end_date, end):
    found = entry(
        start_time=None, end_time=None, part_of_day="morning", end_date=end_date
    )

    assert found.decoded("dtstart") == f.DAY
    assert found.decoded("dtend") == dt.date(2026, 3, end)


@pytest.mark.parametrize(
    ("values", "name", "word"),
    [
        ({"status": "cancelled"}, "status", "CANCELLED"),
        ({"status": "planned"}, "status", "CONFIRMED"),
        ({"classification": 1}, "class", "CONFIDENTIAL"),
        ({"place": "Aula, lantai 2"}, "location", "Aula, lantai 2"),
        ({"link": "https://temu.example/x"}, "description", "temu.example/x"),
    ],
)
def test_it_tells_what_is_known(entry, values, name, word):
    assert word in str(entry(**values)[name])


def test_without_a_place_there_is_none(entry):
    assert "location" not in entry(place="")


def test_a_meeting_without_a_date_has_no_entry(reader, meeting):
    Meeting.objects.update(date=None)

    assert reader.get(reverse("agenda:calendar", args=[meeting.pk])).status_code == 404


def test_the_text_has_the_particulars_in_the_order_of_a_letter(reader, meeting):
    Meeting.objects.update(
        start_time=NINE, place="Aula", mode="hybrid", invitation_number="005/1"
    )
    f.AgendaItemFactory(meeting=meeting, title="Banjir", number=1)

    lines = text(reader, meeting).content.decode().splitlines()

    assert lines[:2] == ["*UNDANGAN RAPAT*", meeting.institution.name]
    assert lines[3:10] == [
        f"*{meeting.title}*",
        "Nomor: 005/1",
        "Hari/tanggal: Selasa, 10 Maret 2026",
        "Waktu: 09.00 WIB",
        "Tempat: Aula, secara luring dan daring",
        "Acara:",
        "1. Banjir",
    ]


def test_the_text_leaves_out_what_is_not_known(reader, meeting):
    Meeting.objects.update(start_time=None, place="", invitation_number="")

    told = text(reader, meeting).content.decode()

    assert [word in told for word in ("Waktu", "Tempat", "Nomor", "None")] == [
        False
    ] * 4


def test_without_a_date_there_is_no_entry_to_make():
    now = dt.datetime(2024, 11, 26, tzinfo=dt.UTC)

    with pytest.raises(ValueError, match="without a date"):
        calendar_of(Meeting(), "", now)
