"""What is no directive is narrowed by the filters that can hold for it."""

import datetime as dt

import pytest
from django.urls import reverse

from meetings.archive.following import index_all
from meetings.archive.models import PaperText, ThingEntry
from tests import factories as f

CARI = reverse("archive:search")


@pytest.fixture
def ask(client_of, leader):
    client = client_of(leader)
    return lambda query: client.get(f"{CARI}?{query}")


def counts(page):
    return {kind.label: count for kind, count in page.context["parts"]}


@pytest.fixture
def floods(host, indexed):
    """Two meetings about floods, of which one belongs to a forum; and an institution.

    Returns the forum and a matter of its agenda.
    """
    forum = f.SeriesFactory(institution=host)
    topic = f.TopicFactory(series=forum, title="Pasar")
    older = f.MeetingFactory(
        institution=host, title="Rapat Banjir", date=dt.date(2024, 11, 26), series=forum
    )
    item = f.AgendaItemFactory(meeting=older, title="Banjir", topic=topic)
    f.DirectiveFactory(meeting=older, agenda_item=item)
    f.photo_of(older, name="banjir.jpg")
    newer = f.MeetingFactory(institution=host, title="Rapat Banjir", classification=1)
    f.AgendaItemFactory(meeting=newer, title="Banjir")
    f.DirectiveFactory(meeting=newer, text="Banjir dicegah.", kind="appeal")
    f.InstitutionFactory(name="Balai Banjir")
    indexed()
    return forum, topic


OLDER = {"Rapat": 1, "Acara": 1, "Lampiran": 1, "Instansi": 1}
BOTH = {"Rapat": 2, "Acara": 2, "Lampiran": 1, "Instansi": 1}
NEWER = {"Rapat": 1, "Acara": 1, "Instansi": 1}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=banjir", BOTH),
        ("q=banjir&forum={forum}", OLDER),
        ("q=banjir&topik={topic}", OLDER),
        ("q=banjir&tahun=2024", OLDER),
        ("q=banjir+tahun:2024", OLDER),
        ("q=banjir&tahun=2024&tahun=2026", BOTH),
        ("q=banjir&sejak=2025-01-01", NEWER),
        ("q=banjir&sampai=2025-01-01", OLDER),
        ("q=banjir&klasifikasi=1", NEWER),
        ("q=banjir&jenis=directive", BOTH),
        ("q=banjir+-tahun:2026", OLDER),
        ("q=banjir+-topik:pasar", NEWER | {"Lampiran": 1}),
        ("q=banjir+-jenis:saran", BOTH),
        ("q=banjir&baru=1", {}),
    ],
)
def test_each_part_counts_what_the_filters_leave(query, found, floods, ask):
    forum, topic = floods

    assert counts(ask(query.format(forum=forum.pk, topic=topic.pk))) == found


@pytest.mark.parametrize("query", ["q=banjir", "q=banjir&tahun=2024"])
def test_a_part_shows_as_many_as_its_tab_counts(query, floods, ask):
    for kind, count in ask(query).context["parts"]:
        part = ask(f"{query}&bagian={kind.name.lower()}")

        assert len(part.context["things"]) == count


@pytest.mark.parametrize(
    ("part", "unused"),
    [
        ("meeting", ["Jenis"]),
        ("item", ["Jenis"]),
        ("paper", ["Pokok bahasan", "Jenis"]),
        ("institution", ["Pokok bahasan", "Tahun", "Jenis"]),
    ],
)
def test_a_part_says_which_filters_it_cannot_use(part, unused, floods, ask):
    page = ask(f"q=banjir&bagian={part}&jenis=appeal&tahun=2026&topik={floods[1].pk}")

    assert page.context["unused"] == unused
    assert f"disaring menurut: {', '.join(unused)}." in page.content.decode()


def test_what_also_matches_says_it_too(floods, ask):
    page = ask("q=banjir&jenis=appeal").content.decode()

    assert "Tidak semuanya dapat disaring menurut: Jenis." in page


@pytest.mark.parametrize(
    ("typed", "title"),
    [("-jenis:saran", "Jenis"), ("kepada:lurah", "Ditujukan kepada")],
)
def test_also_a_filter_that_is_typed_is_told(typed, title, floods, ask):
    f.PositionFactory(name="Lurah Contoh")
    index_all(*ThingEntry.Type)

    assert ask(f"q=banjir+{typed}&bagian=item").context["unused"] == [title]


def test_the_tabs_keep_the_filters(floods, ask):
    page = ask("q=banjir&tahun=2026&urut=terlama&bagian=item&page=2").content.decode()

    assert 'href="?q=banjir&amp;tahun=2026&amp;urut=terlama&amp;bagian=meeting"' in page


def test_what_also_matches_is_told_apart(floods, ask):
    page = ask("q=banjir&sejak=2025-01-01").content.decode()

    assert "<span>Acara</span><span>Rapat Banjir, 10 Maret 2026</span>" in page
    assert "<span>Rapat</span><span>Selasa, 10 Maret 2026</span>" in page


def test_where_no_directive_matches_it_says_what_does(floods, ask):
    page = ask("q=banjir&jenis=request").content.decode()

    assert "Tidak ada butir yang cocok dengan saringan ini. Yang cocok adalah:" in page
    assert "Kurangi kata" not in page


def test_more_than_are_weighed_are_told_of(host, indexed, ask, monkeypatch):
    monkeypatch.setattr("meetings.archive.finding_things.WEIGHED", 3)
    f.MeetingFactory.create_batch(4, institution=host, title="Rapat Pompa")
    indexed()

    page = ask("q=pompa&bagian=meeting")

    assert len(page.context["things"]) == 3
    assert '<span class="quiet">3+</span>' in page.content.decode()
    assert "lebih banyak daripada yang dapat ditampilkan" in page.content.decode()


@pytest.fixture
def read(meeting, indexed):
    """A paper in whose text a word stands that its title has not."""
    paper = f.photo_of(meeting, name="bahan.jpg")
    PaperText.objects.create(attachment=paper, text="Anggaran <embung> Rawa.")
    indexed()
    return paper


@pytest.mark.parametrize("query", ["q=embung", "q=embung&bagian=paper"])
def test_a_paper_is_quoted(query, read, ask):
    page = ask(query).content.decode()

    assert "Anggaran &lt;<mark>embung</mark>&gt; Rawa." in page


def test_a_paper_beside_directives_is_not_quoted(read, say, ask):
    say("Embung dikeruk.")

    page = ask("q=embung")

    assert [quote for _, quote in page.context["things"]] == [[]]


def test_a_paper_of_a_classified_meeting_is_not_quoted(read, meeting, indexed, ask):
    meeting.classification = 1
    meeting.save()
    indexed()

    page = ask("q=embung&bagian=paper").content.decode()

    assert '<span class="stamp">Terbatas</span>' in page
    assert "<mark>" not in page


def test_a_page_of_things_asks_for_no_directive(
    read, say, ask, django_assert_num_queries
):
    say("Embung dikeruk.")
    ask("q=embung&bagian=paper")

    with django_assert_num_queries(7):
        ask("q=embung&bagian=paper")
