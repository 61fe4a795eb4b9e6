"""Follow-ups join the record: of a draft as they are, of an edition as they were."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from meetings.agenda.actions import change_status
from meetings.documents import issuing
from meetings.documents.duties import read_many_whole, read_whole
from meetings.followups import discussing
from meetings.minutes.reviewing import NotCleared
from meetings.models import CarriedOver, Directive, FollowUp, IssuedDocument, Meeting
from tests import factories as f
from tests.issued import address


@pytest.fixture
def forum(host):
    return f.SeriesFactory(institution=host)


@pytest.fixture
def meeting(host, forum):
    """The later meeting, that is put into words here."""
    return f.MeetingFactory(institution=host, series=forum, status="planned")


@pytest.fixture
def before(host, forum, meeting):
    """``before("Pompa.", 0)``: a live follow-up of the meeting before it."""

    def before(text, classification=0):
        earlier = f.MeetingFactory(
            institution=host,
            series=forum,
            classification=classification,
            date=meeting.date - dt.timedelta(days=14),
            title="Rapat Lalu",
        )
        directive = f.DirectiveFactory(
            meeting=earlier, speaker=None, kind="decision", number=4
        )
        followup = f.FollowUpFactory(directive=directive, description=text)
        f.approved(earlier, state="issued")
        return followup

    return before


@pytest.fixture
def hold(secretariat):
    """``hold(meeting)``: it starts, and is over."""

    def hold(meeting):
        for status in ("in_session", "held"):
            change_status(meeting, status, by=secretariat)
        return Meeting.objects.get(pk=meeting.pk)

    return hold


@pytest.fixture
def plan(ready):
    directive = Directive.objects.get(text="Tanggul dijaga.")
    return f.FollowUpFactory(
        directive=directive, description="Menjaga tanggul.", criterion="Dua regu."
    )


@pytest.fixture
def publish(hold, approve, secretariat):
    def publish(meeting):
        return issuing.issue(approve(hold(meeting)), address=address, by=secretariat)

    return publish


def told(record):
    return [duty.text for duty in (*record.carried, *record.followups)]


def test_a_draft_tells_what_was_carried_and_what_is_planned(
    before, ready, plan, hold, secretariat
):
    before("Memperbaiki pompa.")

    record = read_whole(hold(ready), secretariat)

    line, own = record.carried[0], record.followups[0]
    assert (line.source, line.directive, line.state_label) == (
        "Rapat Lalu, 24 Februari 2026; Keputusan rapat",
        4,
        "Belum mulai",
    )
    assert (own.source, own.directive, own.remark) == ("Camat, Budi", 2, "Dua regu.")


@pytest.mark.parametrize(
    ("due_date", "text"),
    [
        (None, "Tanpa tenggat (“secepatnya”)"),
        (dt.date(2026, 4, 20), "20 April 2026 (semula: secepatnya)"),
    ],
)
def test_the_due_date_with_what_was_said(
    due_date, text, ready, plan, hold, secretariat
):
    kind = "date" if due_date else "none"
    FollowUp.objects.update(due_kind=kind, due_date=due_date, due_wording="secepatnya")

    assert read_whole(hold(ready), secretariat).followups[0].due == text


def test_plans_are_not_printed_for_who_does_not_see_them(
    before, ready, plan, hold, agency
):
    before("Memperbaiki pompa.")

    assert told(read_whole(hold(ready), agency)) == []


def test_what_was_given_up_before_it_was_issued_is_not_printed(
    ready, plan, hold, secretariat
):
    FollowUp.objects.update(state="cancelled")

    assert told(read_whole(hold(ready), secretariat)) == []


def test_the_edition_freezes_them(before, ready, plan, publish, secretariat, leader):
    before("Memperbaiki pompa.")
    edition = publish(ready)

    FollowUp.objects.update(description="Lain sama sekali.", percent=50)

    record = read_whole(Meeting.objects.get(pk=ready.pk), leader)
    assert told(record) == ["Memperbaiki pompa.", "Menjaga tanggul."]
    assert len(edition.content["record"]["carried"]) == 1


def test_with_what_the_meeting_decided(before, ready, publish, secretariat):
    before("Memperbaiki pompa.")
    change_status(ready, "in_session", by=secretariat)
    row = CarriedOver.objects.get()
    discussing.decide(row, "continued", note="Terus.", version=1, by=secretariat)
    change_status(ready, "planned", by=secretariat)

    edition = publish(ready)

    remarks = [each["remark"] for each in edition.content["record"]["carried"]]
    assert remarks == ["Dilanjutkan. Terus."]


def test_each_class_has_its_copy(before, ready, publish):
    before("Memperbaiki pompa.")
    before("Memeriksa sandi.", 2)

    publish(ready)

    papers = IssuedDocument.objects.order_by("classification")
    assert [paper.classification for paper in papers] == [0, 2]
    assert b"%PDF-" in bytes(papers[0].pdf)


def test_who_issues_must_be_cleared_for_all_of_it(before, ready, publish, secretariat):
    before("Memeriksa sandi.", 2)
    secretariat.clearance = 1
    secretariat.save()

    with pytest.raises(NotCleared):
        publish(ready)


def test_a_reader_of_the_edition_sees_those_that_are_theirs_to_see(
    before, ready, plan, publish, agency, leader
):
    """The agency was at this meeting, and not at the one before."""
    before("Memperbaiki pompa.")
    publish(ready)
    meeting = Meeting.objects.get(pk=ready.pk)

    assert told(read_whole(meeting, agency)) == ["Menjaga tanggul."]
    assert told(read_whole(meeting, leader)) == [
        "Memperbaiki pompa.",
        "Menjaga tanggul.",
    ]


def test_the_printed_page_has_them(before, ready, plan, hold, client_of, secretariat):
    before("Memperbaiki pompa.")
    hold(ready)
    url = reverse("documents:notula_preview", args=[ready.pk])

    page = client_of(secretariat).get(url).content.decode()

    assert "Tindak Lanjut Rapat Lalu" in page
    assert "Menjaga tanggul." in page


def test_many_are_read_in_as_many_queries_as_one(
    before, ready, plan, publish, host, forum, secretariat
):
    before("Memperbaiki pompa.")
    publish(ready)
    drafts = [f.MeetingFactory(institution=host, series=forum) for _ in range(3)]
    for n, draft in enumerate(drafts):
        f.FollowUpFactory(directive=f.DirectiveFactory(meeting=draft))
        f.carried_into(draft, position=n + 1)
    read_whole(drafts[0], secretariat)  # their grants are read once
    counts = []
    for each in (drafts[:1], drafts):
        rows = Meeting.objects.select_related(
            "series", "institution__parent", "institution__stationery", "minutes"
        ).filter(pk__in=[ready.pk, *(draft.pk for draft in each)])
        with CaptureQueriesContext(connection) as captured:
            records = read_many_whole(list(rows), secretariat)
        counts.append(len(captured))

    assert sorted(len(told(record)) for record in records) == [2, 2, 2, 2]
    assert counts[0] == counts[1]
