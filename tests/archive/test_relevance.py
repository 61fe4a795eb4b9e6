"""What people ask for is found, and first: measured on judged queries.

``python -m tests.archive.top_ten`` writes down what is found now and prints the
measures; the recorded ones stand in ``relevance.toml``.
"""

import json

import pytest
import time_machine
from django.db import transaction
from django.test import override_settings

from tests.archive import judged_world, top_ten
from tests.archive.judgements import CLASSES, judged, recorded
from tests.archive.measuring import OURS, mean, measured, table

TOLERANCE = 0.005
# Two slips: "kantong" is as near as what was meant.
NOT_LED = {"kentonga": "kantong"}
QUICK = ["django.contrib.auth.hashers.MD5PasswordHasher"]

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def runs(django_db_setup, django_db_blocker):
    """Every query, once on each engine; the data are gone afterwards."""
    with (
        django_db_blocker.unblock(),
        time_machine.travel(judged_world.NOW, tick=False),
        override_settings(PASSWORD_HASHERS=QUICK),
        transaction.atomic(),
    ):
        judged_world.fill()
        found = measured()
        transaction.set_rollback(True)
    print(f"\n{table(found)}")  # noqa: T201  # seen with -s
    return found


def test_what_is_wanted_is_found_as_well_as_ever(runs):
    was = recorded()
    recall, ndcg = mean(runs, OURS)

    lost = (was["recall_at_20"] - recall, was["ndcg_at_10"] - ndcg)
    assert max(lost) <= TOLERANCE, f"\n{table(runs)}"


@pytest.mark.parametrize("slips", [True, False], ids=["all", "without slips"])
def test_no_rival_finds_it_better(runs, slips):
    some = [run for run in runs if slips or run.query.kind != "slip"]
    ours = mean(some, OURS)

    for rival in [name for name in some[0].measures if name != OURS]:
        theirs = mean(some, rival)
        behind = [ours[n] < theirs[n] for n in range(2)]
        assert behind == [False, False], f"{rival}\n{table(runs)}"


def test_the_first_ten_are_the_same_on_both_databases(runs):
    kept = json.loads(top_ten.FILE.read_text(encoding="utf-8"))

    assert top_ten.of(runs) == kept


def test_slips_lead_to_what_was_meant(runs):
    slips = [run for run in runs if run.query.leads_to]
    led = {run.query.typed: run.suggested for run in slips}

    meant = {run.query.typed: run.query.leads_to for run in slips}
    assert led == meant | NOT_LED


def test_there_are_enough_queries_of_every_class():
    queries = judged()

    assert len({query.typed for query in queries}) == len(queries) >= 80
    assert {query.kind for query in queries} == set(CLASSES)


def test_every_judged_place_is_a_directive_of_the_demo():
    known = set(judged_world.names().values())

    assert {place for query in judged() for place in query.grades} - known == set()


def test_every_query_says_why_and_has_an_answer():
    silent = [q.typed for q in judged() if not q.why or not (q.grades or q.generated)]

    assert silent == []
