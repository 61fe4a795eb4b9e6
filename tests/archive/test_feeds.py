"""A feed hands out to whoever holds its address what its owner may read, unclassified.

A token is not a login: nothing above "biasa" goes out, and it dies with its search, its
owner's login, or a new one.
"""

import datetime as dt
from xml.etree import ElementTree as ET

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from meetings.archive import feed_views, feeding, saving
from meetings.minutes import actions
from meetings.models import Meeting, SavedSearch, User
from tests import factories as f
from tests.archive.saved import save, say
from tests.trail import last_event, verbs

pytestmark = pytest.mark.django_db
ATOM = {"a": "http://www.w3.org/2005/Atom"}
FORMATS = ["atom_feed", "calendar_feed"]


@pytest.fixture(autouse=True)
def _fresh_limits():
    cache.clear()


@pytest.fixture
def mine(leader):
    return save(leader)


@pytest.fixture
def token(mine, leader):
    return saving.make_feed(mine, by=leader)


def address(token, name="atom_feed"):
    return reverse(f"archive:{name}", args=[token])


def get(token, name="atom_feed", **headers):
    return Client().get(address(token, name), headers=headers)


def read(token):
    """The entries of the Atom feed."""
    return ET.fromstring(get(token).content).findall("a:entry", ATOM)  # noqa: S314  # ours


def field(entry, name):
    return entry.findtext(f"a:{name}", namespaces=ATOM)


def events(token):
    return Calendar.from_ical(get(token, "calendar_feed").content).walk("VEVENT")


def test_the_addresses_are_shown_once(client_of, leader, mine):
    client, page = client_of(leader), reverse("archive:make_feed", args=[mine.pk])

    made = client.post(page)

    [(_, atom), (_, calendar)] = made.context["addresses"]
    assert made.headers["Cache-Control"].count("no-store") == 1
    assert [Client().get(each).status_code for each in (atom, calendar)] == [200, 200]
    again = client.get(page).content.decode()
    assert (atom in again, "Umpan terbuka sejak" in again) == (False, True)


def test_only_the_hash_of_the_token_is_kept(mine, token):
    row = SavedSearch.objects.filter(pk=mine.pk).values().get()

    assert token not in str(row)
    assert len(token) >= 22  # 128 bits


def test_making_and_revoking_are_audited(mine, leader):
    for _ in range(2):
        saving.make_feed(mine, by=leader)
        assert last_event().verb == "feed.made"
    assert last_event().details == {"renewed": True}

    saving.revoke_feed(mine, by=leader)
    saving.revoke_feed(mine, by=leader)

    assert verbs()[-2:] == ["feed.made", "feed.revoked"]


def test_a_new_address_ends_the_one_before(mine, token, leader):
    saving.make_feed(mine, by=leader)

    assert get(token).status_code == 404


def test_a_revoked_address_leads_nowhere(mine, token, client_of, leader):
    url = reverse("archive:revoke_feed", args=[mine.pk])

    assert client_of(leader).post(url).status_code == 302
    assert [get(token, name).status_code for name in FORMATS] == [404, 404]


def test_an_address_dies_with_its_search(mine, token, leader):
    saving.remove_search(mine, by=leader)

    assert get(token).status_code == 404


def test_an_address_dies_with_its_owner_s_login(token, leader):
    User.objects.filter(pk=leader.pk).update(is_active=False)

    assert [get(token, name).status_code for name in FORMATS] == [404, 404]


@pytest.mark.parametrize("guess", ["tebakan", "%20", "a" * 500])
def test_a_guessed_address_leads_nowhere(mine, guess):
    assert get(guess).status_code == 404


def test_the_hash_itself_opens_nothing(mine, token):
    mine.refresh_from_db()

    assert get(mine.token_hash).status_code == 404


@pytest.mark.parametrize("name", FORMATS)
def test_who_tries_too_often_waits(token, monkeypatch, name):
    monkeypatch.setattr(feed_views, "FEEDS_A_MINUTE", 2)

    with time_machine.travel(dt.datetime(2026, 3, 10, 9, 0, 5, tzinfo=dt.UTC)):
        codes = [get("tebakan", name).status_code for _ in range(2)]
        assert [*codes, get(token, name).status_code] == [404, 404, 429]


