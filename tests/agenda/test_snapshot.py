"""Who somebody was on the day, kept."""

import datetime as dt
import uuid

import pytest

from meetings.agenda.attending import add_attendance, edit_attendance
from tests import factories as f

BEFORE, AFTER = (f.DAY + dt.timedelta(days=d) for d in (-1, 1))
FIELDS = ("name", "rank", "number_label", "number", "capacity", "office", "institution")


@pytest.fixture
def person(db):
    return f.OfficialFactory(
        name="Sari", title_after="S.H.", rank="Penata (III/c)", number="198001"
    )


def office(name="Camat", order=100, **more):
    return f.PositionFactory(name=name, protocol_order=order, **more)


def appoint(person, position, **more):
    return f.AppointmentFactory(official=person, position=position, **more)


def attend(meeting, person, **more):
    values = {"kind": "official", "official": person, **more}
    return add_attendance(meeting, values, uuid=uuid.uuid4(), by=None)


def test_a_line_keeps_name_rank_number_office_and_institution(meeting, person):
    appoint(person, office(institution__name="Kecamatan Kademangan"), capacity="plt")

    line = attend(meeting, person)

    assert {name: getattr(line, name) for name in FIELDS} == {
        "name": "Sari, S.H.",
        "rank": "Penata (III/c)",
        "number_label": "NIP",
        "number": "198001",
        "capacity": "plt",
        "office": "Camat",
        "institution": "Kecamatan Kademangan",
    }


@pytest.mark.parametrize(
    ("starts", "ends", "kept"),
    [
        (f.DAY, f.DAY, "Camat"),
        (None, None, "Camat"),
        (None, BEFORE, ""),
        (AFTER, None, ""),
    ],
)
def test_the_office_is_the_one_held_that_day(meeting, person, starts, ends, kept):
    appoint(person, office(), starts=starts, ends=ends)

    assert attend(meeting, person).office == kept


def test_a_meeting_without_a_date_takes_any_office(host, person):
    appoint(person, office(), starts=None, ends=BEFORE)

    line = attend(f.MeetingFactory(institution=host, date=None), person)

    assert line.office == "Camat"


def test_the_office_of_highest_protocol_is_taken(meeting, person):
    for name, order in [("Lurah", 300), ("Sekda", 10), ("Camat", 200)]:
        appoint(person, office(name, order))

    assert attend(meeting, person).office == "Sekda"


def test_an_office_held_goes_before_one_acted_for(meeting, person):
    appoint(person, office("Sekda", 10), capacity="plh")
    appoint(person, office("Camat", 200))

    line = attend(meeting, person)

    assert (line.office, line.capacity) == ("Camat", "")


def test_the_office_that_was_named_is_taken(meeting, person):
    appoint(person, office("Camat", 200))
    sekda = office("Sekda", 10)
    appoint(person, sekda, capacity="plh")

    line = attend(meeting, person, position=sekda)

    assert line.office_text == "Plh. Sekda"


def test_an_office_that_is_not_held_is_printed_as_named(meeting, person):
    line = attend(meeting, person, position=office("Ketua panitia"))

    assert (line.office, line.capacity) == ("Ketua panitia", "")


def test_whom_somebody_stands_for_is_kept_by_name(meeting, person):
    line = attend(meeting, person, represents=office("Dandim 0820"))

    assert line.represents_office == "Dandim 0820"


def test_a_nameless_office_keeps_office_institution_and_capacity(meeting):
    position = office(institution__name="Kodim 0820")
    values = {"kind": "office", "position": position, "capacity": "pj"}

    line = add_attendance(meeting, values, uuid=uuid.uuid4(), by=None)

    assert (line.name, line.office_text, line.institution) == (
        "",
        "Pj. Camat",
        "Kodim 0820",
    )


def test_a_walk_in_keeps_what_was_typed(meeting):
    typed = {"name": "Budi", "office": "Ketua RW 3", "institution": "Kanigaran"}

    line = add_attendance(
        meeting, {"kind": "walk_in", **typed}, uuid=uuid.uuid4(), by=None
    )

    assert {name: getattr(line, name) for name in typed} == typed


@pytest.fixture
def line(meeting, person):
    appoint(person, office())
    return attend(meeting, person)


def test_a_later_name_and_office_leave_the_line_as_it_was(line, person):
    person.name, person.rank = "Sari Dewi", "Pembina (IV/a)"
    person.save()
    person.appointments.update(ends=BEFORE)
    appoint(person, office("Sekda"))

    line.refresh_from_db()

    assert (line.name, line.rank, line.office) == (
        "Sari, S.H.",
        "Penata (III/c)",
        "Camat",
    )


def renamed(person):
    person.name = "Sari Dewi"
    person.save()


def test_an_edit_of_other_fields_keeps_the_snapshot(line, person, secretariat):
    renamed(person)
    values = {"official": person, "position": line.position, "status": "excused"}

    line = edit_attendance(line, values, version=1, by=secretariat)

    assert (line.name, line.status) == ("Sari, S.H.", "excused")


def test_an_edit_takes_over_what_the_directory_has_learned(meeting, secretariat):
    unknown = f.OfficialFactory(name="Sari", rank="", number="")
    line = attend(meeting, unknown)
    unknown.rank, unknown.number = "Penata (III/c)", "198001"
    unknown.save()

    line = edit_attendance(line, {"status": "present"}, version=1, by=secretariat)

    assert (line.rank, line.number) == ("Penata (III/c)", "198001")


def test_an_edit_of_a_link_takes_it_again(line, person, secretariat):
    renamed(person)
    values = {"official": person, "represents": office("Dandim")}

    line = edit_attendance(line, values, version=1, by=secretariat)

    assert (line.name, line.represents_office) == ("Sari Dewi, S.H.", "Dandim")


def test_another_person_brings_the_own_office(line, secretariat):
    other = appoint(f.OfficialFactory(name="Budi"), office("Kapolres")).official
    values = {"official": other, "position": None}

    line = edit_attendance(line, values, version=1, by=secretariat)

    assert (line.name, line.office) == ("Budi", "Kapolres")
