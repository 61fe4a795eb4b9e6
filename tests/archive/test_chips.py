"""What narrows a search stands above what was found, by name, and can be taken off."""

import pytest
from django.urls import reverse

from meetings.models import Addressee
from tests import factories as f

CARI = reverse("archive:search")


@pytest.fixture
def chosen(meeting, indexed):
    """A directive, and by name of the parameter all that it can be narrowed by."""
    forum = f.SeriesFactory(name="Tim Rawa", institution=meeting.institution)
    topic = f.TopicFactory(series=forum, title="Pompa")
    meeting.series = forum
    meeting.save()
    person, office = (
        f.OfficialFactory(name="Sari Contoh"),
        f.PositionFactory(name="Camat"),
    )
    line = f.AttendanceFactory(
        meeting=meeting, kind="official", official=person, position=office
    )
    item = f.AgendaItemFactory(meeting=meeting, topic=topic)
    said = f.DirectiveFactory(meeting=meeting, speaker=line, agenda_item=item)
    body = f.InstitutionFactory(name="Dinas Contoh")
    Addressee.objects.create(directive=said, institution=body)
    indexed()
    keys = {"forum": forum.pk, "topik": topic.pk, "kepada": body.pk}
    return keys | {"pejabat": person.pk, "oleh": office.pk}


@pytest.fixture
def chips(client_of, leader):
    """``chips("tahun=2024")``: title, label and what is left without it."""

    def told(query, user=leader):
        page = client_of(user).get(f"{CARI}?{query}")
        return [(c.title, c.label, c.query) for c in page.context["chips"]]

    return told


NAMES = {
    "forum": ("Forum", "Tim Rawa"),
    "topik": ("Pokok bahasan", "Pompa"),
    "kepada": ("Ditujukan kepada", "Dinas Contoh"),
    "pejabat": ("Pejabat", "Sari Contoh"),
    "oleh": ("Oleh", "Camat"),
}


@pytest.mark.parametrize("more", ["", "&tahun=1999"])
@pytest.mark.parametrize("parameter", NAMES)
def test_what_is_chosen_is_named_also_where_nothing_is_found(
    parameter, more, chosen, chips
):
    assert chips(f"{parameter}={chosen[parameter]}{more}")[0][:2] == NAMES[parameter]


@pytest.mark.parametrize(
    ("query", "title", "label"),
    [
        ("sejak=2026-01-01", "Sejak", "1 Januari 2026"),
        ("sampai=2026-01-31", "Sampai", "31 Januari 2026"),
        ("tahun=2024", "Tahun", "2024"),
        ("jenis=appeal", "Jenis", "Imbauan"),
        ("status=done", "Tindak lanjut", "Terverifikasi"),
        ("klasifikasi=1", "Klasifikasi", "Terbatas"),
        ("baru=7", "Baru", "sejak pencarian ini terakhir dibuka"),
    ],
)
def test_each_filter_has_its_words(query, title, label, chips):
    assert chips(query) == [(title, label, "")]


def test_a_chip_takes_off_its_value_alone(chips):
    found = chips("q=a&tahun=2024&tahun=2025&sejak=2024-01-01&page=3")

    assert [left for _, _, left in found] == [
        "q=a&tahun=2025&sejak=2024-01-01",
        "q=a&tahun=2024&sejak=2024-01-01",
        "q=a&tahun=2024&tahun=2025",
    ]


def test_the_page_says_what_a_chip_does(client_of, leader):
    page = client_of(leader).get(f"{CARI}?q=a&tahun=2024").content.decode()

    assert 'class="chip" href="?q=a" rel="nofollow">Tahun: 2024' in page
    assert "hapus saringan ini" in page
    assert '<a class="chips-off" href="?q=a">Hapus semua saringan</a>' in page


def test_what_is_not_understood_has_no_chip(chips):
    assert chips("tahun=abcd&oleh=abc&jenis=titah&sejak=2024") == []


@pytest.mark.parametrize("parameter", ["oleh", "pejabat", "kepada", "forum", "topik"])
def test_what_is_not_there_is_unknown(parameter, chips):
    assert chips(f"{parameter}=999")[0][1] == "tidak dikenal"


@pytest.mark.parametrize("parameter", ["forum", "topik"])
def test_what_is_not_seen_has_no_name(parameter, chosen, chips, outsider):
    assert chips(f"{parameter}={chosen[parameter]}", outsider)[0][1] == "tidak dikenal"


@pytest.mark.parametrize("parameter", NAMES)
def test_who_has_no_role_is_told_no_name(parameter, chosen, chips):
    nobody = f.UserFactory()

    assert chips(f"{parameter}={chosen[parameter]}", nobody)[0][1] == "tidak dikenal"


def test_names_that_the_facets_tell_are_not_asked_again(
    chosen, client_of, leader, django_assert_num_queries
):
    client, plain = client_of(leader), f"{CARI}?tahun=2026"
    address = f"{CARI}?" + "&".join(
        f"{k}={v}" for k, v in chosen.items() if k != "pejabat"
    )
    client.get(plain)

    with django_assert_num_queries(9):
        client.get(plain)
    with django_assert_num_queries(9):
        client.get(address)
