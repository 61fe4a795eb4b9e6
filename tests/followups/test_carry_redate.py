"""A meeting that decides anew takes back the date that it had given."""

import datetime as dt

import pytest

from meetings.followups import deciding, discussing, planning
from meetings.followups.states import NotYoursToDecide
from meetings.models import AuditEvent, CarriedOver, FollowUp
from tests import factories as f

NEW, NEWER = dt.date(2027, 1, 10), dt.date(2027, 2, 10)
DUE = ("due_kind", "due_date", "due_wording", "due_set_by", "due_set_at")


@pytest.fixture
def decide(carried, secretariat):
    """``decide("dated", NEW)``: the meeting's word, over what it said before."""

    def decide(decision, date=None, note="", by=secretariat):
        row = CarriedOver.objects.get(pk=carried.pk)
        return discussing.decide(
            row, decision, date=date, note=note, version=row.version, by=by
        )

    return decide


def due_of(followup):
    return FollowUp.objects.values_list(*DUE).get(pk=followup.pk)


def earlier(followup, secretariat, kind):
    """What the due date is before the meeting comes to it."""
    if kind == "given":
        date = dt.date(2026, 12, 1)
        planning.give_date(followup, date, reason="", by=secretariat)
    else:
        day = dt.date(2026, 6, 1) if kind == "date" else None
        rows = FollowUp.objects.filter(pk=followup.pk)
        rows.update(due_kind=kind, due_date=day, due_wording="secepatnya")
    return due_of(followup)


@pytest.mark.parametrize("kind", ["date", "none", "ongoing", "given"])
@pytest.mark.parametrize("decision", ["continued", "stopped"])
def test_the_due_date_is_again_what_it_was(
    kind, decision, followup, carried, decide, secretariat
):
    before = earlier(followup, secretariat, kind)
    decide("dated", NEW)

    decide(decision, note="Alasan")

    assert due_of(followup) == before
    assert CarriedOver.objects.get().due_before is None


def test_a_date_that_is_changed_twice_goes_back_to_the_first(
    followup, decide, secretariat
):
    before = earlier(followup, secretariat, "ongoing")
    decide("dated", NEW)
    decide("dated", NEWER)
    assert due_of(followup)[:3] == ("date", NEWER, "secepatnya")

    decide("continued")

    assert due_of(followup) == before


def test_taking_it_back_is_a_step_and_audited(followup, decide, secretariat):
    decide("dated", NEW)

    decide("continued")

    step = followup.progress.last()
    assert (step.kind, step.due_date, step.by) == ("dated", None, secretariat)
    assert step.text == (
        "Rapat Lanjutan, 24 Maret 2026: keputusan diubah, tenggat kembali seperti"
        " semula."
    )
    event = AuditEvent.objects.filter(verb="follow_up.dated").latest("pk")
    assert event.details["changes"]["due_date"] == ["2027-01-10", ""]


def test_a_date_that_somebody_has_given_since_stays(followup, decide, secretariat):
    decide("dated", NEW)
    planning.give_date(followup, NEWER, reason="Surat", by=secretariat)

    decide("continued")

    assert due_of(followup)[1] == NEWER


def test_also_when_others_have_ended_it(reported, decide, leader, secretariat):
    decide("dated", NEW)
    deciding.verify(FollowUp.objects.get(), by=leader)

    decide("closed")

    assert due_of(reported)[:2] == ("none", None)


def test_a_secretariat_of_another_host_takes_no_date_back(followup, decide):
    stranger = f.user_with("secretariat", institution=f.InstitutionFactory())
    decide("dated", NEW)

    with pytest.raises(NotYoursToDecide):
        decide("continued", by=stranger)

    assert due_of(followup)[1] == NEW
