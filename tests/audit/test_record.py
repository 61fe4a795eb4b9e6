"""One act, one event."""

import contextlib
import datetime as dt
import uuid

import pytest
import time_machine
from django.db import IntegrityError, transaction

from meetings.audit.models import AuditEvent, Verb
from meetings.audit.trail import record
from meetings.directory.models import Institution
from tests import factories as f

NOON = dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC)


def test_an_event_says_who_did_what_to_which_thing(secretariat, host):
    event = record(Verb.SETUP_CHANGED, host, by=secretariat)

    told = (event.actor_id, event.actor_name, event.verb, event.target_label)
    assert told == (secretariat.pk, secretariat.name, "setup.changed", host.name)


def test_an_event_names_the_row_without_a_key_to_it(host):
    event = record(Verb.SETUP_CHANGED, host, by=None)

    assert (event.target_type, event.target_id) == ("institution", str(host.pk))


def test_what_nobody_did_was_done_by_the_system(host):
    event = record(Verb.DEMO_LOADED, host, by=None)

    assert (event.actor_id, event.actor_name) == (None, "sistem")


@time_machine.travel(NOON, tick=False)
def test_an_event_has_its_time(host):
    event = record(Verb.SETUP_CHANGED, host, by=None)

    assert event.at == NOON


def test_an_event_outlives_its_thing(host):
    record(Verb.SETUP_REMOVED, host, by=None)

    host.delete()

    assert AuditEvent.objects.get().target_label == "Badan Penyelenggara"


def test_a_long_label_is_cut(db):
    meeting = f.MeetingFactory(title="R" * 300, period="Maret 2026")

    event = record(Verb.MEETING_CREATED, meeting, by=None)

    assert event.target_label == "R" * 300


def test_details_become_plain_values(host):
    number = uuid.uuid4()

    record(Verb.SETUP_CHANGED, host, by=None, day=f.DAY, uuid=number)

    details = AuditEvent.objects.get().details
    assert details == {"day": "2026-03-10", "uuid": str(number)}


def test_an_act_that_fails_leaves_no_event(host):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        record(Verb.SETUP_CHANGED, host, by=None)
        raise ZeroDivisionError

    assert AuditEvent.objects.count() == 0


def test_an_event_takes_two_queries(secretariat, django_assert_num_queries):
    with django_assert_num_queries(2):
        record(Verb.SETUP_CHANGED, secretariat, by=None)


@pytest.mark.django_db(transaction=True)
def test_an_act_whose_event_was_refused_is_undone():
    broken = f.InstitutionFactory.build(name="Instansi Lain")

    with transaction.atomic(), contextlib.suppress(IntegrityError):
        broken.save()
        record(None, broken, by=None)

    assert Institution.objects.count() == 0


def test_an_event_reads_as_a_sentence_without_the_words_of_its_thing(leader, host):
    event = record(Verb.SETUP_ADDED, host, by=leader)

    sentence = f"{leader.name} menambah data induk: institution {host.pk}"
    assert str(event) == sentence