def test_a_feed_is_only_read(token):
    assert Client().post(address(token)).status_code == 405


def test_an_entry_says_what_and_where(token, meeting):
    speaker = f.AttendanceFactory(meeting=meeting, name="Siti Contoh")
    said = say("Siapkan pompa banjir.\nSegera.", meeting=meeting, speaker=speaker)

    [entry] = read(token)

    assert field(entry, "id") == said.uuid.urn
    assert field(entry, "title") == "Arahan: Siapkan pompa banjir. Segera."
    assert entry.find("a:link", ATOM).get("href").endswith(f"/arahan/{said.pk}/")
    assert entry.find("a:author/a:name", ATOM).text == "Siti Contoh"
    summary = field(entry, "summary")
    assert "Siapkan pompa banjir.<br>Segera." in summary
    assert meeting.title in summary


def test_an_entry_without_a_speaker_is_a_decision_of_the_meeting(token):
    say("Pompa banjir.", speaker=None, kind="decision", quote="Siap.")
    say("", meeting=f.MeetingFactory(title="Rapat Banjir"))

    written, empty = sorted(
        read(token), key=lambda each: field(each, "title"), reverse=True
    )

    assert field(written, "summary").count("Keputusan rapat") == 1
    assert "<blockquote>Siap.</blockquote>" in field(written, "summary")
    assert field(empty, "title") == "Arahan: Isi butir belum ditulis."


def test_to_whom_it_goes_stands_there(token):
    said = say()
    said.addressees.create(group="seluruh lurah")

    [entry] = read(token)

    assert "kepada seluruh lurah" in field(entry, "summary")


def test_what_was_typed_is_text_and_not_markup(token):
    say("Banjir <script>alert(1)</script> & \x0brob")

    [entry] = read(token)

    assert "&lt;script&gt;" in field(entry, "summary")
    assert "<script>" not in field(entry, "summary")


def test_the_times_are_those_of_its_versions(token, meeting, leader):
    line = f.AttendanceFactory(meeting=meeting)
    values = {"speaker": line, "kind": "directive", "text": "Banjir."}
    with time_machine.travel("2026-03-10T02:00:00Z", tick=False):
        said = actions.add_directive(meeting, values, uuid=line.uuid, by=leader)
    with time_machine.travel("2026-03-11T02:00:00Z", tick=False):
        actions.edit_directive(said, {"text": "Rob, banjir."}, version=1, by=leader)

    [entry] = read(token)

    assert field(entry, "published") == "2026-03-10T02:00:00+00:00"
    assert field(entry, "updated") == "2026-03-11T02:00:00+00:00"


def test_at_most_a_hundred_go_out_the_newest_first(token, monkeypatch):
    monkeypatch.setattr(feeding, "MOST", 2)
    for day in (5, 7, 6):
        say(f"Banjir {day}.", meeting=f.MeetingFactory(date=dt.date(2026, 1, day)))

    assert [field(e, "title") for e in read(token)] == [
        "Arahan: Banjir 7.",
        "Arahan: Banjir 6.",
    ]


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_classified_goes_out_whatever_the_clearance(token, name):
    secret = f.MeetingFactory(title="Rapat Rahasia Banjir", classification=2)
    say("Operasi banjir.", meeting=secret)
    say("Terbatas banjir.", meeting=f.MeetingFactory(), classification=1)

    content = get(token, name).content.decode()

    assert ("Operasi" in content, "Rahasia" in content, "Terbatas" in content) == (
        False,
        False,
        False,
    )


def test_what_the_owner_may_no_longer_read_goes_out_no_more(leader, token):
    say()
    leader.grants.all().delete()

    assert read(token) == []


def test_what_the_owner_never_saw_does_not_go_out(official):
    token = saving.make_feed(save(official), by=official)
    say()

    assert read(token) == []


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_removed_or_classified_goes_out_no_more(token, name, leader):
    removed, closed = say(), say()
    first = get(token, name)

    actions.remove_directive(removed, by=leader)
    closed.classification = 1
    closed.save()

    response = get(token, name, if_none_match=first.headers["ETag"])
    assert response.status_code == 200
    assert "pompa" not in response.content.decode()


