"""A month of the archive as a calendar."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from meetings.archive.month import month_for
from tests import factories as f

KALENDER = reverse("archive:month")
MARCH = dt.date(2026, 3, 1)


def days(month):
    return [day for week in month.weeks for day in week]


def day_of(month, date):
    return next(day for day in days(month) if day.date == date)


def titles(month, date):
    return [each.meeting.title for each in day_of(month, date).gatherings]


def test_weeks_begin_on_monday(leader):
    month = month_for(leader, dt.date(2024, 11, 1))

    assert {week[0].date.weekday() for week in month.weeks} == {0}
    assert days(month)[0].date == dt.date(2024, 10, 28)
    assert [day.of_month for day in days(month)].count(True) == 30


def test_meetings_stand_on_their_day_with_their_directives(meeting, say, leader):
    say("Pompa disiagakan.")
    say("Pompa dibersihkan.", classification=3)
    early = f.MeetingFactory(institution=meeting.institution, start_time=dt.time(8))

    month = month_for(leader, MARCH)

    assert titles(month, f.DAY) == [early.title, meeting.title]
    assert day_of(month, f.DAY).directives == 2
    assert (month.meetings, month.directives, month.is_empty) == (2, 2, False)


def test_only_what_is_seen_is_counted(meeting, say, official, outsider):
    say("Pompa disiagakan.")
    say("Pompa rahasia.", classification=2)
    f.MeetingFactory(institution=meeting.institution)

    seen, unseen = month_for(official, MARCH), month_for(outsider, MARCH)

    assert (seen.meetings, seen.directives) == (1, 1)
    assert (unseen.meetings, unseen.directives, unseen.is_empty) == (0, 0, True)


def test_a_meeting_of_several_days_stands_on_each(meeting, say, leader):
    meeting.date, meeting.end_date = dt.date(2026, 2, 28), dt.date(2026, 3, 1)
    meeting.save()
    say("Pompa disiagakan.")

    february, march = month_for(leader, dt.date(2026, 2, 1)), month_for(leader, MARCH)

    assert titles(february, meeting.date) == titles(march, MARCH) == [meeting.title]
    assert titles(february, MARCH) == []
    assert (february.meetings, february.directives) == (1, 1)
    assert (march.meetings, march.directives) == (0, 0)


def test_a_month_that_is_too_full_says_so(meeting, leader, client_of, monkeypatch):
    monkeypatch.setattr("meetings.archive.month.MOST", 2)
    f.MeetingFactory.create_batch(2, institution=meeting.institution)

    page = client_of(leader).get(KALENDER, {"bulan": "2026-03"})

    assert len(day_of(page.context["month"], f.DAY).gatherings) == 2
    assert (page.context["month"].meetings, page.context["month"].is_cut) == (3, True)
    assert "lebih dari 300 rapat" in page.content.decode()


def test_the_page_leads_on_and_back(leader, client_of):
    page = client_of(leader).get(KALENDER, {"bulan": "2024-12"}).content.decode()

    assert 'rel="prev" href="?bulan=2024-11">November 2024</a>' in page
    assert 'rel="next" href="?bulan=2025-01">Januari 2025</a>' in page
    assert "Tidak ada rapat yang dapat Anda baca pada bulan ini." in page


def test_the_numbers_of_a_month_open_what_they_count(meeting, say, leader, client_of):
    say("Pompa disiagakan.")
    client = client_of(leader)

    page = client.get(KALENDER, {"bulan": "2026-03"}).content.decode()

    for since, until in (("2026-03-01", "2026-03-31"), ("2026-03-10", "2026-03-10")):
        query = f"sejak={since}&amp;sampai={until}"
        assert f'?{query}">1 butir' in page
        found = client.get(f"/cari/?{query.replace('&amp;', '&')}").context["found"]
        assert found.tally.total == 1


def test_a_classified_meeting_is_stamped(host, leader, client_of):
    f.MeetingFactory(institution=host, classification=2)

    page = client_of(leader).get(KALENDER, {"bulan": "2026-03"}).content.decode()

    assert '<span class="stamp">Rahasia</span>' in page


@pytest.mark.parametrize(
    "asked", ["", "2026-13", "0000-01", "kapan", "2026-3", "²026-01"]
)
@time_machine.travel("2026-03-10T05:00:00Z", tick=False)
def test_otherwise_it_is_this_month(asked, meeting, leader, client_of):
    page = client_of(leader).get(KALENDER, {"bulan": asked})

    assert page.context["month"].first == MARCH
    assert 'aria-current="date"' in page.content.decode()


@pytest.mark.parametrize("asked", ["1900-01", "2099-12"])
def test_the_first_and_the_last_month(asked, leader, client_of):
    assert client_of(leader).get(KALENDER, {"bulan": asked}).status_code == 200
