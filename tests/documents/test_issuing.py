"""Issuing: once, numbered without a gap, or not at all."""

import hashlib
import io

import pytest
import time_machine
from django.urls import reverse
from pypdf import PdfReader

from meetings.documents import issuing
from meetings.documents.notula import IncompleteRecord
from meetings.minutes import reviewing
from meetings.minutes.actions import edit_minutes
from meetings.minutes.reading import read, read_all
from meetings.minutes.snapshot import at_level, freeze, thaw
from meetings.models import Edition, IssuedDocument, Meeting, NumberCounter
from tests import factories as f
from tests.issued import address
from tests.trail import last_event, verbs


def text_of(paper):
    pages = PdfReader(io.BytesIO(bytes(paper.pdf))).pages
    return [" ".join(page.extract_text().split()) for page in pages]


def issue(meeting, by):
    return issuing.issue(meeting, address=address, by=by)


@time_machine.travel("2026-03-12 09:00 +0700")
def test_the_edition_is_numbered_frozen_printed_and_told_of(approved, secretariat):
    edition = issue(approved, secretariat)

    meeting = Meeting.objects.get(pk=approved.pk)
    paper = edition.documents.get()
    assert meeting.number == paper.number == "400.14.6/001/BPB/2026"
    assert meeting.minutes.state == "issued"
    assert paper.sha256 == hashlib.sha256(bytes(paper.pdf)).hexdigest()
    assert last_event().verb == "minutes.issued"


def test_each_page_carries_the_code_and_the_address(issued):
    paper = IssuedDocument.objects.get()
    spaced = "-".join((paper.code[:4], paper.code[4:8], paper.code[8:]))

    assert all(spaced in page and paper.address in page for page in text_of(paper))


def test_the_frozen_record_is_what_is_printed_and_read(issued, leader):
    edition = Edition.objects.get()
    record = thaw(edition.content["record"])

    assert freeze(record) == edition.content["record"]
    assert read(issued, leader) == at_level(record, leader.clearance)
    assert record.number in text_of(edition.documents.get())[0]


def test_a_second_click_finds_it_issued(issued, secretariat):
    with pytest.raises(reviewing.WrongState):
        issue(issued, secretariat)

    assert Edition.objects.count() == 1


def test_what_is_not_approved_is_not_issued(ready, secretariat):
    with pytest.raises(reviewing.WrongState):
        issue(ready, secretariat)


def test_what_changed_since_is_not_issued(approved, secretariat):
    minutes = approved.minutes
    values = {"closing": "Lain."}
    edit_minutes(minutes, values, version=minutes.version, by=secretariat)

    with pytest.raises(reviewing.ChangedMeanwhile):
        issue(approved, secretariat)


def test_a_meeting_that_is_not_over_is_not_issued(ready, approve, secretariat):
    Meeting.objects.filter(pk=ready.pk).update(status="in_session")

    with pytest.raises(issuing.NotHeld):
        issue(approve(ready), secretariat)


def test_nobody_issues_what_they_may_not_read(ready, approve, host):
    ready.directives.filter(text="Tanggul dijaga.").update(classification=2)
    low = f.user_with("secretariat", institution=host, clearance=1)

    with pytest.raises(reviewing.NotCleared):
        issue(approve(ready), low)


def test_what_blocks_a_print_blocks_the_issue(ready, approve, secretariat):
    ready.directives.filter(text="Posko dibuka.").update(text=" ")

    with pytest.raises(IncompleteRecord):
        issue(approve(ready), secretariat)

    assert NumberCounter.objects.count() == 0


def test_a_crash_in_the_middle_leaves_nothing(approved, secretariat, monkeypatch):
    def fail(*args, **kwargs):
        raise OSError("disk full")

    monkeypatch.setattr("meetings.documents.pdf.render", fail)
    with pytest.raises(OSError, match="disk full"):
        issue(approved, secretariat)

    meeting = Meeting.objects.get(pk=approved.pk)
    assert (meeting.number, meeting.minutes.state) == ("", "approved")
    assert (Edition.objects.count(), NumberCounter.objects.count()) == (0, 0)


