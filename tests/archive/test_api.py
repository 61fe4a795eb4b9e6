"""The read API: what is told, and as far as its reader may read it."""

from __future__ import annotations

import datetime as dt

import pytest

from tests import factories as f
from tests.archive.programs import ROOT, bearer, results
from tests.archive.results import said, said_often


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
        "follow_ups": [],
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
