"""A matter through its meetings."""

import datetime as dt

import pytest
from django.urls import reverse

from tests import factories as f

BANJIR = "Camat membersihkan drainase sebelum puncak musim hujan."


@pytest.fixture
def topic(meeting):
    return f.TopicFactory(
        series=f.SeriesFactory(institution=meeting.institution), title="Banjir"
    )


@pytest.fixture
def dealt_with(topic, meeting, say):
    """``dealt_with("2025-01-10", "…", "…")``: a meeting where that was said of it."""

    def dealt_with(day, *texts, **values):
        date = dt.date.fromisoformat(day) if day else None
        there = f.MeetingFactory(institution=meeting.institution, date=date)
        item = f.AgendaItemFactory(meeting=there, topic=topic)
        return [say(t, meeting=there, agenda_item=item, **values) for t in texts], there

    return dealt_with


@pytest.fixture
def page_of(topic, client_of):
    def page_of(user, query=""):
        return client_of(user).get(
            f"{reverse('archive:timeline', args=[topic.pk])}?{query}"
        )

    return page_of


def texts(page):
    return [[m.said.item.text for m in stop.mentions] for stop in page.context["stops"]]


def test_meetings_stand_in_the_order_of_time(dealt_with, leader, page_of):
    dealt_with("", "Belum bertanggal.")
    dealt_with("2025-03-01", "Kemudian.")
    dealt_with("2025-01-10", "Mula-mula.", "Lalu.")
    dealt_with("2025-02-10")

    assert texts(page_of(leader)) == [
        ["Mula-mula.", "Lalu."],
        [],
        ["Kemudian."],
        ["Belum bertanggal."],
    ]


def test_each_meeting_tells_how_often_per_kind(dealt_with, leader, page_of):
    dealt_with("2025-01-10", *(f"Imbauan {n}." for n in range(6)), kind="appeal")

    page = page_of(leader)
    (stop,) = page.context["stops"]

    assert (stop.kinds, stop.total, stop.more) == ([("Imbauan", 6)], 6, 1)
    assert "1 butir lainnya dalam rapat ini" in page.content.decode()


def test_the_counts_open_the_search(dealt_with, topic, leader, page_of, client_of):
    (said,), there = dealt_with("2025-01-10", "Pompa disiagakan.")
    f.FollowUpFactory(directive=said)
    f.approved(there, state="issued")

    page = page_of(leader).content.decode()

    for more in ("", "&jenis=directive", "&status=open"):
        address = f"{reverse('archive:search')}?topik={topic.pk}{more}"
        assert f'href="{address.replace("&", "&amp;")}">1 ' in page
        assert client_of(leader).get(address).context["found"].tally.total == 1


def test_what_became_of_it_is_told(dealt_with, leader, page_of):
    (said,), there = dealt_with("2025-01-10", "Pompa disiagakan.")
    f.FollowUpFactory(directive=said)
    f.FollowUpFactory(directive=said, state="in_progress")
    plan = page_of(leader).context["stops"][0].mentions[0].states
    f.approved(there, state="issued")

    page = page_of(leader)

    assert plan == []
    assert page.context["stops"][0].mentions[0].states == [
        ("not_started", "Belum mulai"),
        ("in_progress", "Berjalan"),
    ]


def test_what_was_said_before_is_linked(dealt_with, leader, page_of):
    (first,), _ = dealt_with("2025-01-10", BANJIR)
    dealt_with("2025-02-10", "Pompa air diperiksa petugas.")
    dealt_with("2025-03-10", BANJIR.replace("membersihkan", "dibersihkan"))
    dealt_with("", BANJIR)

    page = page_of(leader)
    earlier = [s.mentions[0].earlier for s in page.context["stops"]]

    assert [each and each.directive for each in earlier] == [None, None, first.pk, None]
    assert "hampir sama dengan 10 Januari 2025" in page.content.decode()


def test_what_the_reader_does_not_see_is_not_told(dealt_with, official, page_of):
    _, there = dealt_with("2025-01-10", BANJIR)
    f.AttendanceFactory(
        meeting=there, kind="official", official=official.official, name="P"
    )
    dealt_with("2025-03-10", BANJIR)
    _, later = dealt_with("2025-05-10", BANJIR, classification=2)
    f.AttendanceFactory(
        meeting=later, kind="official", official=official.official, name="P"
    )

    page = page_of(official)

    assert texts(page) == [[BANJIR], []]
    assert page.context["tally"].total == 1


def test_what_is_classified_is_read_at_its_own_page(dealt_with, leader, page_of):
    dealt_with("2025-01-10", BANJIR, classification=2)

    page = page_of(leader).content.decode()

    assert "Buka butir ini untuk membaca isinya" in page
    assert BANJIR not in page


def test_pages_follow_one_another(dealt_with, leader, page_of):
    for month in range(1, 12):
        dealt_with(f"2025-{month:02}-01", "Pompa.")

    assert len(page_of(leader).context["stops"]) == 10
    assert len(page_of(leader, "page=2").context["stops"]) == 1


def test_a_matter_without_dates(dealt_with, leader, page_of):
    dealt_with("", BANJIR)

    assert texts(page_of(leader)) == [[BANJIR]]


def test_a_matter_of_others_is_not_there(dealt_with, outsider, page_of):
    dealt_with("2025-01-10", BANJIR)

    assert page_of(outsider).status_code == 404


def test_the_page_of_the_matter_leads_there(dealt_with, topic, leader, client_of):
    dealt_with("2025-01-10", BANJIR)

    page = client_of(leader).get(reverse("minutes:topic", args=[topic.pk]))

    assert reverse("archive:timeline", args=[topic.pk]) in page.content.decode()
