"""After every act the index says what the record says."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from meetings.agenda import actions as agenda
from meetings.agenda import attaching, attending
from meetings.archive import following
from meetings.archive.indexing import entries_of
from meetings.archive.models import DirectiveEntry, PaperText, ThingEntry
from meetings.archive.things import MAKERS, ROWS
from meetings.audit.trail import followers
from meetings.directory import actions as directory
from meetings.directory import merging
from meetings.directory.models import Position
from meetings.minutes import actions
from meetings.minutes.models import Directive
from tests import factories as f

COLUMNS = [field.attname for field in DirectiveEntry._meta.concrete_fields]
OF_THINGS = [field.attname for field in ThingEntry._meta.concrete_fields]
OF_THINGS.remove("readers")


def row(entry, columns):
    return tuple(getattr(entry, column) for column in columns)


def wrong():
    """Entries that differ from what the record would give now."""
    keys = list(Directive.objects.values_list("pk", flat=True))
    right = {row(entry, COLUMNS) for entry in entries_of(keys)}
    return right ^ set(DirectiveEntry.objects.values_list(*COLUMNS))


def wrong_things():
    """The same of all else; a badge too many does no harm there, one too few does."""
    right = [
        entry
        for kind, model in ROWS.items()
        for entry in MAKERS[kind](list(model.objects.values_list("pk", flat=True)))
    ]
    there = {entry.key: entry for entry in ThingEntry.objects.all()}
    differing = {row(entry, OF_THINGS) for entry in right}
    differing ^= {row(entry, OF_THINGS) for entry in there.values()}
    unseen = {
        entry.title
        for entry in right
        if entry.key in there
        and not set(entry.readers.split()) <= set(there[entry.key].readers.split())
    }
    return differing | unseen


@pytest.fixture
def said(meeting, indexed):
    """A directive of an official in an office, to an institution, under a matter."""
    term = f.AppointmentFactory()
    meeting.series = f.SeriesFactory(institution=meeting.institution)
    meeting.save()
    line = f.AttendanceFactory(
        meeting=meeting,
        kind="official",
        official=term.official,
        position=term.position,
    )
    item = f.AgendaItemFactory(
        meeting=meeting, topic=f.TopicFactory(series=meeting.series)
    )
    directive = f.DirectiveFactory(
        meeting=meeting, speaker=line, agenda_item=item, text="Pompa disiagakan."
    )
    directive.addressees.create(institution=term.position.institution)
    directive.addressees.create(position=term.position)
    f.PositionFactory(name="Kepala Lain")
    indexed()
    return directive


def other():
    return Position.objects.get(name="Kepala Lain")


def edit(directive, by):
    values = {"text": "Perahu disiagakan.", "addressees": [{"group": "RW"}]}
    actions.edit_directive(directive, values, version=1, by=by)


def add(directive, by):
    values = {"speaker": directive.speaker, "text": "Tanggul diperiksa."}
    actions.add_directive(directive.meeting, values, uuid=uuid.uuid4(), by=by)


def remove(directive, by):
    actions.remove_directive(directive, by=by)


def rename_meeting(directive, by):
    agenda.edit_meeting(
        directive.meeting, {"title": "Rakor Baru", "date": f.DAY}, version=1, by=by
    )


def undate_meeting(directive, by):
    agenda.edit_meeting(directive.meeting, {"date": None}, version=1, by=by)


def edit_item(directive, by):
    item = directive.agenda_item
    agenda.edit_item(item, {"title": "Tanggul", "topic": None}, version=1, by=by)


def add_item(directive, by):
    agenda.add_item(directive.meeting, {"title": "Baru"}, uuid=uuid.uuid4(), by=by)


def edit_line(directive, by):
    line = directive.speaker
    attending.edit_attendance(line, {"name": "Nama Lain"}, version=1, by=by)


def rename_institution(directive, by):
    body = directive.speaker.position.institution
    directory.edit(body, {"name": "Badan Baru"}, version=1, by=by)


def rename_office(directive, by):
    office = directive.speaker.position
    directory.edit(office, {"name": "Kepala Badan Baru"}, version=1, by=by)


def rename_official(directive, by):
    person = directive.speaker.official
    directory.edit(person, {"name": "Nama Baru"}, version=1, by=by)


def merge_offices(directive, by):
    office = directive.speaker.position
    kept = other()
    merging.merge(office, kept, digest=merging.plan(office, kept).digest, by=by)


def merge_institutions(directive, by):
    body, kept = directive.speaker.position.institution, other().institution
    merging.merge(body, kept, digest=merging.plan(body, kept).digest, by=by)


def merge_and_undo(directive, by):
    merge_institutions(directive, by)
    body = directive.speaker.position.institution
    body.refresh_from_db()
    merging.undo(body, by=by)


def move_office(directive, by):
    office, elsewhere = directive.speaker.position, other().institution
    directory.edit(office, {"institution": elsewhere}, version=1, by=by)


def invite(directive, by):
    values = {"kind": "office", "position": other()}
    attending.add_attendance(directive.meeting, values, uuid=uuid.uuid4(), by=by)


def represent(directive, by):
    line = directive.speaker
    values = {"represents": other()}
    attending.edit_attendance(line, values, version=1, by=by)


ACTS = [
    move_office,
    invite,
    represent,
    edit,
    add,
    remove,
    rename_meeting,
    undate_meeting,
    edit_item,
    add_item,
    edit_line,
    rename_institution,
    rename_office,
    rename_official,
    merge_offices,
    merge_institutions,
    merge_and_undo,
]


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_the_index_says_what_the_record_says(
    act, said, secretariat, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        act(said, secretariat)

    assert (wrong(), wrong_things()) == (set(), set())


def test_a_restored_directive_is_found_again(said, secretariat):
    edit(said, secretariat)
    actions.remove_directive(Directive.objects.get(), by=secretariat)
    actions.restore_directive(said, 2, by=secretariat)

    assert wrong() == set()


def test_a_removed_item_is_not_found(meeting, secretariat, indexed):
    item = f.AgendaItemFactory(meeting=meeting)
    indexed()

    agenda.remove_item(item, by=secretariat)

    assert not ThingEntry.objects.filter(type=ThingEntry.Type.ITEM).exists()


def attach(meeting, by, name="Bahan pompa.txt"):
    return attaching.attach(
        meeting,
        SimpleUploadedFile(name, b"isi"),
        kind="material",
        media_type="text/plain",
        uuid=uuid.uuid4(),
        by=by,
    )


def test_a_file_is_found_until_it_is_removed(meeting, secretariat, indexed):
    indexed()
    paper = attach(meeting, secretariat)
    with_it = wrong_things()

    attaching.remove_attachment(paper, by=secretariat)

    assert (with_it, wrong_things()) == (set(), set())
    assert not ThingEntry.objects.filter(type=ThingEntry.Type.PAPER).exists()


def test_reading_leaves_the_index_alone(said, leader, client_of):
    before = list(DirectiveEntry.objects.values_list(*COLUMNS))

    client_of(leader).get(said.meeting.get_absolute_url())

    assert list(DirectiveEntry.objects.values_list(*COLUMNS)) == before


def test_an_act_that_is_undone_leaves_no_entry(said, secretariat):
    with pytest.raises(RuntimeError), transaction.atomic():
        edit(said, secretariat)
        raise RuntimeError

    assert wrong() == set()


def test_the_text_of_a_file_is_read_once(meeting, secretariat):
    paper = attach(meeting, secretariat)

    assert not PaperText.objects.filter(attachment=paper).exists()  # after the commit


def test_the_index_follows_once():
    following.start()

    assert followers.count(following.follow) == 1
