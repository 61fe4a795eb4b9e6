"""The next meeting of a forum opens with what is open from the earlier ones."""

import datetime as dt

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from meetings.agenda.actions import change_status, create_meeting
from meetings.audit.trail import followers
from meetings.directory import merging
from meetings.followups import carrying_over, deciding, planning
from meetings.followups.carrying_over import NotStarted, Submitted, carry_over
from meetings.followups.discussing_forms import choices_for
from meetings.models import AuditEvent, CarriedOver, Meeting
from tests import factories as f
from tests.documents import samples as s


def taken(meeting):
    return [row.followup_id for row in meeting.carried_over.all()]


def told(row):
    names = ("state", "percent", "progress", "lead", "description", "due_text")
    return [getattr(row, name) for name in names]


def test_what_is_open_is_taken_when_the_meeting_starts(followup, sequel, begin):
    begin(sequel)

    assert taken(sequel) == [followup.pk]


def test_as_it_stands_at_that_moment(followup, report, sequel, begin, secretariat):
    report(percent=50)
    planning.give_date(followup, dt.date(2026, 4, 20), reason="", by=secretariat)

    begin(sequel)

    row = CarriedOver.objects.get()
    assert told(row) == [
        "in_progress",
        50,
        "Pompa diuji.",
        "Dinas Pelaksana",
        followup.description,
        "20 April 2026",
    ]


def test_it_tells_where_it_comes_from(carried, meeting, directive):
    assert carried.source_text == f"{meeting}, 10 Maret 2026"
    assert carried.speaker == directive.speaker.name
    assert carried.directive_number == directive.number


def test_what_happens_later_changes_nothing_of_it(carried, report):
    before = told(carried)

    report(done=True)

    carried.refresh_from_db()
    assert told(carried) == before


def test_a_meeting_recorded_as_held_opens_with_them_too(followup, sequel, secretariat):
    change_status(sequel, "held", by=secretariat)

    assert taken(sequel) == [followup.pk]


def test_so_does_one_that_is_created_as_held(followup, meeting, secretariat):
    values = {"title": "Rapat", "institution": meeting.institution, "status": "held"}
    values |= {"series": meeting.series, "date": dt.date(2026, 3, 17)}

    made = create_meeting(values, uuid=followup.uuid, by=secretariat)

    assert taken(made) == [followup.pk]


@pytest.mark.parametrize("state", ["verified", "cancelled"])
def test_what_is_closed_stays_behind(state, followup, reported, sequel, begin, leader):
    if state == "verified":
        deciding.verify(followup, by=leader)
    else:
        deciding.cancel(followup, "Batal.", authority="Wali Kota", by=leader)

    begin(sequel)

    assert taken(sequel) == []


def test_a_plan_stays_behind(plan, sequel, begin):
    begin(sequel)

    assert taken(sequel) == []


def test_another_forum_has_its_own(followup, host, begin):
    other = f.MeetingFactory(series=f.SeriesFactory(institution=host), status="planned")

    begin(other)

    assert taken(other) == []


def test_a_meeting_of_no_forum_takes_nothing(followup, host, begin):
    alone = f.MeetingFactory(institution=host, status="planned")

    begin(alone)

    assert taken(alone) == []


def test_a_meeting_before_it_takes_nothing(followup, sequel, meeting, begin):
    Meeting.objects.filter(pk=sequel.pk).update(date=meeting.date - dt.timedelta(1))

    begin(sequel)

    assert taken(sequel) == []


def test_starting_twice_takes_them_once(carried, sequel, begin, secretariat, report):
    report(percent=75)
    change_status(sequel, "planned", by=secretariat)

    begin(sequel)

    assert told(CarriedOver.objects.get()) == told(carried)


def test_ending_it_takes_nothing_more(carried, sequel, directive, secretariat):
    f.FollowUpFactory(directive=directive)

    change_status(sequel, "held", by=secretariat)

    assert taken(sequel) == [carried.followup_id]


def test_what_is_missing_is_added_and_the_rest_stays(
    carried, sequel, directive, secretariat, report
):
    later = f.FollowUpFactory(directive=directive)
    report(percent=75)

    carry_over(sequel, by=secretariat)

    assert taken(sequel) == [carried.followup_id, later.pk]
    assert told(CarriedOver.objects.get(pk=carried.pk)) == told(carried)


