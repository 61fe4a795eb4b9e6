"""From the tables to the record that a reader may see."""

import dataclasses
import datetime as dt
import json

import pytest

from meetings.agenda.models import Attachment, Meeting
from meetings.minutes import actions
from meetings.minutes.models import Addressee, Minutes
from meetings.minutes.reading import read, read_many
from meetings.minutes.record import Body
from tests import factories as f


@pytest.fixture
def content(meeting, secretariat):
    """``content()``: the record as the secretariat reads it now."""
    return lambda: read(meeting, secretariat)


@pytest.fixture
def items(meeting):
    return [f.AgendaItemFactory(meeting=meeting, number=n, position=n) for n in (1, 2)]


def spoken(section):
    """[(speaker, [texts])] of a section."""
    return [
        (turn.speaker.name, [item.text for item in turn.items])
        for turn in section.turns
    ]


def test_turns_are_cut_where_the_speaker_changes(meeting, say, content, items):
    budi = f.AttendanceFactory(meeting=meeting, name="Budi")
    for text, more in [("1", {}), ("2", {}), ("3", {"speaker": budi}), ("4", {})]:
        say(text, agenda_item=items[0], **more)

    assert spoken(content().agenda[0]) == [
        ("Sari", ["1", "2"]),
        ("Budi", ["3"]),
        ("Sari", ["4"]),
    ]


def test_what_was_said_elsewhere_does_not_cut_a_turn(meeting, say, content, items):
    budi = f.AttendanceFactory(meeting=meeting, name="Budi")
    say("1", agenda_item=items[0])
    say("lain", agenda_item=items[1], speaker=budi)
    say("2", agenda_item=items[0])

    assert spoken(content().agenda[0]) == [("Sari", ["1", "2"])]


def test_an_item_without_a_word_is_on_the_agenda_but_no_section(content, items):
    record = content()

    assert (len(record.agenda), record.sections) == (2, ())


def test_what_belongs_to_no_item_comes_last(say, content, items):
    say("lepas")
    say("acara", agenda_item=items[0])

    record = content()

    assert [section.id for section in record.sections] == [items[0].pk, 0]
    assert spoken(record.unassigned) == [("Sari", ["lepas"])]


def test_without_such_words_nothing_is_unassigned(say, content, items):
    say("acara", agenda_item=items[0])

    assert content().unassigned is None


def test_decisions_stand_apart_also_those_under_an_item(say, content, items):
    say("Posko.", speaker=None, kind="decision", agenda_item=items[0])

    record = content()

    assert ([d.text for d in record.decisions], record.sections) == (["Posko."], ())


def test_numbers_run_as_they_are_printed(say, content, items):
    for text, more in [
        ("putus", {"speaker": None, "kind": "decision"}),
        ("lepas", {}),
        ("acara", {"agenda_item": items[1]}),
    ]:
        say(text, **more)

    record = content()

    turns = [turn for section in record.sections for turn in section.turns]
    printed = [*(item for turn in turns for item in turn.items), *record.decisions]
    assert [item.number for item in printed] == [1, 2, 3]


def test_a_directive_is_in_printed_words(meeting, say, content):
    office = f.PositionFactory(name="Camat")
    say(
        "Siaga.",
        kind="appeal",
        ordinal=2,
        quote="Segera",
        classification=1,
        addressees=[{"position": office.pk}, {"group": "RT"}],
    )

    (item,) = content().unassigned.turns[0].items

    told = (item.kind_label, item.ordinal_word, item.quote, item.addressees)
    assert told == ("Imbauan", "Kedua", "Segera", ("Camat", "RT"))
    assert item.classification_label == "Terbatas"


def test_a_removed_directive_is_not_in_the_record(directive, content, secretariat):
    actions.remove_directive(directive, by=secretariat)

    assert content().sections == ()


def test_who_is_merely_addressed_reads_just_that(meeting, say):
    agency = f.user_with("agency", institution=f.InstitutionFactory())
    institution = agency.grants.get().institution
    Addressee.objects.create(directive=say("untuk Anda"), institution=institution)
    say("untuk orang lain")

    record = read(meeting, agency)

    assert spoken(record.unassigned) == [("Sari", ["untuk Anda"])]


@pytest.mark.parametrize(("clearance", "classification"), [(0, 0), (1, 1), (3, 2)])
def test_a_copy_is_classed_as_the_highest_that_it_shows(
    meeting, say, clearance, classification
):
    for each in (0, 1, 2):
        say("Butir", classification=each)

    record = read(meeting, f.user_with("leadership", clearance=clearance))

    assert record.classification == classification


