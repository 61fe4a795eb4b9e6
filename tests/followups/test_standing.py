"""Facts of the directive in the follow-up's own row: the database keeps them."""

import datetime as dt

import pytest
from django.db import connection
from django.utils import timezone

from meetings.models import AgendaItem, Directive, FollowUp, Meeting, Minutes
from tests import factories as f

pytestmark = pytest.mark.django_db
FACTS = ("meeting", "met_on", "series", "topic", "classification", "standing")


def facts(followup):
    return FollowUp.objects.values(*FACTS).get(pk=followup.pk)


@pytest.fixture
def item(meeting, directive):
    """The directive's agenda item, about a topic."""
    topic = f.TopicFactory(series=meeting.series)
    item = f.AgendaItemFactory(meeting=meeting, topic=topic)
    Directive.objects.filter(pk=directive.pk).update(agenda_item=item)
    return item


def test_a_new_one_has_the_facts_of_its_directive(item, plan, meeting):
    assert facts(plan) == {
        "meeting": meeting.pk,
        "met_on": meeting.date,
        "series": meeting.series_id,
        "topic": item.topic_id,
        "classification": 0,
        "standing": "plan",
    }


def test_a_directive_without_an_agenda_item_has_no_topic(plan):
    assert facts(plan)["topic"] is None


def test_issuing_makes_it_live(plan, meeting):
    f.approved(meeting, state="issued")

    assert facts(plan)["standing"] == "live"


def test_minutes_that_come_later_and_issued_make_it_live(plan, meeting):
    known = Minutes.objects.filter(meeting=meeting).values("pk")
    Minutes.objects.filter(pk__in=known).delete()
    f.approved(meeting, state="issued")

    assert facts(plan)["standing"] == "live"


def test_approving_leaves_it_a_plan(plan, meeting):
    f.approved(meeting)

    assert facts(plan)["standing"] == "plan"


def test_it_is_gone_with_its_directive_and_back_with_it(plan, directive):
    found = Directive.objects.filter(pk=directive.pk)
    found.update(removed_at=timezone.now())
    removed = facts(plan)["standing"]
    found.update(removed_at=None)

    assert (removed, facts(plan)["standing"]) == ("gone", "plan")


def test_what_is_gone_is_no_plan_and_not_live(plan, directive):
    Directive.objects.filter(pk=directive.pk).update(removed_at=timezone.now())
    rows = FollowUp.objects

    found = [list(rows.plans()), list(rows.live()), list(rows.there())]

    assert found == [[], [], []]


@pytest.mark.parametrize(
    ("model", "change"),
    [
        (Meeting, {"date": dt.date(2031, 5, 6)}),
        (Meeting, {"date": None}),
        (Meeting, {"series": None}),
        (AgendaItem, {"topic": None}),
        (Directive, {"classification": 2}),
        (Directive, {"agenda_item": None}),
    ],
)
def test_a_change_of_what_it_comes_from_changes_it(item, plan, model, change):
    before = facts(plan)

    model.objects.update(**change)

    names = {"date": "met_on", "agenda_item": "topic"}
    changed = {names.get(name, name): value for name, value in change.items()}
    assert facts(plan) == before | changed


def test_another_meeting_changes_nothing_of_it(plan):
    other = f.MeetingFactory(date=dt.date(2030, 1, 2))
    before = facts(plan)

    Meeting.objects.filter(pk=other.pk).update(date=None)

    assert facts(plan) == before


def test_saving_what_was_read_earlier_brings_nothing_back(plan, meeting):
    stale = FollowUp.objects.get(pk=plan.pk)
    Meeting.objects.filter(pk=meeting.pk).update(date=dt.date(2031, 5, 6))

    stale.save()

    assert facts(plan)["met_on"] == dt.date(2031, 5, 6)


def test_nothing_else_can_be_written_there(plan, meeting):
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE meetings_followup SET met_on = '1999-01-01', standing = 'live'"
        )

    found = facts(plan)
    assert (found["met_on"], found["standing"]) == (meeting.date, "plan")


def test_it_goes_where_its_directive_goes(plan, directive):
    other = f.MeetingFactory()

    Directive.objects.filter(pk=directive.pk).update(
        meeting=other, speaker=None, agenda_item=None, kind="decision"
    )

    assert facts(plan)["meeting"] == other.pk


def test_it_moves_with_its_directive(plan, meeting):
    other = f.DirectiveFactory(text="Butir lain.")

    FollowUp.objects.filter(pk=plan.pk).update(directive=other)

    assert facts(plan)["meeting"] == other.meeting_id
