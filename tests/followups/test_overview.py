"""The overview: every number opens just the rows that it counts."""

import datetime as dt
import re
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from meetings.followups.pace import median_of
from meetings.followups.selection_form import REVERSED
from meetings.models import FollowUp
from tests import factories as f

ROLES = "secretariat leader official agency staff outsider".split()
NUMBER = re.compile(r'<a class="number" href="([^"]+)">([\d.]+)</a>')
TODAY = timezone.localdate


def dated(days):
    return {"due_kind": "date", "due_date": TODAY() - dt.timedelta(days)}


def reported(days, **values):
    at = timezone.now() - dt.timedelta(days)
    known = {"state": "reported", "percent": 100}
    return known | {"reported_by": f.UserFactory(), "reported_at": at} | values


def verified(days):
    who = {"verified_by": f.UserFactory(), "verified_at": timezone.now()}
    return reported(days, state="verified", **who)


def kinds():
    yield {}
    yield {"due_kind": "ongoing"}
    yield dated(3) | {"state": "returned"}
    yield dated(-3) | {"state": "in_progress"}
    yield dated(3) | reported(1)
    yield dated(3) | verified(4)  # in time
    yield dated(3) | verified(3)  # on the last day
    yield dated(3) | verified(2)  # too late
    yield verified(9)
    yield dated(9) | {"state": "cancelled"}


def meet(host, days, lead, series=None, topic=None, **values):
    """A meeting so many days ago, with a follow-up of each kind."""
    date = None if days is None else TODAY() - dt.timedelta(days)
    meeting = f.MeetingFactory(institution=host, date=date, series=series, **values)
    item = f.AgendaItemFactory(meeting=meeting, topic=topic)
    directive = f.DirectiveFactory(meeting=meeting, agenda_item=item)
    for kind in kinds():
        f.FollowUpFactory(directive=directive, lead=lead, **kind)
    return meeting


@pytest.fixture
def many(host, lead, meeting, official, agency):
    """Meetings of each age, of a forum and of none; one secret; and plans."""
    forum = f.SeriesFactory(institution=host)
    topic = f.TopicFactory(series=forum)
    of_forum = {"series": forum, "topic": topic}
    held = [meet(host, days, lead, **of_forum) for days in (0, 30, 31, 90)]
    other = f.InstitutionFactory(name="Badan Lain")
    held += [meet(host, days, other) for days in (91, 180, 181, 400)]
    held += [meet(host, None, other)]
    held += [meet(host, 5, lead, classification=3, **of_forum)]
    person = official.official
    f.AttendanceFactory(meeting=held[0], kind="official", official=person)
    for each in held:
        f.approved(each, state="issued")
    meet(host, 1, lead, **of_forum)
    return forum, topic


def numbers(text):
    return [
        (unescape(href), int(count.replace(".", "")))
        for href, count in NUMBER.findall(text)
    ]


def rows_behind(client, href):
    context = client.get(href).context
    return context["page_obj"].paginator.count


@pytest.fixture
def walk(client_of):
    """``walk(user, query)``: the numbers of the page whose rows are another number."""

    def walk(user, query=""):
        client = client_of(user)
        text = client.get(reverse("followups:overview") + query).content.decode()
        found = numbers(text)
        opened = {href: rows_behind(client, href) for href, _ in found}
        wrong = [(href, n, opened[href]) for href, n in found if opened[href] != n]
        return len(found), wrong

    return walk


@pytest.mark.parametrize("role", ROLES)
def test_every_number_opens_its_rows(role, many, walk, request):
    found, wrong = walk(request.getfixturevalue(role))

    assert wrong == []
    assert (found > 50) == (role != "outsider" and role != "agency")


def test_so_it_does_when_narrowed(many, walk, leader, lead):
    forum, topic = many
    since = TODAY() - dt.timedelta(60)
    queries = [f"?instansi={lead.pk}", f"?forum={forum.pk}&sejak={since}"]
    queries += [f"?topik={topic.pk}&hingga={since}", "?forum=0", "?topik=0"]

    found = [walk(leader, query) for query in queries]

    assert [wrong for _, wrong in found] == [[]] * 5
    assert all(count > 20 for count, _ in found)


@pytest.fixture
def overview(client_of):
    """``overview(user, query)``: what the page is made of."""

    def overview(user, query=""):
        url = reverse("followups:overview") + query
        return client_of(user).get(url).context["overview"]

    return overview


def counts(row):
    return {key: number.count for key, number in row.numbers.items()}


def test_totals_add_up(many, overview, leader):
    found = overview(leader)

    total = counts(found.total)
    assert total == {
        "semua": 100,
        "terbuka": 50,
        "terlambat": 20,
        "menunggu": 10,
        "terverifikasi": 40,
        "dibatalkan": 10,
    }
    for table in (found.institutions, found.forums, found.topics, found.ages):
        added = {key: sum(counts(row)[key] for row in table) for key in total}
        assert added == total


def test_an_overview_of_the_cleared_does_not_count_for_others(
    many, overview, staff, lead
):
    assert counts(overview(staff).total)["semua"] == 40


def test_ages_end_where_they_say(many, overview, leader):
    found = {row.key: counts(row)["semua"] for row in overview(leader).ages}

    assert found == {"30": 30, "90": 20, "180": 20, "lebih": 20, "tidak": 10}


def test_what_has_no_date_has_its_own_share(many, overview, leader):
    found = [(name, number.count) for name, number in overview(leader).due_kinds]

    assert found == [("Bertanggal", 30), ("Tanpa tenggat", 10), ("Berkelanjutan", 10)]