def test_a_record_tells_forum_topic_and_invitation(host, secretariat):
    topic = f.TopicFactory(series__institution=host, title="Beras")
    day = dt.date(2024, 11, 20)
    meeting = f.MeetingFactory(
        institution=host,
        series=topic.series,
        invitation_number="005/12/2024",
        invitation_date=day,
    )
    f.AgendaItemFactory(meeting=meeting, topic=topic)

    record = read(meeting, secretariat)

    told = (record.series, record.agenda[0].topic, record.invitation)
    assert told == (topic.series.name, "Beras", "Nomor 005/12/2024, 20 November 2024")


@pytest.mark.parametrize(
    ("known", "text"),
    [
        ({}, ""),
        ({"invitation_number": "5"}, "Nomor 5"),
        ({"invitation_date": dt.date(2024, 11, 20)}, "20 November 2024"),
    ],
)
def test_an_invitation_is_told_as_far_as_it_is_known(secretariat, known, text):
    assert read(f.MeetingFactory(**known), secretariat).invitation == text


def test_leading_roles_are_found_on_the_list(meeting, content):
    for role in ("chair", "secretary", "recorder"):
        f.AttendanceFactory(meeting=meeting, role=role, name=role)

    record = content()

    leaders = (record.chair, record.secretary, record.recorder)
    assert [each.name for each in leaders] == ["chair", "secretary", "recorder"]


def test_without_leading_roles_nobody_leads(content):
    record = content()

    assert (record.chair, record.secretary, record.recorder) == (None, None, None)


def test_participants_are_those_present(meeting, content):
    for status in ("present", "represented", "absent"):
        f.AttendanceFactory(meeting=meeting, status=status, name=status)

    assert [each.name for each in content().participants] == ["present"]


def test_the_words_around_are_in_the_record(meeting, content):
    Minutes.objects.create(meeting=meeting, opening="Buka", closing="Tutup")

    record = content()

    assert (record.opening, record.closing, record.minutes_state_label) == (
        "Buka",
        "Tutup",
        "Konsep",
    )


def test_a_record_is_plain_data(meeting, say, content, items):
    say("Siaga.", agenda_item=items[0], addressees=[{"group": "RT"}])
    say("lepas")
    record = dataclasses.asdict(content())

    assert json.loads(json.dumps(record)).keys() == record.keys()


@pytest.mark.parametrize("count", [3, 30])
def test_reading_takes_as_many_queries_for_many_as_for_few(
    meeting, say, secretariat, items, django_assert_num_queries, count
):
    office = f.PositionFactory()
    whom = [{"position": office.pk}, {"institution": office.institution_id}]
    for n in range(count):
        say("Butir", agenda_item=items[n % 2], addressees=whom)

    # grants, lines, directives, addressees, institutions, offices, answers of speakers,
    # minutes, items, stationery
    with django_assert_num_queries(9):
        read(meeting, secretariat)


def test_many_are_read_as_each_alone(meeting, say, items, host, secretariat):
    say(
        "Siaga.",
        agenda_item=items[0],
        addressees=[{"position": f.PositionFactory().pk}],
    )
    other = f.MeetingFactory(institution=host)
    f.DirectiveFactory(meeting=other, text="Lain.")
    Attachment.objects.filter(pk=f.photo_of(other).pk).update(in_minutes=True)

    together = read_many([meeting, other], secretariat)

    again = [Meeting.objects.get(pk=each.pk) for each in (meeting, other)]
    assert together == [read(each, secretariat) for each in again]


def test_issued_ones_are_read_from_their_editions(issued, host, leader):
    """Also when a class of it is out of sight, and beside one that is a draft."""
    other = f.MeetingFactory(institution=host)
    f.DirectiveFactory(meeting=other, text="Lain.")
    for user in (leader, f.user_with("leadership")):
        together = read_many([issued, other], user)

        again = [Meeting.objects.get(pk=each.pk) for each in (issued, other)]
        assert together == [read(each, user) for each in again]
        assert together[0].issued


def test_the_institutions_behind_the_addressees_are_told_once(say, content):
    office = f.PositionFactory(institution__name="Dinas Sosial")
    directed = say(
        "Data warga.",
        addressees=[
            {"position": office.pk},
            {"institution": office.institution_id},
            {"group": "RT"},
        ],
    )

    (item,) = content().unassigned.turns[0].items

    assert item.id == directed.pk
    assert item.institutions == (Body(office.institution_id, "Dinas Sosial"),)


def test_the_meetings_own_class_is_told_beside_that_of_the_copy(say, content):
    say("Rahasia.", classification=2)

    told = content()

    assert (told.own_classification, told.classification) == (0, 2)
