"""What the search finds, for whom, and in which order."""

import datetime as dt

import pytest
from django.urls import reverse

from meetings.archive.searching import search
from tests import factories as f

CARI = reverse("archive:search")


def texts(page):
    return [hit.said.item.text for _, hits in page.meetings for hit in hits]


def test_a_word_is_found_in_its_other_forms(say, leader, found_by):
    say("Seluruh lurah diimbau menertibkan baliho.")

    assert found_by(leader, "himbauan penertiban") == [
        "Seluruh lurah diimbau menertibkan baliho."
    ]


def test_all_words_must_occur(say, leader, found_by):
    say("Pompa disiagakan.")
    say("Pompa dan perahu disiagakan.")

    assert found_by(leader, "perahu pompa") == ["Pompa dan perahu disiagakan."]


def test_without_a_match_of_all_words_some_are_enough(say, leader):
    say("Pompa disiagakan.")

    page = search("pompa zeppelin", {}, leader)

    assert (texts(page), page.wanted.loose) == (["Pompa disiagakan."], True)


def test_own_words_come_before_those_around(say, leader, found_by, meeting):
    item = f.AgendaItemFactory(meeting=meeting, title="Banjir")
    say("Perahu disiagakan.", agenda_item=item)
    say("Banjir ditangani.")

    assert found_by(leader, "banjir") == ["Banjir ditangani.", "Perahu disiagakan."]


def test_what_is_around_is_marked_where_it_stands(say, leader, meeting):
    item = f.AgendaItemFactory(meeting=meeting, title="Banjir di hulu")
    line = f.AttendanceFactory(meeting=meeting, office="Camat Hulu", name="Tamu")
    said = say("Perahu disiagakan.", agenda_item=item, speaker=line)
    said.addressees.create(group="warga hulu")

    ((_, (hit,)),) = search("hulu", {}, leader).meetings

    marked = [[p.text for p in part if p.marked] for part in (hit.source, hit.title)]
    assert marked == [["Hulu", "hulu"], []]
    assert [p.text for p in hit.agenda_item] == ["Banjir di ", "hulu"]


def test_an_agenda_item_without_a_mark_is_not_shown(say, leader, meeting):
    say("Perahu.", agenda_item=f.AgendaItemFactory(meeting=meeting, title="Banjir"))

    ((_, (hit,)),) = search("perahu", {}, leader).meetings

    assert hit.agenda_item == []


def test_a_phrase_is_found_as_it_is_written(say, leader, found_by):
    say("Pompa air disiagakan.")
    say("Air pompa disiagakan.")
    say("Pompa airnya disiagakan.")

    assert found_by(leader, '"pompa air"') == ["Pompa air disiagakan."]


def test_an_unwanted_word_excludes(say, leader, found_by):
    say("Pompa disiagakan.")
    say("Pompa diperbaiki.")

    assert found_by(leader, "pompa -perbaikan") == ["Pompa disiagakan."]


def test_an_unwanted_phrase_excludes(say, leader, found_by):
    say("Pompa air disiagakan.")
    say("Pompa minyak disiagakan.")

    assert found_by(leader, 'pompa -"pompa air"') == ["Pompa minyak disiagakan."]


def test_either_word_is_enough(say, leader, found_by):
    say("Pompa disiagakan.")
    say("Perahu disiagakan.")
    say("Tanggul disiagakan.")

    assert sorted(found_by(leader, "pompa OR perahu")) == [
        "Perahu disiagakan.",
        "Pompa disiagakan.",
    ]


def test_an_abbreviation_means_its_long_form(say, leader, found_by):
    say("Dinas Kesehatan menyiapkan posko.")
    say("Dinkes memeriksa air.")

    both = sorted(found_by(leader, "dinkes"))

    assert both == sorted(found_by(leader, "dinas kesehatan"))
    assert len(both) == 2


def test_a_short_name_of_the_directory_means_its_long_one(say, leader, found_by):
    f.InstitutionFactory(name="Badan Pengelola Rawa", short_name="Bapera")
    say("Bapera menggali rawa.")

    assert found_by(leader, "badan pengelola rawa") == ["Bapera menggali rawa."]


