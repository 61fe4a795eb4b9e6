"""A due date that cannot be is refused wherever one is typed."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from meetings.followups.due_days import possible_after
from meetings.models import FollowUp
from tests.inputs import new_uuid

BEFORE, FAR = "9 Maret 2026", "1 Januari 2062"
EARLY = "Tenggat tidak dapat mendahului rapatnya"
LATE = "Tenggat paling lama sepuluh tahun"


def typed(date, lead):
    return {
        "uuid": new_uuid(),
        "lead": lead.pk,
        "due_kind": "date",
        "due_date": date,
        "priority": "normal",
    }


@pytest.mark.parametrize(("date", "said"), [(BEFORE, EARLY), (FAR, LATE)])
class TestImpossible:
    def test_when_it_is_added(self, date, said, directive, post, secretariat, lead):
        answer = post(secretariat, "add", directive, **typed(date, lead))

        assert (answer.status_code, said in answer.content.decode()) == (422, True)
        assert not FollowUp.objects.exists()

    def test_when_a_plan_is_changed(self, date, said, plan, post, secretariat, lead):
        data = typed(date, lead) | {"version": plan.version}
        answer = post(secretariat, "edit", plan, **data)

        assert (answer.status_code, said in answer.content.decode()) == (422, True)

    def test_when_it_is_given(self, date, said, followup, post, secretariat):
        answer = post(secretariat, "give_date", followup, due_date=date, version=1)

        assert (answer.status_code, said in answer.content.decode()) == (422, True)

    def test_when_a_meeting_decides(self, date, said, carried, post, secretariat):
        data = {"decision": "dated", "new_date": date, "version": 1}
        answer = post(secretariat, "decide", carried, **data)

        assert (answer.status_code, said in answer.content.decode()) == (422, True)


@pytest.mark.parametrize(
    ("met_on", "day"),
    [
        (dt.date(2026, 3, 10), dt.date(2026, 3, 10)),
        (dt.date(2026, 3, 10), dt.date(2036, 3, 10)),
        (dt.date(2012, 1, 1), dt.date(2036, 2, 29)),  # set today
        (None, dt.date(2020, 1, 1)),
        (dt.date(2028, 2, 29), dt.date(2038, 3, 1)),
    ],
)
def test_days_that_can_be(met_on, day, time_machine):
    time_machine.move_to(dt.datetime(2026, 3, 10, 5, tzinfo=dt.UTC))

    assert possible_after(met_on)(day) is None


def test_what_is_too_far_for_a_leap_day(time_machine):
    time_machine.move_to(dt.datetime(2026, 3, 10, 5, tzinfo=dt.UTC))

    with pytest.raises(ValidationError, match="1 Maret 2038"):
        possible_after(dt.date(2028, 2, 29))(dt.date(2038, 3, 2))