def test_a_number_that_was_typed_stays(ready, approve, secretariat):
    Meeting.objects.filter(pk=ready.pk).update(number="7/2026")

    issue(approve(ready), secretariat)

    assert Meeting.objects.get(pk=ready.pk).number == "7/2026"
    assert NumberCounter.objects.count() == 0


@time_machine.travel("2026-03-12 09:00 +0700")
def test_a_number_that_somebody_typed_elsewhere_is_passed_over(
    approved, secretariat, host
):
    f.MeetingFactory(institution=host, number="400.14.6/001/BPB/2026")

    issue(approved, secretariat)

    assert Meeting.objects.get(pk=approved.pk).number == "400.14.6/002/BPB/2026"


def test_without_a_pattern_there_is_no_number(ready, approve, secretariat, host):
    host.stationery.number_pattern = ""
    host.stationery.save()

    issue(approve(ready), secretariat)

    assert Meeting.objects.get(pk=ready.pk).number == ""


def test_two_who_issue_at_once_make_one_edition(crowd, approved, secretariat):
    found = crowd(lambda number: issued_or_not(approved, secretariat), 4)

    assert sorted(found) == ["issued", "refused", "refused", "refused"]
    assert IssuedDocument.objects.count() == 1


def issued_or_not(meeting, by):
    try:
        issue(meeting, by)
    except reviewing.WrongState:
        return "refused"
    return "issued"


def test_numbers_given_at_once_have_no_gap(crowd, ready, approve, secretariat):
    meetings = [approve(ready)]
    for _ in range(3):
        other = f.MeetingFactory(institution=ready.institution)
        f.AttendanceFactory(meeting=other, role="chair", name="Sari", status="present")
        meetings.append(approve(other))

    crowd(lambda number: issue(meetings[number], secretariat), 4)

    numbers = Meeting.objects.filter(pk__in=[each.pk for each in meetings])
    serials = sorted(each.number.split("/")[1] for each in numbers)
    assert serials == ["001", "002", "003", "004"]


# Through the client.


def test_the_secretariat_issues_by_one_button(client_of, secretariat, approved):
    response = client_of(secretariat).post(
        reverse("documents:issue", args=[approved.pk])
    )

    assert response.url == reverse("documents:editions", args=[approved.pk])
    assert "minutes.issued" in verbs()


@pytest.mark.parametrize("why", ["state", "changed", "open", "gap"])
def test_a_refusal_says_why(client_of, secretariat, approved, why):
    if why == "state":
        reviewing.reopen(approved, by=secretariat)
    if why == "changed":
        approved.directives.filter(number=1).update(text="Lain.")
    if why == "open":
        Meeting.objects.filter(pk=approved.pk).update(status="in_session")
    if why == "gap":
        approved.directives.filter(number=1).update(text="")
        reviewing.reopen(approved, by=secretariat)
        reviewing.submit(approved, by=secretariat)
        approve_blind(approved, secretariat)

    url = reverse("documents:issue", args=[approved.pk])
    response = client_of(secretariat).post(url, follow=True)

    told = {
        "state": "Keadaan notula ini sudah berubah",
        "changed": "berubah sejak disetujui",
        "open": "belum dinyatakan selesai",
        "gap": "belum berisi teks",
    }
    assert told[why] in response.content.decode()
    assert Edition.objects.count() == 0


def approve_blind(meeting, by):
    seen = reviewing.digest(read_all(meeting))
    reviewing.approve(meeting, seen=seen, capacity="Wali Kota", by=by)


def test_nobody_issues_unread_by_the_button(client_of, approved, host):
    approved.directives.filter(number=1).update(classification=1)
    minutes = approved.minutes
    minutes.approved_digest = reviewing.digest(read_all(approved))
    minutes.save()
    low = f.user_with("secretariat", institution=host)

    response = client_of(low).post(reverse("documents:issue", args=[approved.pk]))

    assert response.status_code == 403
    assert "di atas izin akses Anda" in response.content.decode()