@pytest.fixture
def spoken(meeting, say):
    """One directive with everything that a filter asks for, and one without."""
    meeting.series = f.SeriesFactory(
        name="Tim Terpadu", institution=meeting.institution
    )
    meeting.date = dt.date(2024, 11, 26)
    meeting.save()
    term = f.AppointmentFactory(
        position=f.PositionFactory(name="Wali Kota Contoh"),
        official=f.OfficialFactory(name="Sari Contoh"),
    )
    line = f.AttendanceFactory(
        meeting=meeting,
        kind="official",
        official=term.official,
        position=term.position,
    )
    topic = f.TopicFactory(series=meeting.series, title="Pilkada")
    item = f.AgendaItemFactory(meeting=meeting, topic=topic)
    body = f.InstitutionFactory(name="Dinas Kesehatan Contoh", short_name="Dinkes")
    said = say("Posko dibuka.", speaker=line, agenda_item=item, kind="appeal")
    said.addressees.create(institution=body)
    other = f.MeetingFactory(institution=meeting.institution, date=dt.date(2021, 5, 3))
    say("Posko ditutup.", meeting=other)
    return said


FILTERS = [
    "oleh:walikota",
    'oleh:"wali kota"',
    "oleh:sari",
    "kepada:dinkes",
    'kepada:"dinas kesehatan"',
    "jenis:imbauan",
    "jenis:himbauan",
    "topik:pilkada",
    'topik:"pemilihan kepala daerah"',
    "forum:terpadu",
    "tahun:2024",
    "sejak:2022",
    "sejak:nov-2024",
    "sejak:2024-11-26",
    "sejak:26-11-2024",
    "klasifikasi:biasa tahun:2024",
    "posko sejak:2022 sampai:2024",
    "posko OLEH:Walikota",
]


@pytest.mark.parametrize("typed", FILTERS)
def test_a_filter_narrows(typed, spoken, leader, found_by):
    assert found_by(leader, typed) == ["Posko dibuka."]


def test_until_a_day(spoken, leader, found_by):
    assert found_by(leader, "posko sampai:2023") == ["Posko ditutup."]


UNKNOWN = [
    ("oleh:zeppelin", "Tidak ada jabatan atau pejabat bernama itu."),
    ("oleh:yang", "Tidak ada jabatan atau pejabat bernama itu."),
    ("kepada:zeppelin", "Tidak ada instansi, jabatan, atau kelompok bernama itu."),
    ("kepada:2024", "Tidak ada instansi, jabatan, atau kelompok bernama itu."),
    ("topik:zeppelin", "Tidak ada pokok bahasan bernama itu."),
    ("topik:yang", "Tidak ada pokok bahasan bernama itu."),
    ("forum:zeppelin", "Tidak ada forum bernama itu."),
    ("tahun:lalu", "Tulis tahunnya dengan empat angka, misalnya tahun:2024."),
    (
        "sejak:kapan",
        "Tulis tahun, bulan, atau tanggal: 2024, nov-2024, 26-11-2024.",
    ),
    (
        "sejak:31-02-2024",
        "Tulis tahun, bulan, atau tanggal: 2024, nov-2024, 26-11-2024.",
    ),
    (
        "sampai:xx-2024",
        "Tulis tahun, bulan, atau tanggal: 2024, nov-2024, 26-11-2024.",
    ),
]


@pytest.mark.parametrize(("typed", "told"), UNKNOWN)
def test_what_is_not_known_is_explained(typed, told, spoken, leader):
    page = search(typed, {}, leader)

    assert page.wanted.notes == [f"“{typed}” tidak dikenal. {told}"]
    assert page.tally.total == 0


def test_a_word_too_common_is_explained(spoken, leader):
    page = search("yang", {}, leader)

    assert page.wanted.notes == [
        "Kata “yang” terlalu umum, sehingga tidak ikut dicari."
    ]
    assert page.tally.total == 2


def test_a_word_too_common_among_others_is_not_worth_telling(spoken, leader):
    assert search("yang posko", {}, leader).wanted.notes == []
    assert len(search("yang zeppelin", {}, leader).wanted.notes) == 1


