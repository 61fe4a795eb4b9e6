"""What the front door says about follow-ups, to who has the duty and who decides."""

import datetime as dt
import re
from html import unescape

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from meetings.models import FollowUp, Reminder
from tests import factories as f

TODAY = dt.date(2026, 3, 11)  # a Wednesday
REPORTED = {"state": "reported", "percent": 100}


@pytest.fixture(autouse=True)
def _now(db):
    with time_machine.travel(dt.datetime(2026, 3, 11, 3, tzinfo=dt.UTC), tick=False):
        yield


@pytest.fixture
def lead(db):
    return f.InstitutionFactory()


@pytest.fixture
def staff(lead):
    return f.user_with("agency", institution=lead)


def due(days, meeting, lead, **values):
    known = {"due_kind": "date", "due_date": TODAY + dt.timedelta(days)}
    if values.get("state") == "reported":
        at = dt.datetime(2026, 3, 10, tzinfo=dt.UTC)
        known |= {"reported_by": f.UserFactory(), "reported_at": at}
    directive = f.DirectiveFactory(meeting=meeting)
    return f.FollowUpFactory(directive=directive, lead=lead, **known | values)


@pytest.fixture
def many(meeting, lead, official):
    """One of each kind that is told apart; in a week that ends on the fourth day."""
    rows = {
        "later": due(5, meeting, lead),
        "sunday": due(4, meeting, lead),
        "today": due(0, meeting, lead, state="in_progress", percent=40),
        "late": due(-1, meeting, lead),
        "returned": due(9, meeting, lead, state="returned"),
        "reported": due(1, meeting, lead, **REPORTED),
        "cancelled": due(-9, meeting, lead, state="cancelled"),
        "undated": due(0, meeting, lead, due_kind="none", due_date=None),
        "other": due(0, meeting, f.InstitutionFactory()),
    }
    f.approved(meeting, state="issued")
    due(0, f.MeetingFactory(institution=meeting.institution), lead)  # a plan
    return rows


def numbers_on(client):
    found = re.findall(
        r'<a class="number" href="([^"]+)">(\d+)</a>',
        client.get("/").content.decode(),
    )
    return [(unescape(href), int(count)) for href, count in found]


def test_an_agency_sees_its_five_most_urgent_duties(many, staff, client_of):
    lines = client_of(staff).get("/").context["duties"]

    keys = {row.pk: name for name, row in many.items()}
    assert [keys[line.followup.pk] for line in lines] == [
        "returned",
        "late",
        "today",
        "sunday",
        "later",
    ]


def test_a_duty_is_one_tap_from_its_report(many, staff, client_of):
    page = client_of(staff).get("/").content.decode()

    assert reverse("followups:report", args=[many["late"].pk]) in page
    assert "Terlambat 1 hari" in page
    assert reverse("followups:work") in page


def test_an_agency_without_a_duty_is_told_so(staff, client_of):
    assert "Tidak ada tugas yang terbuka" in client_of(staff).get("/").content.decode()


@pytest.mark.parametrize("role", ["secretariat", "leader"])
def test_who_decides_sees_what_waits_is_late_and_falls_due(
    role, many, client_of, request
):
    client = client_of(request.getfixturevalue(role))

    numbers = numbers_on(client)

    assert [count for _, count in numbers] == [1, 1, 4]
    for href, count in numbers:
        assert client.get(href).context["page_obj"].paginator.count == count
    assert reverse("followups:overview") in client.get("/").content.decode()


def test_the_numbers_are_of_what_one_sees(many, client_of):
    other = f.user_with("secretariat", institution=f.InstitutionFactory())

    assert [count for _, count in numbers_on(client_of(other))] == [0, 0, 0]


@pytest.mark.parametrize("role", ["official", "outsider", "admin_user", "staff"])
def test_the_others_see_no_numbers(role, many, client_of, request):
    client = client_of(request.getfixturevalue(role))

    assert numbers_on(client) == []
    assert ("duties" in client.get("/").context) == (role == "staff")


def test_what_is_classified_is_only_told_to_be(meeting, staff, lead, client_of):
    row = due(1, meeting, lead, description="Patroli malam.")
    type(row.directive).objects.update(classification=1)
    f.approved(meeting, state="issued")
    client = client_of(staff)
    assert client.get("/").context["duties"] == []
    type(staff).objects.filter(pk=staff.pk).update(clearance=1)

    page = client.get("/").content.decode()

    assert ("Buka untuk membaca isinya" in page, "Patroli" in page) == (True, False)
    assert FollowUp.objects.count() == 1


@pytest.fixture
def assigned(official, many):
    """What that official is to do in person: one of many."""
    FollowUp.objects.filter(pk=many["late"].pk).update(person=official.official)
    return many["late"]


def test_an_official_sees_what_is_assigned_in_person(assigned, official, client_of):
    client = client_of(official)
    page = client.get("/").content.decode()
    assert "1 tindak lanjut ditugaskan kepada Anda" in page

    piece = client.get(reverse("followups:work"), headers={"HX-Request": "true"})

    assert [line.followup for line in piece.context["lines"]] == [assigned]
    assert "Semua tugas saya" in piece.content.decode()


def test_they_read_it_and_report_nothing(assigned, official, client_of):
    report = reverse("followups:report", args=[assigned.pk])
    client = client_of(official)
    piece = client.get(reverse("followups:work"), headers={"HX-Request": "true"})

    assert report not in piece.content.decode()
    assert report not in client.get(reverse("followups:work")).content.decode()
    assert client.get(report).status_code == 403


def test_an_official_without_any_is_told_of_none(many, official, client_of):
    assert "Tugas saya" not in client_of(official).get("/").content.decode()


def test_an_offer_stands_on_the_front_door(many, staff, client_of):
    f.delegation_of(many["other"], to=staff.grants.get().institution)

    page = client_of(staff).get("/").content.decode()

    assert "1 pelimpahan</a> menunggu jawaban instansi Anda" in page


def test_so_do_notices_that_were_not_opened(many, staff, client_of):
    known = {"due_date": TODAY, "user": staff, "offset": 1}
    Reminder.objects.create(followup=many["late"], **known)
    Reminder.objects.create(followup=many["today"], read_at=timezone.now(), **known)

    page = client_of(staff).get("/").content.decode()

    assert "1 pemberitahuan</a> belum Anda buka" in page