def test_it_is_audited_with_who_started_the_meeting(carried, secretariat):
    event = AuditEvent.objects.filter(verb="carried_over.taken").get()

    assert (event.actor_id, event.target_id, event.details) == (
        secretariat.pk,
        str(carried.meeting_id),
        {"followups": [carried.followup_id]},
    )


def test_nothing_taken_is_no_event(sequel, begin):
    begin(sequel)

    assert not AuditEvent.objects.filter(verb="carried_over.taken").exists()


def test_before_it_starts_nothing_is_taken(followup, sequel, secretariat):
    with pytest.raises(NotStarted):
        carry_over(sequel, by=secretariat)


@pytest.mark.parametrize("state", ["under_review", "approved", "issued"])
def test_nothing_is_added_once_the_draft_is_handed_in(
    state, carried, directive, secretariat, hand_in
):
    f.FollowUpFactory(directive=directive)
    hand_in(carried.meeting, state)

    with pytest.raises(Submitted):
        carry_over(carried.meeting, by=secretariat)


def test_started_again_with_its_draft_handed_in_it_stays_as_it_is(
    carried, sequel, directive, begin, secretariat, hand_in
):
    f.FollowUpFactory(directive=directive)
    change_status(sequel, "planned", by=secretariat)
    hand_in(sequel)

    begin(sequel)

    assert taken(sequel) == [carried.followup_id]


def test_many_take_as_many_queries_as_one(directive, followup, sequel, begin):
    followup.supporting.create(institution=f.InstitutionFactory())
    third = f.MeetingFactory(
        institution=sequel.institution,
        series=sequel.series,
        date=sequel.date,
        status="planned",
    )
    counts = []
    for each in (sequel, third):
        with CaptureQueriesContext(connection) as captured:
            begin(each)
        counts.append(len(captured))
        for _ in range(20):
            helped = f.FollowUpFactory(directive=directive)
            helped.supporting.create(institution=helped.lead)

    assert (len(taken(sequel)), len(taken(third))) == (1, 21)
    assert counts[0] == counts[1]


def test_the_number_is_that_of_the_copy_that_its_readers_have(
    directive, followup, meeting, sequel, begin
):
    """A secret directive before it takes no number there."""
    items = (
        s.item(1, "Arahan", "Rahasia.", classification=2),
        s.item(2, "Arahan", "Terbuka.", id=directive.pk),
    )
    f.edition_of(meeting, content=s.record(decisions=items))

    begin(sequel)

    assert CarriedOver.objects.get().directive_number == 1


def refused(attempt):
    with pytest.raises(IntegrityError, match="constraint failed"), transaction.atomic():
        attempt()


@pytest.mark.parametrize("column", ["description", "state", "percent", "position"])
def test_no_column_of_the_snapshot_is_ever_changed(column, carried):
    value = 7 if column in ("percent", "position") else "verified"

    refused(lambda: CarriedOver.objects.update(**{column: value}))


def test_no_row_is_ever_deleted(carried):
    rows = CarriedOver.objects.all()

    refused(lambda: rows._raw_delete(rows.db))


def test_a_merged_institution_changes_no_name_in_it(carried, lead, secretariat):
    kept = f.InstitutionFactory(name="Dinas Gabungan")
    digest = merging.plan(lead, kept).digest
    merging.merge(lead, kept, digest=digest, by=secretariat)

    carried.refresh_from_db()
    assert (carried.lead, carried.followup.lead) == ("Dinas Pelaksana", kept)


def test_without_a_forum_or_a_date_it_is_told_what_comes_first(followup, sequel, host):
    alone = f.MeetingFactory(institution=host)
    sequel.date = None

    assert list(carrying_over.open_before(alone)) == []
    assert list(carrying_over.open_before(sequel)) == [followup]


def test_it_follows_the_trail_once(db):
    before = list(followers)

    carrying_over.start()

    assert followers == before


def test_who_only_reports_may_only_go_on(followup, staff):
    assert [each for each, _ in choices_for(followup, staff)] == ["continued"]


def test_a_row_is_decided_at_its_own_address(carried):
    assert carried.get_absolute_url() == f"/tindak-lanjut-lalu/{carried.pk}/"
