"""The calendar of due dates: what its token opens, and for how long."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from meetings.followups import due_feed
from meetings.followups.reminder_text import STAR
from meetings.models import DueFeed, FollowUp, User
from tests import factories as f
from tests.trail import verbs

pytestmark = pytest.mark.django_db
DUE = dt.date(2026, 12, 20)


@pytest.fixture
def due(followup):
    FollowUp.objects.filter(pk=followup.pk).update(due_kind="date", due_date=DUE)
    return FollowUp.objects.get(pk=followup.pk)


@pytest.fixture
def fetch():
    def fetch(token, **headers):
        url = reverse("followups:due_feed", args=[token])
        return Client().get(url, headers=headers)

    return fetch


def events(answer):
    return Calendar.from_ical(answer.content).walk("VEVENT")


def test_the_due_dates_of_ones_duties(fetch, staff, due):
    answer = fetch(due_feed.make_feed(by=staff))

    [event] = events(answer)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert event["UID"] == f"{due.uuid}@rakor"
    assert event["SUMMARY"] == f"Tenggat: {due.description}"
    assert event.decoded("DTSTART") == DUE
    assert (event["STATUS"], event["SEQUENCE"]) == ("CONFIRMED", due.version)
    assert len(event.walk("VALARM")) == 1


def test_who_decides_reads_what_they_watch(fetch, leader, due):
    assert len(events(fetch(due_feed.make_feed(by=leader)))) == 1


def test_the_assigned_person_reads_it(fetch, due):
    person = f.OfficialFactory()
    FollowUp.objects.update(person=person)
    user = f.user_with("official", official=person)

    assert len(events(fetch(due_feed.make_feed(by=user)))) == 1


@pytest.mark.parametrize("state", ["cancelled"])
def test_what_is_closed_is_cancelled_without_alarm(fetch, staff, due, state):
    FollowUp.objects.update(state=state)

    [event] = events(fetch(due_feed.make_feed(by=staff)))

    assert (event["STATUS"], event.walk("VALARM")) == ("CANCELLED", [])


def test_nothing_without_a_date_or_classified(fetch, staff, secret, due):
    f.FollowUpFactory(directive=due.directive, lead=due.lead)
    User.objects.filter(pk=staff.pk).update(clearance=3)

    assert events(fetch(due_feed.make_feed(by=staff))) == []


def test_a_right_that_ended_counts_at_once(fetch, staff, due):
    token = due_feed.make_feed(by=staff)
    staff.grants.all().delete()

    assert events(fetch(token)) == []


def test_who_left_has_no_calendar(fetch, staff, due):
    token = due_feed.make_feed(by=staff)
    User.objects.filter(pk=staff.pk).update(is_active=False)

    assert fetch(token).status_code == 404


def test_a_new_address_ends_the_old_one(fetch, staff, due):
    old, new = due_feed.make_feed(by=staff), due_feed.make_feed(by=staff)

    assert [fetch(old).status_code, fetch(new).status_code] == [404, 200]
    assert verbs()[-2:] == ["due_feed.made", "due_feed.made"]


def test_it_is_fetched_again_only_when_it_changed(fetch, staff, due):
    token = due_feed.make_feed(by=staff)
    tag = fetch(token)["ETag"]
    assert fetch(token, if_none_match=tag).status_code == 304

    FollowUp.objects.update(due_date=DUE + dt.timedelta(days=1))

    assert fetch(token, if_none_match=tag).status_code == 200


def test_too_many_tries_are_stopped(fetch):
    codes = {fetch(f"tebakan{n}").status_code for n in range(61)}

    assert codes == {404, 429}


def test_the_address_is_told_once_and_revoked(client_of, staff, due):
    page = reverse("followups:own_feed")
    client = client_of(staff)
    told = client.post(page).content.decode()
    assert "/tenggat/" in told
    assert "Kalender terbuka sejak" in client.get(page).content.decode()

    revoke = reverse("followups:revoke_feed")
    assert client.get(revoke).status_code == 405
    assert client.post(revoke).status_code == 302
    assert client.post(revoke).status_code == 302

    assert DueFeed.objects.count() == 0
    assert verbs().count("due_feed.revoked") == 1


def test_the_text_for_a_message(read, staff, due):
    FollowUp.objects.update(description="Siapkan *pompa*\nbanjir.")

    text = read(staff, "text", due)

    assert text.startswith("*Pengingat tindak lanjut*\n*Dinas Pelaksana*\n\n")
    assert f"Siapkan {STAR}pompa{STAR} banjir." in text
    assert f"/tindak-lanjut/{due.pk}/\n" in text


def test_the_text_of_what_is_classified_has_no_words(read, staff, secret, due):
    User.objects.filter(pk=staff.pk).update(clearance=3)

    text = read(staff, "text", due)

    assert due.description not in text
    assert verbs()[-1] == "record.read"


def test_the_text_of_all_that_is_open_is_numbered(read, staff, due):
    for _ in range(16):
        f.FollowUpFactory(directive=due.directive, lead=due.lead)

    text = read(staff, "digest_text")

    assert "*Dinas Pelaksana*\n17 terbuka" in text
    assert "\n2. " in text
    assert "\nDinas Pelaksana · Tanpa tenggat\n" in text
    assert "dan 2 tindak lanjut lain" in text


def test_in_that_text_what_waits_is_headed_apart(read, staff, reported):
    f.FollowUpFactory(directive=reported.directive, lead=reported.lead)

    assert "*Menunggu verifikasi*\n2. " in read(staff, "digest_text")


def test_an_outsider_gets_no_text(client_of, outsider, due):
    url = reverse("followups:text", args=[due.pk])

    assert client_of(outsider).get(url).status_code == 404