@pytest.mark.parametrize("name", FORMATS)
def test_who_has_it_as_it_is_gets_no_copy(token, name):
    say()
    first = get(token, name)

    again = get(token, name, if_none_match=first.headers["ETag"])

    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_feed_is_the_same_each_time(token, name):
    with time_machine.travel(timezone.now() + dt.timedelta(days=1)):
        first = get(token, name)
    with time_machine.travel(timezone.now() + dt.timedelta(days=2)):
        again = get(token, name)

    assert first.content == again.content


NOON = dt.datetime(2026, 3, 10, 5, tzinfo=dt.UTC)


def test_the_date_answers_for_who_knows_no_fingerprint(token):
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=5), tick=False):
        say()
        first = get(token)
        date = first.headers["Last-Modified"]
        again = get(token, if_modified_since=date)

    assert (first.status_code, again.status_code) == (200, 304)


def test_a_removal_is_later_than_all_that_went_out(leader):
    """An entry's own date would not tell that it is gone."""
    with time_machine.travel(NOON, tick=False):
        token, said = saving.make_feed(save(leader), by=leader), say()
    with time_machine.travel(NOON + dt.timedelta(hours=1), tick=False):
        date = get(token).headers["Last-Modified"]
    with time_machine.travel(NOON + dt.timedelta(hours=2), tick=False):
        actions.remove_directive(said, by=leader)
        just_now = get(token, if_modified_since=date)
    with time_machine.travel(NOON + dt.timedelta(hours=3), tick=False):
        later = get(token, if_modified_since=date)

    # Within the minute no date is told: a second holds more than one act.
    assert "Last-Modified" not in just_now.headers
    assert (just_now.status_code, later.status_code) == (200, 200)


def test_a_new_day_may_end_rights_that_hang_on_an_office(leader):
    with time_machine.travel(NOON, tick=False):
        token = saving.make_feed(save(leader), by=leader)
    with time_machine.travel(NOON + dt.timedelta(days=1), tick=False):
        response = get(token)

    assert response.headers["Last-Modified"] == "Tue, 10 Mar 2026 17:00:00 GMT"


@pytest.mark.parametrize("name", FORMATS)
def test_it_stays_out_of_caches_indexes_and_referrers(token, name):
    headers = get(token, name).headers

    found = {
        each: headers[each]
        for each in ("Cache-Control", "X-Robots-Tag", "Referrer-Policy")
    }
    assert found == {
        "Cache-Control": "private, no-cache",
        "X-Robots-Tag": "noindex, nofollow",
        "Referrer-Policy": "no-referrer",
    }


@pytest.mark.parametrize("name", FORMATS)
def test_the_token_stands_nowhere_in_what_goes_out(token, name):
    say()

    assert token not in get(token, name).content.decode()


def test_the_calendar_has_each_meeting_once(token, meeting):
    Meeting.objects.filter(pk=meeting.pk).update(
        start_time=dt.time(9), end_time=dt.time(11), link="https://rapat.example/x"
    )
    meeting.refresh_from_db()
    for number in range(7):
        say(f"Banjir {number}.", meeting=meeting)
    say(meeting=f.MeetingFactory(date=None))

    [event] = events(token)

    assert event["UID"] == f"{meeting.uuid}@rakor"
    assert event["DTSTART"].dt.isoformat() == "2026-03-10T09:00:00+07:00"
    assert event["URL"].endswith(f"/rapat/{meeting.pk}/")
    lines = event["DESCRIPTION"].splitlines()
    assert (lines[0], len(lines), lines[-1]) == (
        "7 butir yang cocok:",
        7,
        "dan 2 butir lain",
    )
    assert "rapat.example" not in get(token, "calendar_feed").content.decode()


def test_a_meeting_without_a_clock_time_takes_the_day(token):
    say("", meeting=f.MeetingFactory(title="Banjir", place="", status="cancelled"))

    [event] = events(token)

    assert event["DTSTART"].dt == f.DAY
    assert (event["STATUS"], "LOCATION" in event) == ("CANCELLED", False)