def test_on_time_is_measured_by_the_report(many, overview, leader):
    pace = overview(leader).pace

    assert (pace.on_time.count, pace.dated.count, pace.percent) == (20, 30, 67)


def test_days_are_those_of_the_office(host, lead, overview, leader):
    """Reported at 23.30 in Jakarta on the last day: in time, and 10 days after."""
    meeting = f.MeetingFactory(institution=host, date=dt.date(2026, 3, 1))
    at = dt.datetime(2026, 3, 11, 16, 30, tzinfo=dt.UTC)
    values = verified(0) | {"reported_at": at}
    for due in (11, 10):
        day = {"due_kind": "date", "due_date": dt.date(2026, 3, due)}
        directive = f.DirectiveFactory(meeting=meeting)
        f.FollowUpFactory(directive=directive, lead=lead, **values | day)
    f.approved(meeting, state="issued")

    pace = overview(leader).pace

    assert (pace.on_time.count, pace.dated.count, pace.median) == (1, 2, 10)


def test_without_anything_done_there_is_no_rate(followup, overview, read, leader):
    pace = overview(leader).pace

    assert (pace.percent, pace.median) == (None, None)
    assert "<dd>–" in read(leader, "overview")


@pytest.mark.parametrize(
    ("days", "median"),
    [
        ({}, None),
        ({4: 1}, 4),
        ({1: 1, 4: 1}, 2.5),
        ({1: 3, 9: 2}, 1),
        ({-1: 1, 5: 2}, 5),
    ],
)
def test_the_median_comes_from_counts(days, median):
    assert median_of(days) == median


def test_a_topic_directed_twice_to_the_same_is_told(many, overview, leader, lead):
    _, topic = many

    (found,) = overview(leader).repeated

    assert (found.topic, found.institution) == (topic.title, lead.name)
    assert (found.meetings, found.number.count) == (5, 50)


def test_a_month_opens_and_closes(many, overview, leader):
    months = overview(leader).months

    assert len(months) == 12
    assert months[-1].first == TODAY().replace(day=1)
    assert months[-1].closed.count == 40


def test_what_an_address_does_not_mean_is_said(many, read, overview, leader):
    query = "?instansi=abc"

    assert "Saringan tidak dipakai" in read(leader, "overview", query=query)
    assert counts(overview(leader, query).total)["semua"] == 100
    assert "tidak dikenal" in read(leader, "list", query=query)


def test_a_name_that_is_not_seen_is_not_told(many, read, outsider, lead):
    query = f"?instansi={lead.pk}"

    assert lead.name not in read(outsider, "overview", query=query)
    assert lead.name not in read(outsider, "list", query=query)
    assert "Tidak ada yang dapat Anda baca" in read(outsider, "overview", query=query)


def test_the_list_says_what_is_chosen(many, read, leader, lead):
    forum, topic = many
    query = f"?tampil=tepat&instansi={lead.pk}&forum={forum.pk}&topik={topic.pk}"
    query += "&umur=30&tenggat=date&bulan=2026-11&sejak=2026-01-01&hingga=2026-12-31"

    found = read(leader, "list", query=query)

    told = ["Selesai tepat waktu", lead.name, forum.name, topic.title, "bertanggal"]
    told += ["sampai 30 hari", "diverifikasi November 2026"]
    told += ["rapat sejak 1 Januari 2026", "rapat hingga 31 Desember 2026"]
    assert [each for each in told if each not in found] == []


def test_charts_have_a_table_behind_them(many, read, leader):
    text = read(leader, "overview")

    assert text.count('<svg role="img"') == 2
    assert text.count("<details") >= 2
    assert "style=" not in re.sub(r"<head>.*</head>", "", text, flags=re.DOTALL)


def test_on_the_first_day_it_says_so(read, leader, staff):
    for user in (leader, staff):
        assert "Belum ada yang dapat dihitung" in read(user, "overview")
    assert "Kurangi saringannya" in read(leader, "overview", query="?forum=0")


def test_nothing_is_kept_by_reading(many, client_of, leader):
    before = list(FollowUp.objects.values_list("pk", "version"))

    client_of(leader).get(reverse("followups:overview"))

    assert list(FollowUp.objects.values_list("pk", "version")) == before
    assert client_of(leader).post(reverse("followups:overview")).status_code == 405


def test_dates_the_wrong_way_round_are_refused(leader, client_of):
    page = client_of(leader).get(
        reverse("followups:overview"), {"sejak": "2026-05-01", "hingga": "2026-04-01"}
    )

    assert page.context["form"].errors == {"hingga": [REVERSED]}
    assert "Saringan tidak dipakai" in page.content.decode()


def test_long_tables_show_the_first_rows_and_lead_to_all(
    many, client_of, leader, lead, monkeypatch
):
    monkeypatch.setattr("meetings.followups.overview_views.MOST_ROWS", 1)
    client, url = client_of(leader), reverse("followups:overview")
    first = f'<th scope="row">{lead}</th>'

    short = client.get(url, {"sejak": "2000-01-01"}).content.decode()
    href = unescape(re.search(r'<a href="(\?[^"]+)#instansi">Semua 2 baris', short)[1])
    long = client.get(url + href).content.decode()

    other = '<th scope="row">Badan Lain</th>'
    assert (first in short, other in short, "sejak=2000-01-01" in href) == (
        (other not in short),
        (first not in short),
        True,
    )
    assert (first in long, other in long, "baris</a>" in long) == (True, True, False)
