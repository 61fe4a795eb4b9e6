"""The state machine by itself: every path, whoever walks it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.followups.models.progress import MOVES
from meetings.followups.states import (
    Act,
    Case,
    NotLive,
    NotYourDuty,
    NotYoursToDecide,
    OwnReport,
    Party,
    Refused,
    Side,
    WrongState,
    allows,
    becomes,
    check,
)
from meetings.models import FollowUp

BOTH = frozenset(Side)
OPEN = {"not_started", "in_progress", "reported", "returned"}
# Few people and institutions, so that they meet: some of them on both sides.
PARTIES = st.builds(
    Party,
    user=st.integers(1, 4),
    sides=st.frozensets(st.sampled_from(Side)),
    works_for=st.frozensets(st.integers(1, 3), max_size=2),
)
PATHS = st.lists(st.tuples(st.sampled_from(Act), PARTIES, st.integers(1, 3)))


def walk(path):
    """Take the steps that are allowed; the case after each, with who took it."""
    case = Case(state="not_started")
    for act, party, institution in path:
        if not allows(act, case, party):
            continue
        reporters, reporting = case.reporters, case.reporting
        if act in {Act.REPORT, Act.PROPOSE}:
            reporters, reporting = reporters | {party.user}, reporting | {institution}
        case = Case(check(act, case, party), True, reporters, reporting)
        yield act, party, case


@given(PATHS)
def test_no_path_lets_a_reporter_or_their_institution_verify(path):
    for act, party, case in walk(path):
        if act is Act.VERIFY:
            assert party.user not in case.reporters
            assert not party.works_for & case.reporting


@given(PATHS)
def test_only_the_two_sides_do_what_is_theirs(path):
    for act, party, _ in walk(path):
        mine = Side.DUTY if act in {Act.REPORT, Act.PROPOSE} else Side.WATCH
        assert mine in party.sides


@given(PATHS)
def test_nothing_is_verified_that_was_not_reported(path):
    states = ["not_started", *(case.state for _, _, case in walk(path))]

    for before, after in pairwise(states):
        assert after != "verified" or before == "reported"


@given(PATHS)
def test_what_is_closed_stays_closed(path):
    states = [case.state for _, _, case in walk(path)]

    assert not {"verified", "cancelled"} & set(states[:-1])


@pytest.mark.parametrize("state", FollowUp.State.values)
@pytest.mark.parametrize("act", Act)
def test_the_machine_is_that_of_the_steps(act, state):
    assert (state, becomes(act, state)) in MOVES[act.value] or (
        becomes(act, state) is None
    )


def test_every_open_state_can_be_cancelled():
    assert {each for each in FollowUp.State.values if becomes(Act.CANCEL, each)} == OPEN


@pytest.mark.parametrize(
    ("act", "sides", "case", "refusal"),
    [
        (Act.REPORT, {Side.WATCH}, Case("in_progress"), NotYourDuty),
        (Act.VERIFY, {Side.DUTY}, Case("reported"), NotYoursToDecide),
        (Act.REPORT, {Side.DUTY}, Case("not_started", live=False), NotLive),
        (Act.REPORT, {Side.DUTY}, Case("verified"), WrongState),
        (Act.VERIFY, BOTH, Case("reported", True, frozenset({1})), OwnReport),
        (
            Act.VERIFY,
            BOTH,
            Case("reported", True, frozenset({2}), frozenset({7})),
            OwnReport,
        ),
    ],
    ids="duty decide live state user institution".split(),
)
def test_each_refusal_has_its_name(act, sides, case, refusal):
    with pytest.raises(Refused) as refused:
        check(act, case, Party(1, frozenset(sides), frozenset({7})))

    assert refused.type is refusal


def test_a_plan_can_be_cancelled():
    party = Party(1, frozenset({Side.WATCH}))

    assert check(Act.CANCEL, Case("not_started", live=False), party) == "cancelled"
