"""A duty of one agency, live, and those who have to do with it."""

import datetime as dt
import uuid

import pytest
from django.urls import reverse

from meetings.agenda.actions import change_status
from meetings.followups import reporting
from meetings.models import (
    CarriedOver,
    Directive,
    FollowUp,
    Meeting,
    Minutes,
    ReminderSetting,
)
from tests import factories as f
from tests.documents.mail_server import served
from tests.followups.timer import DUE


@pytest.fixture
def meeting(host):
    """A meeting of a forum, that another one will follow."""
    forum = f.SeriesFactory(institution=host)
    return f.MeetingFactory(institution=host, series=forum)


@pytest.fixture
def sequel(meeting):
    """The next meeting of the same forum, planned."""
    later = meeting.date + dt.timedelta(days=14)
    return f.MeetingFactory(
        institution=meeting.institution,
        series=meeting.series,
        date=later,
        status="planned",
        title="Rapat Lanjutan",
    )


@pytest.fixture
def begin(secretariat):
    """``begin(meeting)``: it goes into session."""
    return lambda meeting: change_status(meeting, "in_session", by=secretariat)


@pytest.fixture
def carried(followup, sequel, begin):
    """The duty as the next meeting opened with it."""
    begin(sequel)
    return CarriedOver.objects.get()


@pytest.fixture
def lead(db):
    """The institution whose duty it is; it was not at the meeting."""
    return f.InstitutionFactory(name="Dinas Pelaksana")


@pytest.fixture
def staff(lead):
    return f.user_with("agency", institution=lead)


@pytest.fixture
def helper(followup):
    """Staff of a supporting institution."""
    institution = f.InstitutionFactory(name="Dinas Pendukung")
    followup.supporting.create(institution=institution)
    return f.user_with("agency", institution=institution)


@pytest.fixture
def directive(meeting):
    return f.DirectiveFactory(meeting=meeting, text="Pompa disiagakan.")


@pytest.fixture
def plan(directive, lead):
    """What is to follow from minutes that are not issued."""
    return f.FollowUpFactory(directive=directive, lead=lead)


@pytest.fixture
def followup(plan, meeting, official, agency):
    """The same, live; whoever took part is on the list, which is sealed by now."""
    f.approved(meeting, state="issued")
    return FollowUp.objects.get(pk=plan.pk)


@pytest.fixture
def secret(plan):
    """To be asked for before ``followup``: its directive is "terbatas"."""
    Directive.objects.filter(pk=plan.directive_id).update(classification=1)


@pytest.fixture
def report(followup, staff):
    """``report(done=True)``: a report of the leading institution."""

    def report(percent=50, by=staff, **values):
        known = {"text": "Pompa diuji.", "uuid": uuid.uuid4()} | values
        reporting.report(followup, percent=percent, by=by, **known)
        return FollowUp.objects.get(pk=followup.pk)

    return report


@pytest.fixture
def reported(report):
    return report(done=True)


@pytest.fixture
def post(client_of):
    """``post(user, "report", thing, …)``: what the app answers."""

    def post(user, name, thing, **data):
        url = reverse(f"followups:{name}", args=[thing.pk])
        return client_of(user).post(url, data)

    return post


@pytest.fixture
def read(client_of):
    """``read(user, "work")``: what that user reads there."""

    def read(user, name="followup", thing=None, query=""):
        url = reverse(f"followups:{name}", args=[thing.pk] if thing else [])
        return client_of(user).get(url + query).content.decode()

    return read


@pytest.fixture
def state_of():
    """``state_of(followup)``: as the database has it."""
    return lambda followup: FollowUp.objects.get(pk=followup.pk).state


@pytest.fixture
def hand_in():
    """``hand_in(meeting, "approved")``: the draft of its minutes leaves the notulis."""

    def hand_in(meeting, state="under_review"):
        if state != "under_review":
            return f.approved(meeting, state=state)
        Minutes.objects.create(meeting=meeting, state=state)
        return Meeting.objects.get(pk=meeting.pk)

    return hand_in


@pytest.fixture
def inbox(settings):
    settings.SITE_ADDRESS = "https://rakor.example"
    yield from served(settings)


@pytest.fixture
def no_digest(db):
    return ReminderSetting.objects.create(digest_weekday=None)


@pytest.fixture
def worker(staff):
    staff.email = "dinas@contoh.id"
    staff.save()
    return staff


@pytest.fixture
def due(followup):
    FollowUp.objects.filter(pk=followup.pk).update(due_kind="date", due_date=DUE)
    return FollowUp.objects.get(pk=followup.pk)
