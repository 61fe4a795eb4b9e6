"""Rows that are written once."""

import pytest
from django.db import IntegrityError, connection, transaction

from meetings.audit.models import AuditEvent, Verb
from meetings.audit.trail import record
from meetings.minutes.confirming import make_link
from meetings.minutes.models import Revision, Ruling
from tests import factories as f


def revision():
    return Revision.objects.create(
        directive=f.DirectiveFactory(), version=1, act="added", content={"text": "a"}
    )


def proposal():
    directive = f.DirectiveFactory()
    link, _ = make_link(directive.speaker, by=f.UserFactory())
    return f.proposal_for(directive, link)


ROWS = {
    "event": lambda: record(Verb.SETUP_ADDED, f.InstitutionFactory(), by=None),
    "revision": revision,
    "answer": proposal,
    "ruling": lambda: Ruling.objects.create(
        proposal=proposal(), verdict="accepted", by=f.UserFactory()
    ),
    "edition": lambda: f.edition_of(f.MeetingFactory()),
    "copy": lambda: f.copy_of(f.MeetingFactory()),
    "step": lambda: f.step_of(f.FollowUpFactory()),
    "evidence": lambda: f.evidence_of(f.FollowUpFactory()),
    "achievement": lambda: f.achievement_of(f.PlannedActionFactory()),
    "report": lambda: f.report_of(f.SeriesFactory()),
    "withdrawal": lambda: f.withdrawal_of(f.MeetingFactory()),
}


@pytest.fixture(params=ROWS)
def row(request, db):
    return type(ROWS[request.param]()).objects.get()


def run(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)


ATTEMPTS = {
    "save": lambda row: row.save(),
    "update": lambda row: type(row).objects.filter(pk=row.pk).update(id=row.pk),
    "delete": lambda row: row.delete(),
    "delete many": lambda row: type(row).objects.all().delete(),
    "SQL update": lambda row: run(f"UPDATE {row._meta.db_table} SET id = id"),
    "SQL delete": lambda row: run(f"DELETE FROM {row._meta.db_table}"),
}


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_a_written_row_is_neither_changed_nor_deleted(row, attempt):
    with (
        pytest.raises(IntegrityError, match=r"constraint failed: \w+_append_only"),
        transaction.atomic(),
    ):
        ATTEMPTS[attempt](row)

    assert list(type(row).objects.values()) == [values_of(row)]


def test_another_row_may_follow(host):
    for _ in range(2):
        record(Verb.SETUP_ADDED, host, by=None)

    assert AuditEvent.objects.count() == 2


def test_a_directive_with_a_history_stays(db):
    directive = f.DirectiveFactory()
    Revision.objects.create(directive=directive, version=1, act="added", content={})

    with pytest.raises(IntegrityError), transaction.atomic():
        type(directive).objects.filter(pk=directive.pk).delete()


def values_of(row):
    return {field.attname: getattr(row, field.attname) for field in row._meta.fields}