def test_a_name_of_what_is_not_seen_is_unknown(say, meeting, outsider, leader):
    topic = f.TopicFactory(series=f.SeriesFactory(institution=meeting.institution))
    topic.title = "Operasi Garudo"
    topic.save()
    say("Siaga.", agenda_item=f.AgendaItemFactory(meeting=meeting, topic=topic))

    assert search("topik:garudo", {}, outsider).wanted.nobody
    assert not search("topik:garudo", {}, leader).wanted.nobody


def test_nothing_unseen_is_counted(say, meeting, official, leader):
    say("Posko dibuka.")
    hidden = f.MeetingFactory(institution=meeting.institution)
    say("Posko ditutup.", meeting=hidden)
    say("Posko rahasia.", classification=2)

    seen = search("posko", {}, official).tally

    assert (seen.total, search("posko", {}, leader).tally.total) == (1, 3)
    assert {v.count for values in seen.facets.values() for v in values} == {1}


def test_facets_count_what_was_found(spoken, leader):
    facets = search("posko", {}, leader).tally.facets

    counted = {
        name: [(value.label, value.count) for value in values]
        for name, values in facets.items()
    }

    assert counted["kinds"] == [("Arahan", 1), ("Imbauan", 1)]
    assert counted["years"] == [("2024", 1), ("2021", 1)]
    assert counted["forums"] == [("Tim Terpadu", 1)]
    assert counted["topics"] == [("Pilkada", 1)]
    assert ("Wali Kota Contoh", 1) in counted["speakers"]
    assert counted["addressees"] == [("Dinas Kesehatan Contoh", 1)]
    assert counted["classifications"] == [("Biasa", 2)]


def test_who_represents_is_counted_under_both_offices(say, meeting, leader):
    own, other = f.PositionFactory(name="Kasdim"), f.PositionFactory(name="Dandim")
    line = f.office_line(meeting, own, represents=other)
    say("Siaga.", speaker=line)

    values = search("siaga", {}, leader).tally.facets["speakers"]

    assert [(each.label, each.count) for each in values] == [
        ("Dandim", 1),
        ("Kasdim", 1),
    ]


def test_the_newest_or_the_oldest_first(spoken, leader, found_by):
    newest = found_by(leader, "posko", order="terbaru")

    assert newest == ["Posko dibuka.", "Posko ditutup."]
    assert found_by(leader, "posko", order="terlama") == newest[::-1]


def test_pages_hold_each_directive_once(meeting, leader, indexed, monkeypatch):
    monkeypatch.setattr("meetings.archive.finding.NEWEST", 10)
    f.DirectiveFactory.create_batch(45, meeting=meeting, text="Posko dibuka.")
    indexed()

    pages = [search("posko", {}, leader, page=n) for n in (1, 2, 3)]
    keys = [hit.said.item.id for p in pages for _, hits in p.meetings for hit in hits]

    assert ([p.pages for p in pages], len(keys), len(set(keys))) == ([3] * 3, 45, 45)


def test_beyond_the_last_page_is_the_last(spoken, leader):
    assert search("posko", {}, leader, page=99).page == 1


def test_more_than_are_counted(say, meeting, leader, indexed, monkeypatch):
    monkeypatch.setattr("meetings.archive.facets.COUNTED", 3)
    f.DirectiveFactory.create_batch(5, meeting=meeting, text="Posko dibuka.")
    indexed()

    tally = search("posko", {}, leader).tally

    assert (tally.is_capped, tally.text) == (True, "3+")


@pytest.mark.parametrize("counted", [3, 10_000])
def test_the_oldest_come_first_also_of_more_than_are_counted(
    counted, meeting, leader, indexed, monkeypatch
):
    monkeypatch.setattr("meetings.archive.facets.COUNTED", counted)
    made = f.DirectiveFactory.create_batch(5, meeting=meeting, text="Posko dibuka.")
    indexed()

    found = search("posko", {}, leader, order="terlama")
    keys = [hit.said.item.id for _, hits in found.meetings for hit in hits]

    assert keys == [directive.pk for directive in made]


def test_no_role_finds_nothing(spoken):
    page = search("posko", {}, f.UserFactory())

    assert page.tally.total == 0
