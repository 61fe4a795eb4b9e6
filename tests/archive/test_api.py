"""The read API: what is told, to whom, and what leaves its trace."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings.archive.api import site
from meetings.models import ApiToken, Grant, Meeting
from tests import factories as f
from tests.archive.results import said, said_often
from tests.house.test_queries import MOST, fill, queries
from tests.trail import last_event, verbs

ROOT = "/api/v1"


@pytest.fixture(autouse=True)
def _nothing_counted():
    cache.clear()


def bearer(user, **values):
    f.token_of(user, f"secret {user.pk}", **values)
    return Client(headers={"Authorization": f"Bearer secret {user.pk}"})


@pytest.fixture
def desk(secretariat):
    """A program that reads in the name of the secretariat."""
    return bearer(secretariat)


def results(client, address):
    return client.get(f"{ROOT}{address}").json()["results"]


def test_a_directive_is_told_in_slugs_and_words(host, desk):
    meeting = f.MeetingFactory(institution=host, title="Rapat Banjir")
    item = f.AgendaItemFactory(meeting=meeting, title="Pompa", topic=f.TopicFactory())
    line = f.office_line(meeting, f.PositionFactory(name="Camat Contoh"))
    directive = said(meeting, quote="Siaga.", speaker=line, agenda_item=item)
    directive.addressees.create(institution=host)

    told = desk.get(f"{ROOT}/directives/{directive.pk}").json()

    assert told == {
        "id": directive.pk,
        "url": f"http://testserver/arahan/{directive.pk}/",
        "number": None,
        "meeting": {"id": meeting.pk, "title": "Rapat Banjir", "date": "2026-03-10"},
        "agenda_item": "Pompa",
        "topic_id": item.topic_id,
        "speaker": "Camat Contoh",
        "official_id": None,
        "position_id": line.position_id,
        "kind": {"slug": "directive", "label": "Arahan"},
        "text": "Pompa air disiagakan.",
        "quote": "Siaga.",
        "addressees": ["Badan Penyelenggara"],
        "institutions": [{"id": host.pk, "name": "Badan Penyelenggara"}],
        "classification": {"slug": "ordinary", "label": "Biasa"},
    }
    assert results(desk, "/directives") == [told]


def test_directives_are_found_as_on_the_pages(meeting, desk):
    said(meeting, "Pompa disiagakan.", kind="warning")
    said(meeting, "Pompa dibeli.")
    said(meeting, "Vaksin dibagikan.")

    assert len(results(desk, "/directives?q=pompa")) == 2
    (found,) = results(desk, "/directives?q=pompa&jenis=warning&tahun=2026")
    assert found["text"] == "Pompa disiagakan."
    assert results(desk, "/directives?q=pompa&sejak=2026-03-11") == []


@pytest.mark.parametrize(("order", "first"), [("terbaru", "B."), ("terlama", "A.")])
def test_directives_come_by_day(order, first, host, desk):
    for day, text in ((1, "A."), (2, "B.")):
        said(f.MeetingFactory(institution=host, date=dt.date(2026, 1, day)), text)

    assert results(desk, f"/directives?urut={order}")[0]["text"] == first


def test_pages_follow_one_another(meeting, desk):
    said_often(meeting, 3)

    first = desk.get(f"{ROOT}/directives?page_size=2").json()
    second = desk.get(f"{ROOT}/directives?page_size=2&page=2").json()

    assert (first["count"], first["count_is_capped"], first["page"]) == (3, False, 1)
    assert (len(first["results"]), len(second["results"])) == (2, 1)
    assert results(desk, "/directives?page_size=2&page=3") == []


def test_a_large_count_is_capped(meeting, desk, monkeypatch):
    monkeypatch.setattr("meetings.archive.api.questions.COUNTED", 2)
    said_often(meeting, 3)

    page = desk.get(f"{ROOT}/directives").json()

    assert (page["count"], page["count_is_capped"]) == (2, True)
    assert len(page["results"]) == 2


def test_only_what_the_owner_sees_is_told(meeting, official):
    said(meeting, "Terbuka.")
    hidden = said(meeting, "Tertutup.", classification=1)
    client = bearer(official)

    assert [each["text"] for each in results(client, "/directives")] == ["Terbuka."]
    assert client.get(f"{ROOT}/directives/{hidden.pk}").status_code == 404


def test_what_is_unseen_is_a_problem_in_indonesian(desk):
    response = desk.get(f"{ROOT}/meetings/987654")

    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"
    assert response.json() == {
        "type": "about:blank",
        "title": "Tidak ditemukan",
        "status": 404,
        "detail": "Tidak ditemukan",
    }


def test_the_record_of_a_meeting_is_that_of_the_page(host, desk):
    meeting = f.MeetingFactory(institution=host, series=f.SeriesFactory(name="Forum"))
    item = f.AgendaItemFactory(meeting=meeting, title="Pompa", number=1)
    line = f.AttendanceFactory(meeting=meeting, name="Sari", role="chair", number="123")
    said(meeting, "Siaga.", speaker=line, agenda_item=item)
    said(meeting, "Disepakati.", speaker=None, kind="decision")
    said(meeting, "Lain-lain.", speaker=line)

    told = desk.get(f"{ROOT}/meetings/{meeting.pk}").json()

    assert told["series"] == {"id": meeting.series_id, "name": "Forum"}
    assert [each["title"] for each in told["agenda"]] == ["Pompa"]
    assert [
        (each["number"], each["text"], each["agenda_item"], each["speaker"])
        for each in told["directives"]
    ] == [
        (1, "Siaga.", "Pompa", "Sari"),
        (2, "Lain-lain.", None, "Sari"),
        (3, "Disepakati.", None, None),
    ]
    assert told["attendees"] == [
        {
            "name": "Sari",
            "office": None,
            "institution": None,
            "represents": None,
            "role": {"slug": "chair", "label": "Pimpinan rapat"},
            "status": {"slug": "present", "label": "Hadir"},
            "mode": None,
            "official_id": None,
            "position_id": None,
        }
    ]


def test_meetings_are_filtered_as_on_the_page(host, desk):
    forum = f.SeriesFactory()
    kept = f.MeetingFactory(institution=host, title="Rapat Banjir", series=forum)
    f.MeetingFactory(institution=host, title="Rapat Vaksin", status="planned")
    query = f"?q=banjir&series={forum.pk}&year=2026&status=held"

    assert [each["id"] for each in results(desk, f"/meetings{query}")] == [kept.pk]
    assert len(results(desk, "/meetings")) == 2


def test_a_forum_that_one_does_not_see_has_no_meetings(meeting, desk):
    assert results(desk, "/meetings?series=987654") == []


def test_institutions_and_offices_are_known(host, desk):
    office = f.PositionFactory(institution=host, name="Kepala Badan", short_name="KB")

    (body,) = results(desk, "/institutions?q=penyelenggara")
    (found,) = results(desk, "/positions?q=kepala+kb")

    assert body == {
        "id": host.pk,
        "name": "Badan Penyelenggara",
        "short_name": None,
        "kind": {"slug": "dinas", "label": "Dinas"},
        "parent_id": None,
        "is_forkopimda": False,
        "active": True,
    }
    assert found == {
        "id": office.pk,
        "name": "Kepala Badan",
        "short_name": "KB",
        "institution": {"id": host.pk, "name": "Badan Penyelenggara"},
        "active": True,
    }


def test_officials_come_without_numbers_and_contacts(desk):
    person = f.OfficialFactory(name="Sari", phone="0811", email="a@contoh.id")
    term = f.AppointmentFactory(official=person, capacity="plt")
    f.AppointmentFactory(official=person, ends=dt.date(2025, 2, 1))

    assert results(desk, "/officials?q=sari") == [
        {
            "id": person.pk,
            "name": "Sari",
            "rank": "Pembina (IV/a)",
            "active": True,
            "offices": [
                {
                    "position_id": term.position_id,
                    "office": f"Plt. {term.position.name}",
                    "since": "2025-01-01",
                }
            ],
        }
    ]


def test_what_was_merged_is_not_told_twice(desk):
    kept = f.OfficialFactory(name="Sari")
    f.OfficialFactory(name="Sari", merged_into=kept, active=False)

    assert len(results(desk, "/officials?q=sari")) == 1


def test_topics_are_those_of_meetings_that_one_sees(meeting, desk, outsider):
    topic = f.TopicFactory(title="Genangan")
    f.AgendaItemFactory(meeting=meeting, topic=topic)
    f.TopicFactory()

    assert results(desk, "/topics") == [
        {
            "id": topic.pk,
            "title": "Genangan",
            "series": {"id": topic.series_id, "name": topic.series.name},
        }
    ]
    assert results(bearer(outsider), "/topics") == []


# The trail


def test_reading_what_is_ordinary_leaves_no_trace(meeting, desk):
    directive = said(meeting)
    for address in ("directives", f"directives/{directive.pk}", "meetings"):
        desk.get(f"{ROOT}/{address}")

    assert verbs() == []


def test_a_classified_directive_leaves_its_trace(meeting, desk):
    directive = said(meeting, classification=2)

    desk.get(f"{ROOT}/directives/{directive.pk}")

    event, token = last_event(), ApiToken.objects.get()
    assert (event.verb, event.target_id) == ("record.read", str(meeting.pk))
    assert event.details == {"token": token.pk}


def test_a_list_with_classified_directives_leaves_its_trace(meeting, desk):
    said(meeting)
    directive = said(meeting, classification=2)

    desk.get(f"{ROOT}/directives")

    event, token = last_event(), ApiToken.objects.get()
    assert (event.target_type, event.target_id) == ("apitoken", str(token.pk))
    assert event.details == {"token": token.pk, "directives": [directive.pk]}


def test_classified_meetings_leave_their_trace(meeting, desk):
    Meeting.objects.update(classification=2)

    desk.get(f"{ROOT}/meetings")
    desk.get(f"{ROOT}/meetings/{meeting.pk}")

    assert verbs() == ["record.read", "record.read"]
    assert (last_event().target_type, last_event().details) == (
        "meeting",
        {"token": ApiToken.objects.get().pk},
    )


# Who may in


@pytest.mark.parametrize(
    "header", [None, "Bearer", "Bearer ", "Bearer salah", "Basic c2FsYWg=", "secret"]
)
def test_without_a_live_token_nothing_is_told(header, db):
    headers = {"Authorization": header} if header else {}

    response = Client(headers=headers).get(f"{ROOT}/meetings")

    assert response.status_code == 401
    assert response["WWW-Authenticate"] == "Bearer"
    assert "token yang masih berlaku" in response.json()["detail"]


def test_a_revoked_token_is_dead(secretariat):
    client = bearer(secretariat, revoked_at=timezone.now())

    assert client.get(f"{ROOT}/meetings").status_code == 401


def test_an_expired_token_is_dead(secretariat):
    past = timezone.now() - dt.timedelta(days=2)
    end = past + dt.timedelta(days=1)
    client = bearer(secretariat, created_at=past, expires_at=end)

    assert client.get(f"{ROOT}/meetings").status_code == 401


def test_the_token_of_an_inactive_user_is_dead(desk, secretariat):
    secretariat.is_active = False
    secretariat.save()

    assert desk.get(f"{ROOT}/meetings").status_code == 401


def test_who_has_no_role_reads_no_meetings(meeting, desk, secretariat):
    Grant.objects.filter(user=secretariat).delete()

    assert results(desk, "/meetings") == []


def test_the_last_use_is_noted_once_an_hour(desk):
    desk.get(f"{ROOT}/meetings")
    first = ApiToken.objects.get().last_used_at
    desk.get(f"{ROOT}/meetings")
    assert ApiToken.objects.get().last_used_at == first

    ApiToken.objects.update(last_used_at=first - dt.timedelta(hours=1))
    desk.get(f"{ROOT}/meetings")

    assert ApiToken.objects.get().last_used_at >= first


def test_too_many_requests_have_to_wait(desk, monkeypatch):
    monkeypatch.setattr(site, "MOST_A_MINUTE", 2)
    codes = [desk.get(f"{ROOT}/topics").status_code for _ in range(2)]

    response = desk.get(f"{ROOT}/topics")

    assert codes == [200, 200]
    assert response.status_code == 429
    assert 1 <= int(response["Retry-After"]) <= 60
    assert response.json()["title"] == "Terlalu sering"


def test_one_token_does_not_slow_another(desk, leader, monkeypatch):
    monkeypatch.setattr(site, "MOST_A_MINUTE", 1)
    desk.get(f"{ROOT}/topics")

    assert bearer(leader).get(f"{ROOT}/topics").status_code == 200


# What is asked


@pytest.mark.parametrize(
    ("query", "parameter", "words"),
    [
        ("page=0", "page", "Paling kecil 1."),
        ("page_size=101", "page_size", "Paling besar 100."),
        ("page=satu", "page", "Isi dengan bilangan bulat."),
        ("oleh=camat", "oleh", "Isi dengan bilangan bulat."),
        ("sejak=kemarin", "sejak", "Isi dengan tanggal, misalnya 2026-03-10."),
        ("urut=abjad", "urut", "Yang dikenal: 'terbaru' atau 'terlama'."),
        (f"q={'a' * 401}", "q", "Paling panjang 400 karakter."),
    ],
)
def test_what_is_unclear_is_told_by_parameter(query, parameter, words, desk):
    response = desk.get(f"{ROOT}/directives?{query}")

    assert response.status_code == 422
    assert response.json()["errors"] == [{"parameter": parameter, "detail": words}]


def test_a_kind_of_error_without_words_is_told_all_the_same(desk):
    response = desk.get(f"{ROOT}/meetings/{'9' * 5000}")

    assert response.status_code == 422
    assert response.json()["errors"][0]["parameter"] == "id"


def test_a_null_character_is_no_error(desk):
    assert results(desk, "/officials?q=%00") is not None


@pytest.mark.parametrize(
    "method", ["post", "put", "patch", "delete", "head", "options"]
)
@pytest.mark.parametrize("name", ["directives", "openapi-json", "api-root"])
def test_there_is_get_and_nothing_else(method, name, desk):
    response = getattr(desk, method)(reverse(f"api:{name}"))

    assert (response.status_code, response["Allow"]) == (405, "GET")


def test_nothing_is_kept_by_a_cache(desk):
    assert desk.get(f"{ROOT}/topics")["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    "name",
    ["directives", "meetings", "institutions", "positions", "officials", "topics"],
)
def test_lists_ask_no_more_for_more_rows(name, host, desk):
    counts = []
    for size in (2, 20):
        for _ in range(size):
            meeting = f.MeetingFactory(institution=host, series=f.SeriesFactory())
            said(meeting).addressees.create(institution=host)
            f.AgendaItemFactory(meeting=meeting, topic=f.TopicFactory())
            f.AppointmentFactory()
        counts.append(queries(desk, f"{ROOT}/{name}?page_size=100"))

    assert counts[0] == counts[1]
    assert counts[0] <= MOST


def test_a_meeting_asks_no_more_for_a_long_record(meeting, host, desk):
    other = f.MeetingFactory(institution=host)
    fill(meeting, 10)
    fill(other, 200)

    counts = [queries(desk, f"{ROOT}/meetings/{m.pk}") for m in (meeting, other)]

    assert counts[0] == counts[1]
    assert counts[0] <= MOST
