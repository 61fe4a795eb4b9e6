"""Two entries that mean the same become one, with all that hangs on them."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db.models import ForeignKey

from meetings.directory import merging
from meetings.directory.links import LINKS
from meetings.minutes.plain_text import as_text
from meetings.minutes.reading import read
from meetings.minutes.said import in_office
from meetings.models import Appointment, Grant, InvitationEntry, Official, Stationery
from tests import factories as f
from tests.trail import last_event, verbs


@pytest.fixture
def merge(secretariat):
    def merged(duplicate, kept):
        digest = merging.plan(duplicate, kept).digest
        merging.merge(duplicate, kept, digest=digest, by=secretariat)
        duplicate.refresh_from_db()
        kept.refresh_from_db()
        return kept

    return merged


@pytest.fixture
def undo(secretariat):
    def undone(duplicate):
        merging.undo(duplicate, by=secretariat)
        duplicate.refresh_from_db()
        return duplicate

    return undone


def clashes(duplicate, kept):
    return len(merging.plan(duplicate, kept).clashes)


@pytest.mark.parametrize("model", LINKS)
def test_every_table_that_points_at_an_entry_is_known(model):
    pointing = {
        (each.related_model._meta.object_name, each.field.name)
        for each in model._meta.related_objects
        if isinstance(each.field, ForeignKey)
    }

    assert pointing == {(link.table, link.field) for link in LINKS[model]}


def test_what_hangs_on_the_duplicate_moves(merge, meeting):
    duplicate, kept = f.OfficialFactory(), f.OfficialFactory()
    term = f.AppointmentFactory(official=duplicate)
    line = f.AttendanceFactory(meeting=meeting, kind="official", official=duplicate)

    merge(duplicate, kept)

    term.refresh_from_db()
    line.refresh_from_db()
    assert (term.official, line.official) == (kept, kept)
    assert (duplicate.active, duplicate.merged_into) == (False, kept)


def test_the_list_keeps_the_name_of_the_day(merge, meeting):
    duplicate, kept = f.OfficialFactory(), f.OfficialFactory()
    line = f.AttendanceFactory(
        meeting=meeting, kind="official", official=duplicate, name="Ir. Lama"
    )

    merge(duplicate, kept)

    line.refresh_from_db()
    assert line.name == "Ir. Lama"


def test_it_is_audited_and_raises_the_versions(merge):
    duplicate, kept = f.OfficialFactory(), f.OfficialFactory()

    merge(duplicate, kept)

    assert verbs() == ["directory.merged"]
    assert last_event().details["kept"] == [kept.pk, str(kept)]
    assert (duplicate.version, kept.version) == (2, 2)


def test_undo_puts_everything_back(merge, undo, meeting):
    duplicate = f.OfficialFactory(phone="0812")
    kept = f.OfficialFactory(number="", service="none")
    number = duplicate.number
    line = f.AttendanceFactory(meeting=meeting, kind="official", official=duplicate)
    merge(duplicate, kept)

    undo(duplicate)

    line.refresh_from_db()
    kept.refresh_from_db()
    assert line.official == duplicate
    assert (duplicate.active, duplicate.merged_into, duplicate.number, kept.phone) == (
        (True, None, number, "")
    )
    assert (kept.number, kept.service) == ("", "none")
    assert verbs() == ["directory.merged", "directory.merge_undone"]


def test_what_only_the_duplicate_knows_is_taken_over(merge):
    duplicate = f.OfficialFactory(phone="0812", email="a@contoh.id", service="military")
    kept = f.OfficialFactory(phone="0899", number="")
    number = duplicate.number

    merge(duplicate, kept)

    assert (kept.phone, kept.email) == ("0899", "a@contoh.id")
    assert (kept.service, kept.number, duplicate.number) == ("military", number, "")


def test_undo_leaves_what_was_changed_or_added_since(merge, undo):
    duplicate, kept = f.OfficialFactory(phone="0812"), f.OfficialFactory()
    merge(duplicate, kept)
    Official.objects.filter(pk=kept.pk).update(phone="0899")
    later = f.AppointmentFactory(official=kept)

    undo(duplicate)

    kept.refresh_from_db()
    later.refresh_from_db()
    assert (kept.phone, later.official) == ("0899", kept)


def test_both_on_one_attendance_list_is_refused(meeting):
    people = f.OfficialFactory(), f.OfficialFactory()
    for person in people:
        f.AttendanceFactory(meeting=meeting, kind="official", official=person)

    assert clashes(*people) == 1


def test_two_logins_are_refused_and_one_goes_along(merge):
    duplicate, kept = f.OfficialFactory(), f.OfficialFactory()
    user = f.UserFactory(official=duplicate)
    other = f.UserFactory(official=kept)
    assert clashes(duplicate, kept) == 1
    other.official = None
    other.save()

    merge(duplicate, kept)

    user.refresh_from_db()
    assert user.official == kept


def test_a_clash_is_not_merged(secretariat):
    duplicate, kept = f.OfficialFactory(), f.OfficialFactory()
    for person in (duplicate, kept):
        f.UserFactory(official=person)
    digest = merging.plan(duplicate, kept).digest

    with pytest.raises(merging.PlanChanged):
        merging.merge(duplicate, kept, digest=digest, by=secretariat)

    assert verbs() == []


def test_a_plan_that_is_not_the_one_shown_is_not_carried_out(secretariat):
    duplicate, kept = f.OfficialFactory(), f.OfficialFactory()
    digest = merging.plan(duplicate, kept).digest
    f.AppointmentFactory(official=duplicate)

    with pytest.raises(merging.PlanChanged):
        merging.merge(duplicate, kept, digest=digest, by=secretariat)


def test_nothing_is_merged_twice_or_into_itself(merge):
    one, two, three = (f.OfficialFactory() for _ in range(3))
    merge(one, two)

    for pair in ((one, three), (three, one), (three, three)):
        with pytest.raises(merging.AlreadyMerged):
            merging.plan(*pair)


def test_a_chain_leads_to_its_end_and_comes_apart_from_the_end(merge, undo):
    one, two, three = (f.OfficialFactory() for _ in range(3))
    merge(one, two)
    merge(two, three)
    one.refresh_from_db()
    assert one.merged_into == three

    with pytest.raises(merging.NotUndoable):
        undo(one)
    undo(two)
    one.refresh_from_db()

    assert one.merged_into == two
    assert undo(one).merged_into is None


def test_what_was_not_merged_is_not_taken_apart(undo, merge):
    one, two = f.OfficialFactory(), f.OfficialFactory()
    merge(one, two)
    undo(one)

    with pytest.raises(merging.NotUndoable):
        undo(one)


def test_a_person_in_two_offices_of_one_name_has_one_term(merge, undo):
    person = f.OfficialFactory()
    one = f.AppointmentFactory(
        official=person, starts=dt.date(2024, 1, 1), decree="SK 1"
    )
    two = f.AppointmentFactory(
        official=person, starts=dt.date(2025, 1, 1), ends=dt.date(2026, 1, 1)
    )

    merge(one.position, two.position)

    two.refresh_from_db()
    assert Appointment.objects.get() == two
    assert (two.starts, two.ends, two.decree) == (dt.date(2024, 1, 1), None, "SK 1")

    undo(one.position)
    two.refresh_from_db()
    assert Appointment.objects.get(pk=one.pk).position == one.position
    assert (two.starts, two.ends) == (dt.date(2025, 1, 1), dt.date(2026, 1, 1))


def test_two_ended_terms_end_with_the_later_one(merge):
    person = f.OfficialFactory()
    one, two = (
        f.AppointmentFactory(official=person, starts=None, ends=dt.date(year, 1, 1))
        for year in (2025, 2026)
    )

    merge(one.position, two.position)

    assert [(t.starts, t.ends) for t in Appointment.objects.all()] == [
        (None, dt.date(2026, 1, 1))
    ]


def test_two_definitive_holders_at_once_are_refused(db):
    one, two = f.AppointmentFactory(), f.AppointmentFactory()

    assert clashes(one.position, two.position) == 1


def test_two_decrees_are_two_terms(merge):
    person = f.OfficialFactory()
    terms = [
        f.AppointmentFactory(official=person, capacity="plt", decree=decree)
        for decree in ("SK 1", "SK 2")
    ]

    merge(terms[0].position, terms[1].position)

    assert terms[1].position.appointments.count() == 2


def test_an_undo_that_the_database_refuses_changes_nothing(merge, undo):
    person = f.OfficialFactory()
    one, two = (f.AppointmentFactory(official=person) for _ in range(2))
    merge(one.position, two.position)
    f.AppointmentFactory(position=one.position, starts=dt.date(2025, 1, 1))

    with pytest.raises(merging.NotUndoable):
        undo(one.position)

    one.position.refresh_from_db()
    assert one.position.merged_into == two.position


def test_an_invitation_list_with_both_names_the_kept_one_once(merge):
    one, two = f.PositionFactory(), f.PositionFactory()
    whom = f.InvitationListFactory()
    entries = [whom.entries.create(position=each) for each in (one, two)]

    merge(one, two)

    stays = InvitationEntry.objects.get(pk=entries[0].pk)
    assert stays.position == one  # inactive, and so not invited


def test_offices_of_one_name_become_one_with_their_institutions(merge, undo):
    one, two = f.InstitutionFactory(), f.InstitutionFactory()
    office = f.PositionFactory(institution=one, name="KEPALA")
    twin = f.PositionFactory(institution=two, name="Kepala")
    alone = f.PositionFactory(institution=one, name="Sekretaris")
    term = f.AppointmentFactory(position=office)

    merge(one, two)

    for each in (office, alone, term):
        each.refresh_from_db()
    assert (office.merged_into, alone.institution, term.position) == (twin, two, twin)
    with pytest.raises(merging.NotUndoable):
        undo(office)

    undo(one)
    for each in (office, alone, term):
        each.refresh_from_db()
    assert (office.merged_into, alone.institution, term.position) == (None, one, office)


def test_an_office_follows_its_twin_to_where_it_was_merged(merge):
    one, two = f.InstitutionFactory(), f.InstitutionFactory()
    office = f.PositionFactory(institution=one, name="Kadis")
    twin = f.PositionFactory(institution=two, name="Kadis")
    full = f.PositionFactory(institution=two, name="Kepala Dinas")
    merge(twin, full)

    merge(one, two)

    office.refresh_from_db()
    assert office.merged_into == full


def test_what_two_institutions_both_have_stays_or_refuses(merge):
    one, two = f.InstitutionFactory(), f.InstitutionFactory()
    user = f.UserFactory()
    for body in (one, two):
        Stationery.objects.create(institution=body)
        Grant.objects.create(user=user, role="agency", institution=body)
        f.MeetingFactory(institution=body, number="")
    assert clashes(one, two) == 0
    merge(one, two)
    assert user.grants.filter(institution=two).count() == 1

    three = f.InstitutionFactory()
    for body in (two, three):
        f.SeriesFactory(institution=body, name="TPID")
        f.InvitationListFactory(institution=body, name="Tetap")
        f.MeetingFactory(institution=body, number="1/2026")
    assert clashes(two, three) == 3


def test_an_institution_does_not_swallow_what_it_stands_below(db):
    top = f.InstitutionFactory()
    below = f.InstitutionFactory(parent=f.InstitutionFactory(parent=top))

    assert clashes(top, below) == 1
    assert clashes(below, top) == 0


def test_offices_merged_across_do_not_let_their_institutions_merge_back(merge):
    one, two = f.InstitutionFactory(), f.InstitutionFactory()
    offices = [f.PositionFactory(institution=each, name="Camat") for each in (one, two)]
    merge(offices[1], offices[0])

    assert clashes(one, two) == 1
    assert clashes(two, one) == 0


def test_of_two_who_merge_crosswise_one_wins(crowd):
    pair = f.OfficialFactory(), f.OfficialFactory()
    users = [f.user_with("secretariat") for _ in pair]
    digests = [merging.plan(*pair).digest, merging.plan(*pair[::-1]).digest]

    def merge(number):
        duplicate, kept = pair[::-1] if number else pair
        try:
            merging.merge(duplicate, kept, digest=digests[number], by=users[number])
        except merging.AlreadyMerged:
            return "refused"
        return "merged"

    assert sorted(crowd(merge, 2)) == ["merged", "refused"]


def test_a_held_meeting_reads_the_same_before_after_and_taken_apart(
    merge, undo, meeting, secretariat
):
    one, two = f.AppointmentFactory(), f.AppointmentFactory(capacity="plt")
    line = f.AttendanceFactory(
        meeting=meeting,
        kind="official",
        official=one.official,
        position=one.position,
        represents=two.position,
        name="Ir. Lama",
        office="Kepala Bidang",
        represents_office="Kepala Dinas",
    )
    f.DirectiveFactory(meeting=meeting, speaker=line, text="Siagakan pompa.")
    texts = [as_text(read(meeting, secretariat))]

    for duplicate, kept in ((one.official, two.official), (one.position, two.position)):
        merge(duplicate, kept)
        texts.append(as_text(read(type(meeting).objects.get(), secretariat)))
    kept = two.position
    assert [each.text for each in in_office(secretariat, kept)] == ["Siagakan pompa."]
    for duplicate in (one.position, one.official):
        undo(duplicate)
        texts.append(as_text(read(type(meeting).objects.get(), secretariat)))

    assert len(texts) == 5
    assert set(texts) == {texts[0]}
